import { RetryLaterError } from '@schakel/contracts';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { attenderingMail, encodeMail } from '../mail/encode-mail';
import { UnknownOutcomeError } from './channel';
import { MailChannel } from './mail.channel';

const inhoud = { nummer: 'f3a1', dringend: true, herinnering: false, uiterlijk: '2026-11-21T10:00:00Z', telefoon: '0800 2000' };
const wire = encodeMail(attenderingMail(inhoud));
const servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(resolve);
        }),
    ),
  );
});

type OnData = NonNullable<NonNullable<ConstructorParameters<typeof SMTPServer>[0]>['onData']>;
async function mailServer(onData: OnData): Promise<string> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData, closeTimeout: 10 });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}
const refusing =
  (responseCode: number): OnData =>
  (stream, _session, done) => {
    stream.resume().on('end', () => {
      done(Object.assign(new Error('nee'), { responseCode }));
    });
  };
const deliver = (smtpUrl: string, omgeving = 'test'): Promise<unknown> =>
  new MailChannel({ smtpUrl, afzender: 'Schakel <schakel@vt.example>', omgeving, timeoutMs: 1000 })
    .deliver(wire, { adres: 'usd@huizen.example' }, 'v1')
    .catch((error: unknown) => error);

async function rawMail(omgeving: string): Promise<string> {
  let raw = '';
  const url = await mailServer((stream, _session, done) => {
    stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
    stream.on('end', () => {
      done();
    });
  });
  expect(await deliver(url, omgeving)).toEqual({ uitkomst: 'bevestigd' });
  return raw;
}

test('the mail says number, urgency, reply-by date and telephone number; its id follows from the verzending', async () => {
  const raw = await rawMail('test');
  expect(raw).toContain('Message-ID: <v1@vt.example>');
  expect(raw).toContain('Auto-Submitted: auto-generated');
  expect(raw).toContain('Subject: OEFENOMGEVING Er staat een overdracht klaar (dringend)');
  for (const word of ['Nummer: f3a1', 'Soort: dringend', '21 november 2026', '11:00', '0800 2000']) expect(raw).toContain(word);
});

test('in productie the subject is plain', async () => {
  expect(await rawMail('productie')).not.toContain('OEFENOMGEVING');
});

test('a mail server that refuses for good is a refusal; for now, or absent: later again', async () => {
  expect(await deliver(await mailServer(refusing(550)))).toEqual({ uitkomst: 'geweigerd', foutcode: 'smtp-550' });
  expect(await deliver(await mailServer(refusing(451)))).toBeInstanceOf(RetryLaterError);
  expect(await deliver('smtp://127.0.0.1:1')).toBeInstanceOf(RetryLaterError);
});

test('a mail server that stays silent after the message: nobody can know', async () => {
  const url = await mailServer((stream) => void stream.resume());
  expect(await deliver(url)).toBeInstanceOf(UnknownOutcomeError);
});

test('a mail server that never greets has surely nothing: later again', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  expect(await deliver(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`)).toBeInstanceOf(RetryLaterError);
  silent.close();
});
