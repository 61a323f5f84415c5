import { randomBytes } from 'node:crypto';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import type { Database } from './database';
import type { JournalEntry, NewReceipt } from './journal-append';
import { JournalAppender } from './journal-append';
import type { Vault } from './vault';

let store: FreshStore;
let db: Database;
let vault: Vault;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('intake', 4);
  vault = await store.vault('intake');
});
afterAll(() => store.drop());

const entry = (more: Partial<JournalEntry> = {}): JournalEntry => ({
  soort: 'vt-melding.v1',
  deur: 'http',
  partij: 'politie-mn',
  referentie: randomBytes(8).toString('hex'),
  bytes: Buffer.from('<melding/>'),
  dringend: false,
  ...more,
});
const appender = (options = {}) => new JournalAppender(db, vault, options);
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await store.owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]!.n;

test('a report gets a receipt, and its row, key and wake-up stand', async () => {
  const receipt = await appender().append(entry({ dringend: true, twijfel: ['persoon[1]/bsn', 'een "vreemd" \\ pad, met komma'] }));
  expect(receipt).toMatchObject({ status: 'ontvangen', herhaling: false });
  expect(await count('journal where id = $1 and inhoud not like $2', receipt.id, Buffer.from('%melding%'))).toBe(1);
  expect(await count("sleutels where record_id = $1 and tabel = 'journal'", receipt.id)).toBe(1);
  expect(
    await count("wekkers where bericht_id = $1 and lane = 'afhandeling.dringend' and soort = 'vt-melding' and versie = 1", receipt.id),
  ).toBe(1);
  const again = await appender().receipt(receipt.id, 'politie-mn');
  expect(again?.twijfel).toEqual(['persoon[1]/bsn', 'een "vreemd" \\ pad, met komma']);
});

test('the same reference with the same bytes is the same receipt; with other bytes it is refused', async () => {
  const first = entry();
  const receipt = await appender().append(first);
  const again = await appender().append({ ...first, deur: 'soap' });
  expect([again.id, again.ontvangenOp, again.herhaling]).toEqual([receipt.id, receipt.ontvangenOp, true]);
  await expect(appender().append({ ...first, bytes: Buffer.from('anders') })).rejects.toEqual(
    new RejectError('andere-inhoud', [{ code: 'andere-inhoud', location: 'referentie' }]),
  );
});

test('the same reference of another partij is another report', async () => {
  const first = entry();
  const [one, two] = await Promise.all([appender().append(first), appender().append({ ...first, partij: 'zorg-voorbeeld' })]);
  expect(one.id).not.toBe(two.id);
});

test('without a reference the bytes themselves are it', async () => {
  const { referentie, ...bare } = entry({ bytes: randomBytes(40) });
  expect(referentie).toBeDefined();
  const first = await appender().append(bare);
  const again = await appender().append({ ...bare, referentie: '' });
  expect([again.id, again.herhaling]).toEqual([first.id, true]);
  expect((await appender().append({ ...bare, bytes: randomBytes(40) })).id).not.toBe(first.id);
});

test('what is owed for a report stands with it when it is new, once, and not at all for one that was there or is refused', async () => {
  const owed = (nieuw: NewReceipt): JournalEntry => entry({ soort: 'mailontvangst.v1', deur: 'ontvangst', referentie: `van ${nieuw.id}` });
  const owedFor = (id: string) => appender().append(owed({ id, status: 'ontvangen', twijfel: [] }));
  const first = entry();
  const [receipt, twin] = await Promise.all([appender().append({ ...first, owed }), appender().append({ ...first, owed })]);
  expect([receipt.id, receipt.herhaling !== twin.herhaling]).toEqual([twin.id, true]);
  const [before, known] = [await count('journal'), await owedFor(receipt.id)];
  expect([known.herhaling, await count('journal')]).toEqual([true, before]);
  expect(await count('wekkers where bericht_id = $1', known.id)).toBe(1);
  await expect(appender().append({ ...first, bytes: Buffer.from('anders'), owed })).rejects.toMatchObject({ code: 'andere-inhoud' });
  expect(await count('journal')).toBe(before);
});

test('a refused report is kept, claims nothing and wakes nobody', async () => {
  const bad = entry({ fouten: [{ code: 'schema-ongeldig', location: 'melding/datum' }] });
  const refused = await appender().append(bad);
  const { fouten, ...good } = bad;
  const corrected = await appender().append({ ...good, bytes: Buffer.from('<goed/>') });
  expect([fouten?.length, refused.status, corrected.status, corrected.herhaling]).toEqual([1, 'afgewezen', 'ontvangen', false]);
  expect(await count('wekkers where bericht_id = $1', refused.id)).toBe(0);
  expect((await appender().receipt(refused.id, 'politie-mn'))?.status).toBe('afgewezen');
});

test('somebody else gets no receipt, and neither does nonsense', async () => {
  const { id } = await appender().append(entry());
  expect(await appender().receipt(id, 'zorg-voorbeeld')).toBeUndefined();
  expect(await appender().receipt('geen-uuid', 'politie-mn')).toBeUndefined();
});

test('fifty twins at once through three appenders are one row with one id', async () => {
  const twin = entry();
  const doors = [appender({ batch: 3, parallel: 4 }), appender({ batch: 7 }), appender()];
  const receipts = await Promise.all(Array.from({ length: 50 }, (_, at) => doors[at % 3]!.append(twin)));
  expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
  expect(receipts.filter(({ herhaling }) => !herhaling)).toHaveLength(1);
  expect(await count('wekkers where bericht_id = $1', receipts[0]!.id)).toBe(1);
});

test('an entry that the database cannot take does not fail its neighbours', async () => {
  const door = appender();
  const entries = Array.from({ length: 20 }, (_, at) => entry(at === 7 ? { twijfel: ['nul\u0000teken'] } : {}));
  const outcomes = await Promise.allSettled(entries.map((one) => door.append(one)));
  expect(outcomes.map(({ status }) => status)).toEqual(entries.map((_, at) => (at === 7 ? 'rejected' : 'fulfilled')));
  expect(String((outcomes[7] as PromiseRejectedResult).reason)).toBe('DatabaseError: database: 22021');
});

test('two appenders that take the same references in another order never wait for each other', async () => {
  const entries = Array.from({ length: 60 }, () => entry());
  const [one, two] = [appender({ batch: 20, parallel: 3 }), appender({ batch: 16, parallel: 3 })];
  const all = await Promise.all([...entries.map((each) => one.append(each)), ...[...entries].reverse().map((each) => two.append(each))]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(60);
});

test('closing waits for what was taken', async () => {
  const door = appender();
  const pending = Array.from({ length: 200 }, () => door.append(entry()));
  await Promise.race(pending);
  await door.close();
  expect((await Promise.all(pending)).every(({ status }) => status === 'ontvangen')).toBe(true);
});

test('a flood of large reports holds up no small one', async () => {
  const door = appender({ queueBytes: 200_000_000 });
  let largeOnes = 0;
  const flood = Array.from({ length: 30 }, () => door.append(entry({ bytes: randomBytes(4_000_000) })).then(() => (largeOnes += 1)));
  await door.append(entry());
  expect(largeOnes).toBeLessThan(5);
  await Promise.all(flood);
});

test('of large reports only so many bytes may wait; small ones still come in', async () => {
  const door = appender({ queueBytes: 3_000_000 });
  const flood = Array.from({ length: 10 }, () => door.append(entry({ partij: 'zwaar', bytes: randomBytes(1_000_000) })));
  const small = door.append(entry());
  const outcomes = await Promise.allSettled(flood);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toBeInstanceOf(RetryLaterError);
  expect(await count("journal where partij = 'zwaar'")).toBe(10 - refused.length);
  expect(await small).toMatchObject({ status: 'ontvangen' });
});

test('more than may wait is refused at once, and nothing of it is stored', async () => {
  const door = appender({ queue: 5 });
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => door.append(entry({ partij: 'vol' }))));
  const stored = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(stored).toBeLessThan(12);
  expect(await count("journal where partij = 'vol'")).toBe(stored);
});
