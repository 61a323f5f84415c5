import { RetryLaterError } from '@schakel/contracts';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bv03, fo03 } from '../stuf/bv03-fo03';
import { wrapFault, wrapSoap } from '../stuf/soap';
import { UnknownOutcomeError } from './channel';
import { sendSoap } from './stuf-direct.channel';

const adres = {
  referentienummer: 'R1',
  crossRefnummer: 'C1',
  zender: { oin: '00000099000000002000', naam: 'Raad' },
  ontvanger: { oin: '00000099000000001000', naam: 'Veilig Thuis' },
  tijdstip: new Date('2026-11-21T10:00:00Z'),
};
const bevestiging = wrapSoap(bv03(adres));
const afwijzing = wrapFault('Client', 'nee', fo03(adres, { code: 'schema-ongeldig' }));
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function partner(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const answering =
  (status: number, body: Buffer | string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  };
const send = (url: string, timeoutMs = 2000): Promise<unknown> =>
  sendSoap(url, 'actie', Buffer.from('<?xml version="1.0"?>\n<a/>'), { timeoutMs });
const outcome = async (listener: RequestListener, timeoutMs?: number): Promise<unknown> =>
  send(await partner(listener), timeoutMs).catch((error: unknown) => error);

test('the partner gets the message in a SOAP 1.1 envelope, with its action', async () => {
  let seen: unknown;
  const url = await partner((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen = { action: request.headers['soapaction'], type: request.headers['content-type'], body: Buffer.concat(chunks).toString() };
      response.end(bevestiging);
    });
  });
  expect(await send(url)).toEqual({ uitkomst: 'bevestigd' });
  expect(seen).toEqual({
    action: '"actie"',
    type: 'text/xml; charset=utf-8',
    body: expect.stringMatching(/^<\?xml [^>]*>\n<soap:Envelope [^>]*><soap:Body><a\/><\/soap:Body><\/soap:Envelope>$/) as unknown,
  });
});

test.each([
  ['a Fo03 with status 500', answering(500, afwijzing), { uitkomst: 'geweigerd', foutcode: 'StUF055' }],
  ['a Fo03 with status 200', answering(200, afwijzing), { uitkomst: 'geweigerd', foutcode: 'StUF055' }],
  [
    'a Fo03 with words for a code',
    answering(500, afwijzing.toString().replace('StUF055', 'Jansen')),
    { uitkomst: 'geweigerd', foutcode: 'Fo03' },
  ],
  ['status 400', answering(400, ''), { uitkomst: 'geweigerd', foutcode: 'http-400' }],
])('%s is a refusal', async (_, listener, expected) => {
  expect(await outcome(listener)).toEqual(expected);
});

test.each([
  ['503 with Retry-After', answering(503, '', { 'retry-after': '120' }), 120_000],
  ['429', answering(429, ''), undefined],
  ['404', answering(404, ''), undefined],
  ['a redirect', answering(302, '', { location: 'http://127.0.0.1:1/' }), undefined],
  ['a Fo03 that blames the partner itself', answering(500, wrapFault('Server', 'storing', fo03(adres, { code: 'storing' }))), undefined],
])('%s: surely not processed, later again', async (_, listener, afterMs) => {
  const error = await outcome(listener);
  expect(error).toBeInstanceOf(RetryLaterError);
  expect((error as RetryLaterError).afterMs).toBe(afterMs);
});

test('a partner that is not there: surely not processed', async () => {
  const url = await partner(answering(200, ''));
  await new Promise((resolve) => servers.pop()!.close(resolve));
  await expect(send(url)).rejects.toBeInstanceOf(RetryLaterError);
  await expect(send('http://bestaat-niet.invalid/')).rejects.toBeInstanceOf(RetryLaterError);
});

test.each<[string, RequestListener]>([
  ['500 without Fo03', answering(500, 'oeps')],
  ['200 with garbage', answering(200, '<html>welkom</html>')],
  ['200 with an unfinished envelope', answering(200, bevestiging.subarray(0, 200))],
  ['200 with a DOCTYPE', answering(200, `<!DOCTYPE a>${bevestiging.toString()}`)],
  [
    '200 without end',
    (request, response) =>
      void request.resume().on('end', () => response.writeHead(200, { 'content-length': '999' }).write('x', () => response.destroy())),
  ],
  ['an answer of 2 MB', answering(200, 'x'.repeat(2_000_000))],
  ['a broken connection', (request) => void request.resume().on('end', () => request.socket.destroy())],
])('%s: nobody can know', async (_, listener) => {
  expect(await outcome(listener)).toBeInstanceOf(UnknownOutcomeError);
});

test('a partner that stays silent: nobody can know, after the time-out', async () => {
  expect(await outcome(() => undefined, 100)).toBeInstanceOf(UnknownOutcomeError);
});
