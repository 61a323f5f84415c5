import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { createConcept, endConcept, handConcept, listConcepten, readConcept, saveConcept } from './concepten';
import type { Database } from './database';
import type { Vault } from './vault';

let store: FreshStore;
let db: Database;
let vault: Vault;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('werkvoorraad', 2);
  vault = await store.vault('werkvoorraad');
});
afterAll(() => store.drop());

const velden = { melder: { naam: 'Geheim-7731' } };
const begin = (poststuk?: string) => createConcept(db, vault, { door: 'b.bakker', velden, ...(poststuk ? { poststuk } : {}) });
const rows = async (id: string) =>
  (
    await store.owner.query<{ inhoud: Buffer; sleutels: number }>(
      "select inhoud, (select count(*)::int from sleutels s where s.tabel = 'concepten' and s.record_id = c.id) as sleutels from concepten c where id = $1",
      [id],
    )
  ).rows;

test('a draft is sealed under a key of its own, and opens as it was', async () => {
  const id = await begin();
  const [row] = await rows(id);
  expect(row?.inhoud.toString('latin1')).not.toContain('Geheim-7731');
  expect(row?.sleutels).toBe(1);
  expect(await readConcept(db, vault, id)).toMatchObject({ id, door: 'b.bakker', versie: 1, velden });
  expect((await listConcepten(db, 100)).map((regel) => regel.id)).toContain(id);
});

test('who saves what a colleague saved meanwhile changes nothing, and hears so', async () => {
  const read = await readConcept(db, vault, await begin());
  if (!read) throw new Error('geen concept');
  expect(await saveConcept(db, vault, read, { bron: 'telefoon' })).toBe(true);
  expect(await saveConcept(db, vault, read, { bron: 'balie' })).toBe(false);
  expect(await readConcept(db, vault, read.id)).toMatchObject({ versie: 2, velden: { bron: 'telefoon' } });
});

test('of one mail there is one draft', async () => {
  const poststuk = '0190a000-0000-7000-8000-000000000001';
  const ids = await Promise.all([begin(poststuk), begin(poststuk)]);
  expect(new Set(ids).size).toBe(1);
});

test('of an ended draft neither row nor key is left', async () => {
  const id = await begin();
  expect([await endConcept(db, id), await endConcept(db, id)]).toEqual([true, false]);
  expect(await rows(id)).toEqual([]);
  const keys = await store.owner.query("select from sleutels where tabel = 'concepten' and record_id = $1", [id]);
  expect([keys.rowCount, await readConcept(db, vault, id)]).toEqual([0, undefined]);
});

test('a draft goes to a colleague from the one who had it', async () => {
  const id = await begin();
  expect([await handConcept(db, id, 'b.bakker', 'c.claes'), await handConcept(db, id, 'b.bakker', 'd.dijk')]).toEqual([true, false]);
});
