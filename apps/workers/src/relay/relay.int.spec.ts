import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Log } from '@schakel/runtime';
import { createBus, type Lane } from '@schakel/transport';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { testServices } from '../../../../test/support/services';
import { Relay } from './relay';

jest.setTimeout(120_000);
const timing = { pollMs: 50, sweepMs: 30_000, staleMs: 120_000 };
const quiet = { info: () => undefined, warn: () => undefined };
const prefix = `proef-${randomUUID()}`;
const known: Lane = 'afhandeling.normaal';
const gone: Lane = 'verzending.opgeheven.normaal';
let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

const wake = (lane: Lane, count: number): Promise<unknown> =>
  store.owner.query(
    `insert into wekkers (bericht_id, soort, versie, lane) select gen_random_uuid(), 'vt-melding', 1, $1 from generate_series(1, $2)`,
    [lane, count],
  );
const waiting = async (lane: Lane): Promise<number> =>
  (await store.owner.query<{ n: number }>('select count(*)::int as n from wekkers where lane = $1 and gepubliceerd_op is null', [lane]))
    .rows[0]!.n;

/** What the relay of a region with these lanes says until `seen`. */
async function relaying(
  lanes: readonly Lane[],
  seen: () => Promise<void>,
  warn: Log['warn'] = () => undefined,
  { db = store.open('relay', 3), pollMs = timing.pollMs } = {},
): Promise<string[]> {
  const said: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn,
    error: (event, fields) => said.push(`${event} ${String(fields?.lane)}`),
  };
  const bus = createBus({ amqpUrl: testServices.amqpUrl, lanes, logger: quiet, prefix });
  for (const lane of lanes) await bus.subscribe(lane, () => Promise.resolve(), { batch: 64, prefetch: 200 });
  const relay = new Relay(db, bus, lanes, log, { ...timing, pollMs });
  await relay.start();
  try {
    await eventually(seen, 30_000, 100);
  } finally {
    await relay.stop();
    await bus.close();
  }
  return said;
}

test('wake-ups of a lane that this region does not have wait, are named once, hold up no other, and go when it has the lane', async () => {
  await wake(gone, 600);
  await wake(known, 3);
  const said = await relaying([known], async () => {
    expect(await waiting(known)).toBe(0);
    await wake(known, 1);
    // Some rounds later, so that a second telling would have come.
    expect((await store.owner.query('select from wekkers where gepubliceerd_op is not null')).rowCount).toBeGreaterThan(10);
  });
  expect([said, await waiting(gone)]).toEqual([[`lane-zonder-lezer ${gone}`], 600]);
  await relaying([known, gone], async () => {
    expect(await waiting(gone)).toBe(0);
  });
});

test('more lost wake-ups than one sweep takes go out one sweep after another, without waiting for the next half minute', async () => {
  await store.owner.query('delete from wekkers');
  await wake(known, 2_500);
  await store.owner.query("update wekkers set gepubliceerd_op = now() - interval '1 hour'");
  await relaying([known], async () => {
    expect((await store.owner.query('select from wekkers where publicaties = 1')).rowCount).toBe(2_500);
  });
});

test('rounds that failed leave the relay the connections for the next: it goes on by itself', async () => {
  await store.owner.query('delete from wekkers');
  let failed = 0;
  let mended = false;
  await store.owner.query('alter table wekkers rename to wekkers_weg');
  await relaying(
    [known],
    async () => {
      expect(failed).toBeGreaterThan(3);
      if (!mended) await store.owner.query('alter table wekkers_weg rename to wekkers').then(() => wake(known, 3));
      mended = true;
      expect(await waiting(known)).toBe(0);
    },
    (event) => {
      if (event === 'relay-onderbroken') failed += 1;
    },
  );
});

test('a wake-up that commits while the answer to a look is under way does not wait for the next poll', async () => {
  await store.owner.query('delete from wekkers');
  const hint = () => store.owner.query("select pg_notify('wekkers', '')");
  const db = store.open('relay', 3);
  const ask = db.query;
  const lend = db.session.bind(db);
  const ear = new EventEmitter();
  db.session = (work) =>
    lend((connection) => {
      connection.on('notification', () => ear.emit('hint'));
      return work(connection);
    });
  let looks = 0;
  db.query = async (config) => {
    const found = await ask(config);
    if (!JSON.stringify(config).includes('cross join lateral')) return found;
    looks += 1;
    if (looks === 2) {
      await wake(known, 1);
      const heard = once(ear, 'hint');
      await hint();
      await heard;
    }
    return found;
  };
  const seen = async (): Promise<void> => {
    if (looks < 2) await hint();
    expect([looks > 2, await waiting(known)]).toEqual([true, 0]);
  };
  await relaying([known], seen, undefined, { db, pollMs: 60_000 });
});

test('a relay whose line to the database for hints broke listens again', async () => {
  await store.owner.query('delete from wekkers');
  const listening = "select pid from pg_stat_activity where datname = current_database() and query = 'listen wekkers'";
  const pids = async () => (await store.owner.query<{ pid: number }>(listening)).rows;
  let first: unknown[] = [];
  const seen = async (): Promise<void> => {
    if (first.length === 0) {
      first = await pids();
      expect(first).toHaveLength(1);
      await store.owner.query(`select pg_terminate_backend(pid) from (${listening}) as line`);
    }
    const now = await pids();
    expect([now.length, now]).toEqual([1, expect.not.arrayContaining(first)]);
    if ((await waiting(known)) === 0) await wake(known, 1);
    await store.owner.query("select pg_notify('wekkers', '')");
    expect((await store.owner.query('select from wekkers where gepubliceerd_op is not null')).rowCount).toBeGreaterThan(0);
  };
  await relaying([known], seen, undefined, { pollMs: 60_000 });
});
