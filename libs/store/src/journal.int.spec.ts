import { randomUUID } from 'node:crypto';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { AuditLog } from './audit';
import { gevallen, geweigerd, herstel, readStand } from './beheer';
import type { Database } from './database';
import { mark } from './gezien';
import { finish, postpone, quarantine, readBerichten, startBatch } from './journal';
import { JournalAppender } from './journal-append';
import type { Vault } from './vault';

let store: FreshStore;
let db: Database;
let vault: Vault;
let intake: JournalAppender;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('afhandeling', 4);
  vault = await store.vault('afhandeling');
  intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
});
afterAll(() => store.drop());

const append = async (bytes: string, more: object = {}) =>
  intake.append({ soort: 'vt-melding.v1', deur: 'http', partij: 'politie-mn', bytes: Buffer.from(bytes), dringend: false, ...more });
const openWekkers = async (id: string) =>
  (await store.owner.query('select from wekkers where bericht_id = $1 and gesloten_op is null', [id])).rowCount;

test('the handler reads what the door appended, in the order of arrival', async () => {
  const one = await append('eerste', { twijfel: ['a/b'] });
  const two = await append('tweede', { dringend: true });
  const berichten = await readBerichten(db, vault, [two.id, one.id]);
  expect(berichten.map(({ inhoud, soort, twijfel, dringend }) => [inhoud?.toString(), soort, twijfel, dringend])).toEqual([
    ['eerste', 'vt-melding.v1', ['a/b'], false],
    ['tweede', 'vt-melding.v1', [], true],
  ]);
});

test('every start is counted in a commit of its own, until it is finished', async () => {
  const { id } = await append('starts');
  expect((await startBatch(db, [id]))[0]?.starts).toBe(1);
  expect((await startBatch(db, [id]))[0]?.starts).toBe(2);
  await db.transaction((tx) => finish(tx, [{ id, status: 'afgehandeld', casus: randomUUID() }]));
  expect(await startBatch(db, [id])).toEqual([]);
  expect(await openWekkers(id)).toBe(0);
  expect((await intake.receipt(id, 'politie-mn'))?.status).toBe('afgehandeld');
});

test('finishing gives the key to the casus, and a finish that is rolled back did nothing', async () => {
  const { id } = await append('sleutel');
  const casus = randomUUID();
  const failing = db.transaction(async (tx) => {
    await finish(tx, [{ id, status: 'afgehandeld', casus }]);
    throw new Error('toch niet');
  });
  await expect(failing).rejects.toThrow('toch niet');
  expect(await openWekkers(id)).toBe(1);
  await db.transaction((tx) => finish(tx, [{ id, status: 'afgehandeld', casus }]));
  const { rows } = await store.owner.query<{ casus_id: string }>('select casus_id from sleutels where record_id = $1', [id]);
  expect(rows).toEqual([{ casus_id: casus }]);
});

test('a bericht that had no effect gives its reference free', async () => {
  const first = await append('zelfde', { referentie: 'r-1' });
  await startBatch(db, [first.id]);
  const fouten = [{ code: 'verouderde-versie', location: 'versie' }] as const;
  await db.transaction((tx) => finish(tx, [{ id: first.id, status: 'afgewezen', fouten }]));
  expect((await append('andere bytes', { referentie: 'r-1' })).herhaling).toBe(false);
  expect(await geweigerd(store.open('beheer'))).toEqual([expect.objectContaining({ id: first.id, status: 'afgewezen', fouten })]);
});

test('a report that was refused at the door stands in the list until somebody said that its sender was called', async () => {
  const { id } = await append('geweigerd', { fouten: [{ code: 'schema-ongeldig', location: 'object' }] });
  const listed = async () => (await geweigerd(store.open('werkvoorraad'))).some((one) => one.id === id);
  expect(await listed()).toBe(true);
  const audit = new AuditLog(await store.vault('beheer'));
  await herstel(store.open('beheer'), audit, 'geweigerd', [id], { actor: 'b.beheer', reden: 'gebeld' });
  expect(await listed()).toBe(false);
});

test('the list of refused reports goes on behind any of them', async () => {
  for (const nr of [1, 2, 3]) await append(`geweigerd ${nr}`, { fouten: [{ code: 'schema-ongeldig', location: 'object' }] });
  const on = store.open('werkvoorraad');
  const all = (await geweigerd(on)).map(({ id }) => id);
  const [first = ''] = all;
  expect((await geweigerd(on, 2, first)).map(({ id }) => id)).toEqual(all.slice(1, 3));
  expect(await geweigerd(on, 2, all.at(-1))).toEqual([]);
});

test('what was refused of the own parts of the hub stands not among the refused reports: nobody can be called about it', async () => {
  const fouten = [{ code: 'toestand-laat-niet-toe', location: '' }] as const;
  const own = await Promise.all((['termijnen', 'verzending'] as const).map((deur) => append('x', { deur, referentie: `${deur} 1` })));
  await db.transaction((tx) =>
    finish(
      tx,
      own.map(({ id }) => ({ id, status: 'afgewezen', fouten })),
    ),
  );
  const listed = await geweigerd(store.open('werkvoorraad'));
  expect(listed.map(({ id }) => id).filter((id) => own.some((one) => one.id === id))).toEqual([]);
  expect(listed.length).toBeGreaterThan(0);
});

test('what is quarantined sleeps until a person wakes it, and its sender sees nothing of it', async () => {
  const { id } = await append('gif');
  await quarantine(db, [id]);
  expect([await openWekkers(id), await startBatch(db, [id])]).toEqual([0, []]);
  expect((await intake.receipt(id, 'politie-mn'))?.status).toBe('in behandeling');
  const beheer = store.open('beheer');
  const aside = await gevallen(beheer, { wat: 'quarantaine', soort: 'vt-melding' }, { gemeenten: [] }, 10);
  expect(aside.map((one) => one.id)).toEqual([id]);
  const audit = new AuditLog(await store.vault('beheer'));
  const again = () => herstel(beheer, audit, 'quarantaine', [id], { actor: 'b.beheer', reden: 'oorzaak is weg' });
  expect([await again(), await again()]).toEqual([[id], []]);
  expect((await startBatch(db, [id]))[0]?.starts).toBe(1);
});

test('a postponed bericht stays an open obligation', async () => {
  const { id } = await append('later');
  await postpone(db, [id], 60_000);
  const { rows } = await store.owner.query<{ later: boolean }>(
    'select beschikbaar_op > now() as later from wekkers where bericht_id = $1',
    [id],
  );
  expect(rows).toEqual([{ later: true }]);
});

test('of two handlers of one bericht only one finds it new', async () => {
  const ids = Array.from({ length: 20 }, () => randomUUID());
  const found = await Promise.all([
    db.transaction((tx) => mark(tx, 'afhandeling', ids)),
    db.transaction((tx) => mark(tx, 'afhandeling', [...ids].reverse())),
  ]);
  expect(found.map((one) => one.size).sort()).toEqual([0, 20]);
  expect((await mark(db, 'verzending', ids)).size).toBe(20);
});

test('a changed or moved row does not open', async () => {
  const [one, two] = [await append('een'), await append('twee')];
  await store.owner.query('update journal set inhoud = (select inhoud from journal where id = $2) where id = $1', [one.id, two.id]);
  await expect(readBerichten(db, vault, [one.id])).rejects.toThrow('verzegeling verbroken');
});

test('without its key a bericht has no content', async () => {
  const { id } = await append('weg');
  await store.owner.query('delete from sleutels where record_id = $1', [id]);
  expect((await readBerichten(db, vault, [id]))[0]?.inhoud).toBeUndefined();
});

test('beheer counts lanes and berichten', async () => {
  await append('tellen', { dringend: true });
  const { lanes, berichten } = await readStand(store.open('beheer'), { gemeenten: [] });
  expect(lanes.map(({ lane }) => lane)).toEqual(['afhandeling.dringend', 'afhandeling.normaal']);
  expect(berichten.every(({ aantal }) => aantal > 0)).toBe(true);
});
