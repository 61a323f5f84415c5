import { freshStore, type FreshStore } from '../../../../test/support/database';
import { listAdviezen } from '../adviezen';
import { AuditLog } from '../audit';
import { createConcept, readConcept } from '../concepten';
import type { Database } from '../database';
import { JournalAppender } from '../journal-append';
import type { Vault } from '../vault';
import { eraseAdviezen, eraseConcepten } from './vernietig-opgeschreven';

let store: FreshStore;
let work: Database;
let vault: Vault;
let keeper: Database;
let audit: AuditLog;
beforeAll(async () => {
  store = await freshStore();
  [work, vault] = [store.open('werkvoorraad'), await store.vault('werkvoorraad')];
  keeper = store.open('bewaartermijnen');
  audit = new AuditLog(await store.vault('bewaartermijnen'));
});
afterAll(() => store.drop());

const keysOf = async (id: string) => (await store.owner.query('select from sleutels where record_id = $1', [id])).rowCount;
const told = async (id: string) =>
  (await store.owner.query<{ actie: string }>('select actie from audit where onderwerp = $1', [id])).rows.map(({ actie }) => actie);

test('a draft that nobody kept for so long goes with its key, once, and is told; a younger one stays', async () => {
  const [old, young] = [
    await createConcept(work, vault, { door: 'b', velden: {} }),
    await createConcept(work, vault, { door: 'b', velden: {} }),
  ];
  await store.owner.query("update concepten set bijgewerkt_op = now() - interval '15 days' where id = $1", [old]);
  expect([await eraseConcepten(keeper, audit, 14), await eraseConcepten(keeper, audit, 14)]).toEqual([1, 0]);
  expect([await readConcept(work, vault, old), await keysOf(old), await told(old)]).toEqual([undefined, 0, ['concept-vernietigd']]);
  expect([await keysOf(young), await told(young)]).toEqual([1, []]);
});

test('an old advies loses what it said, once, and that there was one stays', async () => {
  const journal = new JournalAppender(work, vault);
  const bytes = Buffer.from('{}');
  const { id } = await journal.append({ soort: 'adviesvraag.v1', deur: 'werkvoorraad', partij: 'vt', bytes, dringend: false });
  await store.owner.query("update journal set ontvangen_op = now() - interval '731 days' where id = $1", [id]);
  expect([await eraseAdviezen(keeper, audit, 730), await eraseAdviezen(keeper, audit, 730)]).toEqual([1, 0]);
  const { rows } = await store.owner.query('select length(inhoud) as inhoud, vingerafdruk from journal where id = $1', [id]);
  expect([rows, await keysOf(id), await told(id)]).toEqual([[{ inhoud: 0, vingerafdruk: null }], 0, ['advies-vernietigd']]);
  expect(await listAdviezen(work, vault, new Date(0), new Date(), 10)).toEqual([]);
});
