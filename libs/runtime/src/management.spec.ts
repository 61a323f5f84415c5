import { Registry } from 'prom-client';
import { ManagementServer, type Probe } from './management';

const serve = async (probes: Record<string, Probe>) => {
  const server = new ManagementServer(probes, new Registry());
  const url = await server.listen('127.0.0.1', 0);
  const get = async (path: string) => {
    const answer = await fetch(url + path);
    return { status: answer.status, body: await answer.text() };
  };
  return { server, get };
};

test('a delayed part is ready all the same, and says so; a lost one is not', async () => {
  const states: Record<string, 'gereed' | 'vertraagd' | 'niet-gereed'> = { bus: 'vertraagd' };
  const { server, get } = await serve({ database: () => 'gereed', bus: () => states['bus'] ?? 'gereed' });
  expect(await get('/readyz')).toEqual({
    status: 200,
    body: '{"status":"vertraagd","onderdelen":{"database":"gereed","bus":"vertraagd"}}',
  });
  states['bus'] = 'niet-gereed';
  expect((await get('/readyz')).status).toBe(503);
  await server.close();
});

test('a probe that fails counts as lost, and what it said is not told', async () => {
  const { server, get } = await serve({
    database: () => {
      throw new Error('geheim');
    },
  });
  const answer = await get('/readyz');
  expect([answer.status, answer.body.includes('geheim')]).toEqual([503, false]);
  await server.close();
});

test('a part that says nothing counts as lost, and the question is answered all the same', async () => {
  const { server, get } = await serve({ database: () => new Promise(() => undefined), bus: () => 'gereed' });
  const answer = await get('/readyz');
  expect([answer.status, answer.body]).toEqual([503, '{"status":"niet-gereed","onderdelen":{"database":"niet-gereed","bus":"gereed"}}']);
  await server.close();
});

test('a draining process is alive but takes nothing new', async () => {
  const { server, get } = await serve({ database: () => 'gereed' });
  server.drain();
  expect([(await get('/healthz')).status, (await get('/readyz')).status, (await get('/anders')).status]).toEqual([200, 503, 404]);
  expect((await get('/metrics')).body).toContain('process_cpu');
  await server.close();
});
