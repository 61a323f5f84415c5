import { randomUUID } from 'node:crypto';
import { eventually } from '../../../test/support/eventually';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import type { Database } from './database';
import { lead } from './lead';
import { postpone } from './journal';
import { claimBatch, listen, markPublished, rearm, strayLanes } from './wekkers';

let store: FreshStore;
let relay: Database;
beforeAll(async () => {
  store = await freshStore();
  relay = store.open('relay', 6);
});
beforeEach(() => store.owner.query('delete from wekkers'));
afterAll(() => store.drop());

const insert = "insert into wekkers (bericht_id, soort, versie, lane) values ($1, 'vt-melding', 1, 'afhandeling.normaal')";
const lanes = ['afhandeling.dringend', 'afhandeling.normaal'];
const looks = lanes.map((lane) => ({ lane }));
const ids = async (limit = 100) => (await claimBatch(relay, limit, looks)).map(({ reference }) => reference.id);

test('each lane gives what waits longest in it, a lane that is not asked for nothing, and one that nobody knows is told', async () => {
  const [first, second, other, stray] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const id of [first, second]) await store.owner.query(insert, [id]);
  const elsewhere = insert.replace('afhandeling.normaal', 'verzending.rvdk.normaal');
  await store.owner.query(elsewhere, [other]);
  await store.owner.query(insert.replace('afhandeling.normaal', 'verzending.weg.normaal'), [stray]);
  expect(await ids(1)).toEqual([first]);
  expect((await claimBatch(relay, 1, [...looks, { lane: 'verzending.rvdk.normaal' }])).map(({ reference }) => reference.id)).toEqual([
    first,
    other,
  ]);
  expect(await strayLanes(relay, [...lanes, 'verzending.rvdk.normaal'])).toEqual([{ lane: 'verzending.weg.normaal', aantal: 1 }]);
});

test('a look at the last moments passes over what is older, and a look all the way back finds it', async () => {
  const [old, young] = [randomUUID(), randomUUID()];
  for (const id of [old, young]) await store.owner.query(insert, [id]);
  await store.owner.query("update wekkers set beschikbaar_op = now() - interval '10 minutes' where bericht_id = $1", [old]);
  expect((await claimBatch(relay, 100, [{ lane: 'afhandeling.normaal', withinMs: 60_000 }])).map(({ reference }) => reference.id)).toEqual([
    young,
  ]);
  expect(await ids()).toEqual([old, young]);
});

test('a wake-up that commits after a later one is not skipped', async () => {
  const [slow, fast] = [randomUUID(), randomUUID()];
  await store.owner.query('begin');
  await store.owner.query(insert, [slow]);
  const other = store.open('intake', 1);
  await other.query({ text: insert, values: [fast] });
  const first = await claimBatch(relay, 100, looks);
  expect(first.map(({ reference }) => reference)).toEqual([{ id: fast, soort: 'vt-melding', versie: 1 }]);
  await markPublished(relay, first);
  await store.owner.query('commit');
  expect(await ids()).toEqual([slow]);
});

test('what was published long ago and never closed is published again, what was closed is not', async () => {
  const [lost, done, young] = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of [lost, done, young]) await store.owner.query(insert, [id]);
  const claimed = await claimBatch(relay, 100, looks);
  expect(await markPublished(relay, claimed)).toBe(3);
  await store.owner.query("update wekkers set gepubliceerd_op = now() - interval '3 minutes' where bericht_id <> $1", [young]);
  await store.owner.query('update wekkers set gesloten_op = now() where bericht_id = $1', [done]);
  expect(await rearm(relay, 120_000, ['afhandeling.dringend'])).toBe(0);
  expect(await rearm(relay, 120_000, ['afhandeling.normaal', 'afhandeling.dringend'])).toBe(1);
  expect(await ids()).toEqual([lost]);
});

test('a postponed wake-up waits, and a closed one is never marked', async () => {
  const [later, closed] = [randomUUID(), randomUUID()];
  for (const id of [later, closed]) await store.owner.query(insert, [id]);
  const claimed = await claimBatch(relay, 100, looks);
  await store.owner.query("update wekkers set beschikbaar_op = now() + interval '1 hour' where bericht_id = $1", [later]);
  await store.owner.query('update wekkers set gesloten_op = now() where bericht_id = $1', [closed]);
  expect(await ids()).toEqual([]);
  expect(await markPublished(relay, claimed)).toBe(0);
});

test('a wake-up that its handler put off before it could be marked goes out again once it is due', async () => {
  const id = randomUUID();
  await store.owner.query(insert, [id]);
  const claimed = await claimBatch(relay, 100, looks);
  await postpone(store.open('verzending', 1), [id], 1);
  await markPublished(relay, claimed);
  await eventually(async () => {
    expect(await ids()).toEqual([id]);
  });
});

test('one leads at a time, and the lead falls free with its connection', async () => {
  let lost = false;
  let release: () => void = () => undefined;
  const leading = lead(relay, 'relay', async (signal) => {
    signal.addEventListener('abort', () => {
      lost = true;
      release();
    });
    await new Promise<void>((resolve) => (release = resolve));
  });
  await eventually(async () => {
    expect(await lead(relay, 'relay', () => Promise.resolve())).toBe(false);
  }).catch((error: unknown) => {
    release();
    throw error;
  });
  await store.owner.query(
    "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()",
  );
  await leading;
  expect(lost).toBe(true);
  await eventually(async () => {
    expect(await lead(relay, 'relay', () => Promise.resolve())).toBe(true);
  });
});

test('the relay hears of a commit, once for many', async () => {
  const stop = new AbortController();
  let woken = 0;
  const listening = listen(relay, () => (woken += 1), stop.signal);
  const intake = store.open('intake', 2);
  await eventually(() => {
    for (let at = 0; at < 50; at += 1) intake.wakeRelay();
    expect(woken).toBeGreaterThan(0);
  });
  expect(woken).toBeLessThan(25);
  stop.abort();
  await listening;
});
