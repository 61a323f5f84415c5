import { uuidV7 } from '@schakel/contracts';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { readStand } from '../beheer';
import { tellingVan } from '../tellingen';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

const politie = { soort: 'vt-melding', deur: 'http', partij: 'politie-mn', status: 'afgehandeld', fouten: false };
/** Came in at that moment. */
async function came(op: string, more: Partial<typeof politie> = {}): Promise<string> {
  const { soort, deur, partij, status, fouten } = { ...politie, ...more };
  const at = new Date(op);
  const id = uuidV7(at.getTime());
  await store.owner.query(
    `insert into journal (id, soort, versie, deur, partij, inhoud, dringend, status, fouten, ontvangen_op, afgehandeld_op)
     values ($1, $2, 1, $3, $4, 'x', false, $5, $6, $7, $7)`,
    [id, soort, deur, partij, status, fouten ? '[{"code":"schema-ongeldig","location":"object"}]' : null, at],
  );
  return id;
}
const double = (id: string, op: string) =>
  store.owner.query("insert into dubbelen (bericht_id, deur, op) values ($1, 'http', $2)", [id, new Date(op)]);

test('a sender counts what it sent on a day of the Netherlands, by door; of another nothing', async () => {
  // The night of the Netherlands begins before that of UTC: two come in between at its begin, and one at its end.
  const first = await came('2026-05-03T22:00:00Z');
  await came('2026-05-03T23:59:59Z');
  await came('2026-05-04T21:59:59Z', { status: 'afgewezen', fouten: true });
  await came('2026-05-04T22:00:00Z');
  await came('2026-05-03T21:59:59Z');
  await came('2026-05-04T10:00:00Z', { deur: 'smtp', soort: 'poststuk', status: 'te beoordelen' });
  await came('2026-05-04T10:00:00Z', { soort: 'generieke-melding' });
  await came('2026-05-04T10:00:00Z', { partij: 'zorg-voorbeeld' });
  await double(first, '2026-05-04T12:00:00Z');
  const none = { meldingen: 0, overig: 0, mens: 0, geweigerd: 0, dubbel: 0 };
  expect(await tellingVan(store.open('intake'), 'politie-mn', '2026-05-04')).toEqual([
    { ...none, deur: 'http', ontvangen: 5, meldingen: 3, geweigerd: 1, dubbel: 1 },
    { ...none, deur: 'smtp', ontvangen: 1, mens: 1 },
  ]);
  expect(await tellingVan(store.open('intake'), 'politie-mn', '2026-05-06')).toEqual([]);
});

test('beheer sees each sender per day, a municipality without its name, and when the last of each came', async () => {
  const now = new Date();
  await came(now.toISOString(), { partij: 'gemeente-huizen', deur: 'soap', soort: 'uitslag-check-op-bekendheid' });
  await came(now.toISOString(), { partij: 'zorg-voorbeeld' });
  await came(new Date(now.getTime() + 9).toISOString(), { partij: 'zorg-voorbeeld', deur: 'werkvoorraad' });
  const same = (laatste: Date) => laatste;
  const verwacht = ['zorg-voorbeeld', 'rvdk'].map((partij) => ({ partij, uiterlijk: same }));
  const stand = await readStand(store.open('wacht'), { gemeenten: ['gemeente-huizen'], verwacht });
  expect(stand.afzenders).toContainEqual(expect.objectContaining({ partij: 'gemeente', ontvangen: 1, overig: 1 }));
  expect(JSON.stringify(stand.afzenders)).not.toContain('huizen');
  expect(stand.verwacht).toEqual([
    { partij: 'zorg-voorbeeld', uiterlijk: now },
    { partij: 'rvdk', uiterlijk: stand.hartslagen.begin },
  ]);
});
