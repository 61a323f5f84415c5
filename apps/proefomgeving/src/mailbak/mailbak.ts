import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { LOOPBACK, listen, pathOf, sendEmpty, sendJson } from '../http';
import { readMail } from './mime';

/** A mail as the sink shows it. `to` is who the envelope named, `raw` the whole message. */
export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

/** Somebody to whom a mail went, and its subject. */
export interface Recipient {
  readonly to: string;
  readonly subject: string;
}

/** A mail server that delivers nothing and shows everything. */
export interface Mailbak {
  readonly smtpUrl: string;
  /** `GET /messages`, `DELETE /messages`; `GET /recipients`: who ever got a mail, whatever became of it here. */
  readonly url: string;
  close(): Promise<void>;
}

/** Kept in memory; the oldest goes when there are more than this. */
const KEPT = 5_000;
const SIZE_LIMIT = 25 * 1024 * 1024;

/** SMTP without login or TLS, and the page beside it, both on loopback. @param ports 0 = any */
export async function startMailbak(ports: { readonly smtp: number; readonly http: number }): Promise<Mailbak> {
  const messages: Mail[] = [];
  const recipients = new Map<string, Recipient>();
  const smtp = makeSmtp((mail) => {
    for (const to of mail.to) recipients.set(`${to}\n${mail.subject}`, { to, subject: mail.subject });
    messages.push(mail);
    if (messages.length > KEPT) messages.shift();
  });
  const listening = await listen((request, response) => {
    if (pathOf(request) === '/recipients' && request.method === 'GET') sendJson(response, 200, [...recipients.values()]);
    else show(request, response, messages);
  }, ports.http);
  const server = smtp.listen(ports.smtp, LOOPBACK);
  if (!server.listening) await once(server, 'listening');
  return {
    smtpUrl: `smtp://${LOOPBACK}:${String((server.address() as AddressInfo).port)}`,
    url: listening.url,
    close: async () => {
      await new Promise<void>((resolve) => {
        smtp.close(resolve);
      });
      await listening.close();
    },
  };
}

function makeSmtp(keep: (mail: Mail) => void): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_LIMIT,
    closeTimeout: 1_000,
    onData: (stream, session, callback) => {
      receive(stream, session).then((mail) => {
        keep(mail);
        callback();
      }, callback);
    },
  });
  // A sender that hangs up is no reason for the sink to stop.
  server.on('error', () => undefined);
  return server;
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Mail> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  const raw = Buffer.concat(parts);
  return { to: session.envelope.rcptTo.map(({ address }) => address), ...readMail(raw), raw: raw.toString('utf8') };
}

function show(request: IncomingMessage, response: ServerResponse, messages: Mail[]): void {
  if (pathOf(request) !== '/messages') sendJson(response, 404, { fout: 'adres' });
  else if (request.method === 'GET') sendJson(response, 200, messages);
  else if (request.method === 'DELETE') {
    messages.length = 0;
    sendEmpty(response);
  } else sendJson(response, 405, { fout: 'methode' });
}
