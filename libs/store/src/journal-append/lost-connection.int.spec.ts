import type { CuttingProxy } from '../../../../test/support/cutting-proxy';
import { cuttingProxy } from '../../../../test/support/cutting-proxy';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore, roleSecret } from '../../../../test/support/database';
import type { Database } from '../database';
import { openDatabase } from '../database';
import { JournalAppender } from '../journal-append';
import type { Vault } from '../vault';

let store: FreshStore;
let proxy: CuttingProxy;
let db: Database;
let vault: Vault;
beforeAll(async () => {
  store = await freshStore();
  proxy = await cuttingProxy(store.databaseUrl);
  vault = await store.vault('intake');
  db = openDatabase({ databaseUrl: proxy.url, roleSecret, login: 'intake', max: 2, applicationName: 'toets' });
});
afterAll(async () => {
  await db.close();
  await proxy.close();
  await store.drop();
});

const entry = (referentie?: string) => ({
  soort: 'vt-melding.v1' as const,
  deur: 'http' as const,
  partij: 'politie-mn',
  ...(referentie ? { referentie } : {}),
  bytes: Buffer.from('<melding/>'),
  dringend: false,
});
const rows = async () => (await store.owner.query<{ id: string }>('select id from journal')).rows;

test('an answer lost after COMMIT: the sender still gets its receipt, and there is one row', async () => {
  const appender = new JournalAppender(db, vault);
  await appender.append(entry('warm'));
  const before = (await rows()).length;
  const lost = proxy.cutAt('SELECT');
  const receipt = await appender.append(entry('verloren antwoord'));
  await lost;
  expect((await rows()).length).toBe(before + 1);
  expect(await rows()).toContainEqual({ id: receipt.id });
  const again = await appender.append(entry('verloren antwoord'));
  expect([receipt.herhaling, again.id, again.herhaling]).toEqual([false, receipt.id, true]);
});

test('what is owed for a report whose answer was lost stands once too', async () => {
  const appender = new JournalAppender(db, vault);
  const lost = proxy.cutAt('SELECT');
  const receipt = await appender.append({ ...entry('met ontvangst'), owed: ({ id }) => entry(`ontvangst van ${id}`) });
  await lost;
  const owed = await appender.append(entry(`ontvangst van ${receipt.id}`));
  expect([receipt.herhaling, owed.herhaling]).toEqual([false, true]);
});

test('a refused report whose answer was lost stands once too', async () => {
  const appender = new JournalAppender(db, vault);
  const lost = proxy.cutAt('SELECT');
  const receipt = await appender.append({ ...entry(), fouten: [{ code: 'schema-ongeldig', location: 'a' }] });
  await lost;
  const { rowCount } = await store.owner.query("select from journal where status = 'afgewezen'");
  expect([rowCount, receipt.status, receipt.herhaling]).toEqual([1, 'afgewezen', false]);
});

test('connections ended by the server during a flood lose and double nothing', async () => {
  const appender = new JournalAppender(store.open('intake', 4), vault, { batch: 8, parallel: 4 });
  const before = (await rows()).length;
  const pending = Array.from({ length: 400 }, (_, at) => appender.append(entry(`vloed ${at}`)));
  for (let turn = 0; turn < 3; turn += 1) {
    await Promise.race(pending);
    await store.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'schakel_intake' and datname = current_database()",
    );
  }
  const outcomes = await Promise.allSettled(pending);
  const retried = await Promise.all(outcomes.map((_, at) => appender.append(entry(`vloed ${at}`))));
  for (const [at, outcome] of outcomes.entries()) if (outcome.status === 'fulfilled') expect(retried[at]!.id).toBe(outcome.value.id);
  expect((await rows()).length).toBe(before + 400);
});
