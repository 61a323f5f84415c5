import { randomUUID } from 'node:crypto';
import { createBullmqPool, createTimers, prepareBullmq } from '@schakel/transport';
import type { Timers } from '@schakel/transport';
import Redis from 'ioredis';
import type { Pool } from 'pg';
import { cuttingProxy } from '../support/cutting-proxy';
import { eventually } from '../support/eventually';
import { freshDatabase, logger, need } from './support';
import type { FreshDatabase } from './support';

jest.setTimeout(60_000);
const soon = (ms: number): Date => new Date(Date.now() + ms);
let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase(need('TEST_DATABASE_URL'));
  await prepareBullmq(database.ownerUrl, database.role);
  pool = createBullmqPool(database.roleUrl, 6);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe.each([
  ['Redis', (prefix: string): Timers => createTimers({ redisUrl: ownRedis(), logger, prefix }), wipeRedis],
  ['PostgreSQL', (prefix: string): Timers => createTimers({ pool, logger, prefix }), wipePostgres],
])('timers on %s', (_name, make, wipe) => {
  let timers: Timers;
  let rung: { id: string; at: number }[];

  beforeEach(async () => {
    rung = [];
    timers = make(`proef-${randomUUID()}`);
    timers.onFire((id) => {
      rung.push({ id, at: Date.now() });
      return Promise.resolve();
    });
    await eventually(() => {
      expect(timers.state()).toBe('verbonden');
    });
  });
  afterEach(() => timers.close());
  const heard = (ids: string[]): Promise<void> =>
    eventually(() => {
      expect(rung.map(({ id }) => id)).toEqual(ids);
    });

  it('ring once, not early, in the order of their moments; cleared ones never', async () => {
    const [early, late, never, last] = [soon(400), soon(800), soon(600), soon(1200)];
    await timers.set('laat', late);
    await timers.set('vroeg', early);
    await timers.set('nooit', never);
    await timers.set('vroeg', early);
    await timers.set('laatste', last);
    expect(await timers.clear('nooit')).toBe(true);
    await heard(['vroeg', 'laat', 'laatste']);
    expect(rung.map(({ at }) => at >= early.getTime())).toEqual([true, true, true]);
    expect(rung[1]!.at).toBeGreaterThanOrEqual(late.getTime());
  });

  it('move to the last moment they were set to', async () => {
    await timers.set('verzet', soon(200));
    const moved = soon(700);
    await timers.set('verzet', moved);
    await heard(['verzet']);
    expect(rung[0]!.at).toBeGreaterThanOrEqual(moved.getTime());
  });

  it('can be set again from within their own ringing', async () => {
    const again = make(`proef-${randomUUID()}`);
    let times = 0;
    again.onFire(async (id) => {
      times += 1;
      if (times === 1) await again.set(id, soon(100));
    });
    await eventually(async () => {
      expect(await again.set('herhaal', soon(100))).toBe(true);
    });
    await eventually(() => {
      expect(times).toBe(2);
    });
    await again.close();
  });

  it('are rebuilt after everything was wiped, and rebuilding twice rings once', async () => {
    const rows = [
      { id: 'a', at: soon(1500) },
      { id: 'b', at: soon(1900) },
    ];
    expect(await timers.rebuild(rows)).toBe(true);
    await wipe();
    expect(await timers.rebuild(rows)).toBe(true);
    expect(await timers.rebuild(rows)).toBe(true);
    await heard(['a', 'b']);
  });
});

it('are delayed, not failed, while Redis is absent', async () => {
  const timers = createTimers({ redisUrl: 'redis://127.0.0.1:1', logger, prefix: 'afwezig' });
  expect(timers.state()).toBe('vertraagd');
  expect(await timers.set('x', soon(1))).toBe(false);
  await timers.close();
});

it('say that they could not be rebuilt when Redis hangs: nobody waits for it', async () => {
  const proxy = await cuttingProxy(ownRedis());
  const timers = createTimers({ redisUrl: proxy.url, logger, prefix: `proef-${randomUUID()}` });
  await eventually(() => {
    expect(timers.state()).toBe('verbonden');
  });
  expect(await timers.probe()).toBe('verbonden');
  proxy.silence();
  const asked = performance.now();
  expect([await timers.probe(), performance.now() - asked < 2_000]).toEqual(['vertraagd', true]);
  expect(await timers.rebuild([{ id: 'x', at: soon(1_000) }])).toBe(false);
  await timers.close();
  await proxy.close();
});

async function wipeRedis(): Promise<void> {
  const redis = new Redis(ownRedis());
  await redis.flushdb();
  redis.disconnect();
}
async function wipePostgres(): Promise<void> {
  await pool.query('DELETE FROM job');
}

/** A database of this suite alone: wiping it is nobody else's loss. */
function ownRedis(): string {
  const url = new URL(need('TEST_REDIS_URL'));
  url.pathname = '/9';
  return url.href;
}
