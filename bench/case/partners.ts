import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { receipt } from '../partner';

/** Everybody outside, for one side: the Raad, the police and a mail server, each on a socket of its own. */
export interface Outside {
  readonly rvdk: string;
  readonly politie: string;
  readonly smtp: string;
  /** The questions that came to the Raad since the last time this was asked, as they came. */
  readonly questions: () => string[];
  /** How many reports back came to the police, and mails to the team. */
  readonly counts: { terugkoppelingen: number; mails: number };
  close(): void;
}

export async function startOutside(): Promise<Outside> {
  const counts = { terugkoppelingen: 0, mails: 0 };
  let asked: string[] = [];
  const rvdk = await listen((body) => asked.push(body));
  const politie = await listen(() => (counts.terugkoppelingen += 1));
  const mail = await listenMail(() => (counts.mails += 1));
  return {
    rvdk: urlOf(rvdk, 'http'),
    politie: urlOf(politie, 'http'),
    smtp: urlOf(mail.server, 'smtp'),
    questions: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
    counts,
    close: () => {
      for (const server of [rvdk, politie]) {
        server.closeAllConnections();
        server.close();
      }
      mail.close();
    },
  };
}

const urlOf = (server: { address: () => unknown }, scheme: string): string =>
  `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;

async function listen(take: (body: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      take(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'text/xml' }).end(receipt);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function listenMail(count: () => void): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        count();
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
