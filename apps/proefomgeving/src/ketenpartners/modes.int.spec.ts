import { buildTerugkoppeling, buildVraag } from '../../../../test/fixtures/vragen';
import { ask, put, received, reset } from '../../../../test/support/partner';
import { startPolitie } from './politie/politie';
import type { Partner } from './partner-server';

let politie: Partner;
beforeAll(async () => {
  politie = await startPolitie(0);
});
afterAll(() => politie.close());
beforeEach(() => reset(politie.urls));

const terug = buildTerugkoppeling();
const setMode = (mode: string, delayMs = 0): Promise<Response> => put(politie.urls, 'mode', { mode, delayMs });
const bodies = async (): Promise<readonly string[]> =>
  (await received(politie.urls)).map(({ bodyBase64 }) => Buffer.from(bodyBase64, 'base64').toString());
/** The system's code of the socket error under a failed fetch. */
const broken = (asking: Promise<Response>): Promise<unknown> =>
  asking.then(
    (response) => response.status,
    (error: unknown) => ((error as Error).cause as NodeJS.ErrnoException).code,
  );

test('normal: the police confirm a terugkoppeling and show what came, headers included', async () => {
  const response = await ask(politie.urls, terug);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/xml');
  expect(await response.text()).toContain('Bv03Bericht');
  const [got] = await received(politie.urls);
  expect(got).toMatchObject({
    method: 'POST',
    path: '/soap',
    headers: { soapaction: expect.stringContaining('vtTerugkoppelingDi01') as string },
  });
  expect((await bodies())[0]).toContain(terug);
});

test('what the police do not take is refused with Fo03 and shown all the same', async () => {
  const response = await ask(politie.urls, buildVraag());
  expect(response.status).toBe(500);
  expect(await response.text()).toContain('Fo03Bericht');
  expect(await received(politie.urls)).toHaveLength(1);
});

test('slow: the confirmation comes, but not before the delay', async () => {
  await setMode('slow', 300);
  const start = performance.now();
  expect((await ask(politie.urls, terug)).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThanOrEqual(295);
});

test('down: the socket is closed without a byte, and nothing is kept', async () => {
  await setMode('down');
  expect(await broken(ask(politie.urls, terug))).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
  expect(await received(politie.urls)).toEqual([]);
});

test('error500: an error page that is no StUF', async () => {
  await setMode('error500');
  const response = await ask(politie.urls, terug);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('StUF');
});

test('error429: too many, with the time to wait', async () => {
  await setMode('error429');
  const response = await ask(politie.urls, terug);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
});

test('garbage: 200 with something that is no XML', async () => {
  await setMode('garbage');
  const response = await ask(politie.urls, terug);
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain('<?xml');
});

test('hang: the message is taken and no answer comes', async () => {
  await setMode('hang');
  await expect(ask(politie.urls, terug, AbortSignal.timeout(400))).rejects.toThrow('timeout');
  expect(await received(politie.urls)).toHaveLength(1);
});

test('reset: the message is handled and the connection breaks; the same message again is confirmed', async () => {
  await setMode('reset');
  expect(await broken(ask(politie.urls, terug))).toBe('ECONNRESET');
  await setMode('normal');
  // Handled before: the same reference with other bytes is known already and refused.
  expect((await ask(politie.urls, terug.replace('PROEF-1', 'PROEF-2'))).status).toBe(500);
  expect((await ask(politie.urls, terug)).status).toBe(200);
});

test.each([
  ['mode', '{'],
  ['mode', { mode: 'raar' }],
  ['mode', 'null'],
  ['answers', { default: 1 }],
  ['answers', ''],
  ['answers', [1]],
] as const)('a bad %s body %j gets 400 and changes nothing', async (resource, body) => {
  expect((await put(politie.urls, resource, body)).status).toBe(400);
  expect((await ask(politie.urls, terug)).status).toBe(200);
});

test('control gives back what was set, wherever the word control stands in the address', async () => {
  await setMode('slow', 7);
  await put(politie.urls, 'answers', { '999990056': { bekend: 'J' } });
  const base = politie.urls.control.replace('/control', '');
  const get = async (url: string): Promise<unknown> => (await fetch(url)).json();
  for (const root of [base, `${base}/control`, `${base}/control/control`])
    expect(await get(`${root}/mode`)).toEqual({ mode: 'slow', delayMs: 7 });
  expect(await get(`${base}/answers`)).toEqual({ '999990056': { bekend: 'J' }, default: { bekend: 'N' } });
  expect((await fetch(`${base}/control/received`, { method: 'PATCH' })).status).toBe(405);
  expect((await fetch(`${base}/elders`)).status).toBe(404);
});

test('stopping does not wait for a request that hangs', async () => {
  const other = await startPolitie(0);
  await put(other.urls, 'mode', { mode: 'hang' });
  const hanging = broken(ask(other.urls, terug));
  while ((await received(other.urls)).length === 0);
  await other.close();
  expect(await hanging).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
});
