import { randomUUID } from 'node:crypto';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { readsOf, untilPlanned } from '../../../test/support/server-reads';
import type { Database } from './database';
import { finish, readBerichten, startBatch } from './journal';
import { JournalAppender } from './journal-append';
import type { Vault } from './vault';
import { claimBatch, markPublished } from './wekkers';

const batch = 64;
const backlog = 1_500;

let store: FreshStore;
let db: Database;
let relay: Database;
let vault: Vault;
beforeEach(async () => {
  store = await freshStore();
  // One connection each: plans belong to a connection.
  db = store.open('afhandeling', 1);
  relay = store.open('relay', 1);
  vault = await store.vault('afhandeling');
});
afterEach(() => store.drop());

async function append(count: number): Promise<string[]> {
  const intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const bytes = Buffer.from('<melding/>');
  const entry = () =>
    ({ soort: 'vt-melding.v1', deur: 'http', partij: 'politie-mn', referentie: randomUUID(), bytes, dringend: false }) as const;
  return (await Promise.all(Array.from({ length: count }, () => intake.append(entry())))).map(({ id }) => id);
}
const closeAll = async () => {
  await store.owner.query("update journal set status = 'afgehandeld', casus_id = id, afgehandeld_op = clock_timestamp()");
  await store.owner.query('update wekkers set gepubliceerd_op = clock_timestamp(), gesloten_op = clock_timestamp()');
};
const learn = () => store.owner.query('vacuum analyze journal, sleutels, wekkers');

/** What the statistics may have seen, on the day that the plans are made. */
const histories = {
  'nothing stored yet': async () => {
    await append(1);
    await closeAll();
    await learn();
  },
  'thousands stored and nothing open': async () => {
    await append(3_000);
    await closeAll();
    await learn();
  },
};

const last = async (counts: AsyncGenerator<number>): Promise<number> => {
  let result = 0;
  for await (const count of counts) result = count;
  return result;
};

describe.each(Object.entries(histories))('plans made with %s, then a flood', (_, history) => {
  let ids: string[];
  beforeEach(async () => {
    await history();
    ids = await append(backlog);
    await store.owner.query('update wekkers set gepubliceerd_op = clock_timestamp() where bericht_id = any($1)', [ids.slice(batch)]);
  });

  test('the relay reads the wake-ups that it publishes, and none of those that wait for their handler', async () => {
    async function* rounds() {
      for (let nr = 0; nr < untilPlanned; nr += 1)
        yield await readsOf(relay, ['wekkers'], (tx) => claimBatch(tx, 500, [{ lane: 'afhandeling.normaal' }]));
    }
    expect(await last(rounds())).toBeLessThanOrEqual(batch);
  });

  test('marking wake-ups as published reads those alone', async () => {
    const { rows } = await store.owner.query<{ id: string; sinds: string }>(
      'select id, beschikbaar_op::text as sinds from wekkers where gesloten_op is null order by bericht_id',
    );
    async function* rounds() {
      for (let nr = 0; nr < untilPlanned; nr += 1) {
        const some = rows.slice(nr * batch, (nr + 1) * batch);
        await store.owner.query('update wekkers set gepubliceerd_op = null where id = any($1)', [some.map(({ id }) => id)]);
        yield await readsOf(relay, ['wekkers'], (tx) => markPublished(tx, some));
      }
    }
    expect(await last(rounds())).toBeLessThanOrEqual(2 * batch);
  });

  const handled = (table: string) =>
    async function* () {
      for (let nr = 0; nr < untilPlanned; nr += 1) {
        const some = ids.slice(nr * batch, (nr + 1) * batch);
        yield await readsOf(db, [table], async (tx) => {
          await startBatch(tx, some);
          await readBerichten(tx, vault, some);
          await finish(
            tx,
            some.map((id) => ({ id, status: 'afgehandeld', casus: id })),
          );
        });
      }
    };
  test.each([
    ['journal', 4],
    ['sleutels', 2],
    ['wekkers', 1],
  ])('handling a batch reads each of its rows of %s at most %i times', async (table, times) => {
    expect(await last(handled(table)())).toBeLessThanOrEqual(times * batch);
  });
});
