/** Which casus a correction belongs to, on the real index: the one of its sender's earlier melding, as long as nobody decided on it. */
import { randomUUID } from 'node:crypto';
import type { VtMelding } from '@schakel/contracts';
import { uuidV7 } from '@schakel/contracts';
import type { BerichtIn, CasusDossier, PersoonSectie } from '@schakel/domain';
import { Casussen } from '@schakel/store/casus';
import type { Database } from '@schakel/store/database';
import { Zoekindex } from '@schakel/store/zoekindex';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { kind, vtMelding } from '../../../../test/support/world';
import { withRadar } from './radar';
import type { Gelezen } from './read-bericht';
import type { Boeken } from './voorganger';

let store: FreshStore;
let db: Database;
let boeken: Boeken;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('afhandeling');
  const vault = await store.vault('afhandeling');
  boeken = { zoekindex: new Zoekindex(vault), casussen: new Casussen<CasusDossier, PersoonSectie>(vault) };
});
afterAll(() => store.drop());

function gelezen(kenmerk: string, partij = 'politie-mn', more: Partial<VtMelding> = {}): Gelezen {
  const id = uuidV7(Date.now());
  const inhoud = vtMelding([{ ...kind, id: randomUUID() }], { kenmerk, ...more });
  const bericht: BerichtIn = { id, soort: 'vt-melding.v1', partij, ontvangenOp: new Date(), inhoud, twijfel: [], radar: [] };
  return { bericht, casus: randomUUID(), rij: id };
}
const read = (...all: Gelezen[]): Promise<Gelezen[]> => db.transaction((tx) => withRadar(tx, boeken, all));
const stands = (casus: string, status: string) =>
  store.owner.query(
    "insert into casussen (id, versie, status, dringend, ontvangen_op, meldingen, dossier) values ($1, 1, $2, false, now(), '{}', '')",
    [casus, status],
  );
const indexed = async (casus: string): Promise<number> =>
  (await store.owner.query('select from zoekindex where casus_id = $1', [casus])).rowCount ?? 0;

test('a melding with the number of an earlier one of the same sender belongs to its casus, with what it is found by', async () => {
  const [first] = await read(gelezen('PL-1'));
  await stands(first!.casus, 'informatie');
  const correction = gelezen('PL-1');
  const [followed] = await read(correction);
  expect(followed?.casus).toBe(first!.casus);
  expect(followed?.bericht.radar).toEqual([]);
  expect([await indexed(correction.casus), await indexed(first!.casus)]).toEqual([0, 6]);
});

test('of another sender it opens a casus of its own', async () => {
  const [first] = await read(gelezen('PL-2'));
  await stands(first!.casus, 'ontvangen');
  const other = gelezen('PL-2', 'rvdk');
  expect((await read(other))[0]).toMatchObject({ casus: other.casus });
});

test('a number that only looks like it is that of another melding', async () => {
  const [first] = await read(gelezen('PL-12-3'));
  await stands(first!.casus, 'ontvangen');
  const others = ['PL-1-23', 'PL123', 'pl-12-3'].map((kenmerk) => gelezen(kenmerk));
  expect((await read(...others)).map(({ casus }) => casus)).toEqual(others.map(({ casus }) => casus));
});

test('where somebody decided already it opens a casus of its own, and names the other', async () => {
  const [first] = await read(gelezen('PL-3'));
  await stands(first!.casus, 'besloten');
  const late = gelezen('PL-3');
  const [followed] = await read(late);
  expect([followed?.casus, followed?.bericht.voorganger]).toEqual([late.casus, first!.casus]);
});

test('two that arrive together are one casus, that of the first', async () => {
  const [one, two] = [gelezen('PL-4'), gelezen('PL-4')];
  expect((await read(one, two)).map(({ casus }) => casus)).toEqual([one.casus, one.casus]);
  expect(await indexed(two.casus)).toBe(0);
});

const waiting = `select from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;
/** Resolves once a transaction waits for what another one holds. */
const waits = () =>
  eventually(async () => {
    expect((await store.owner.query(waiting)).rowCount).toBe(1);
  });

test('two that are handled at the same moment are one casus, that of who was first', async () => {
  const [one, two] = [gelezen('PL-5'), gelezen('PL-5')];
  const second = await db.transaction(async (tx) => {
    await withRadar(tx, boeken, [one]);
    const beside = read(two);
    await Promise.race([beside, waits()]);
    await stands(one.casus, 'ontvangen');
    return { beside };
  });
  expect((await second.beside).map(({ casus }) => casus)).toEqual([one.casus]);
  expect(await indexed(two.casus)).toBe(0);
});
