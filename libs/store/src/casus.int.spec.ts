import { randomUUID } from 'node:crypto';
import { BrokenSealError } from '@schakel/privacy';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import type { CasusDelen } from './casus';
import { Casussen } from './casus';
import type { Database } from './database';
import * as termijnen from './termijnen';
import type { Vault } from './vault';

interface Dossier {
  readonly teller: number;
}
interface Sectie {
  readonly id: string;
  readonly naam: string;
}
let store: FreshStore;
let db: Database;
let vault: Vault;
let casussen: Casussen<Dossier, Sectie>;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('afhandeling', 8);
  vault = await store.vault('afhandeling');
  casussen = new Casussen(vault);
});
afterAll(() => store.drop());

const make = (id = randomUUID(), personen = 2): CasusDelen<Dossier, Sectie> => ({
  kop: { id, versie: 1, status: 'ontvangen', dringend: false, ontvangenOp: new Date().toISOString(), meldingen: [randomUUID()] },
  dossier: { teller: 1 },
  secties: Array.from({ length: personen }, (_, at) => ({ id: randomUUID(), naam: `kanarie-${at}` })),
});
const save = (...items: CasusDelen<Dossier, Sectie>[]) =>
  db.transaction(async (tx) =>
    (
      await casussen.lock(
        tx,
        items.map(({ kop }) => kop.id),
      )
    ).save(items),
  );
const next = ({ kop, dossier, secties }: CasusDelen<Dossier, Sectie>): CasusDelen<Dossier, Sectie> => ({
  kop: { ...kop, versie: kop.versie + 1 },
  dossier: { teller: dossier.teller + 1 },
  secties,
});
const byId = (secties: readonly Sectie[]) => [...secties].sort((left, right) => (left.id < right.id ? -1 : 1));

test('a casus comes back as it was saved, and keeps its keys over versions', async () => {
  const first = make();
  await save(first);
  const second = next({ ...first, secties: [{ ...first.secties[0]!, naam: 'anders' }, first.secties[1]!] });
  await save(second);
  const found = (await casussen.get(store.open('werkvoorraad'), first.kop.id))!;
  expect([found.kop, found.dossier, found.secties]).toEqual([second.kop, second.dossier, byId(second.secties)]);
  const { rows } = await store.owner.query<{ n: number }>('select count(*)::int as n from sleutels where casus_id = $1', [first.kop.id]);
  expect(rows[0]!.n).toBe(3);
  const { rows: versions } = await store.owner.query('select versie from casus_personen where casus_id = $1 order by versie', [
    first.kop.id,
  ]);
  expect(versions).toEqual([{ versie: 1 }, { versie: 2 }]);
});

test('a version that is not newer is refused', async () => {
  const first = make();
  await save(first);
  await expect(save(first)).rejects.toMatchObject({ code: 'verouderde-versie' });
});

test('eight batches that lock the same casussen in any order all finish, and no step is lost', async () => {
  const all = Array.from({ length: 12 }, () => make(undefined, 1));
  await save(...all);
  const ids = all.map(({ kop }) => kop.id);
  const step = (turn: number) =>
    db.transaction(async (tx) => {
      const mine = ids.filter((_, at) => (at + turn) % 3 !== 0);
      const locked = await casussen.lock(tx, turn % 2 ? mine : [...mine].reverse());
      await locked.save([...locked.casussen.values()].map(next));
    });
  await Promise.all(Array.from({ length: 24 }, (_, turn) => step(turn)));
  const counts = await Promise.all(ids.map(async (id) => (await casussen.get(db, id))!.dossier.teller));
  expect(counts).toEqual(ids.map(() => 17));
});

test('a person whose key was destroyed is gone from the casus', async () => {
  const first = make();
  await save(first);
  await store.owner.query('delete from sleutels where persoon_id = $1', [first.secties[0]!.id]);
  expect((await casussen.get(db, first.kop.id))!.secties).toEqual([first.secties[1]]);
});

test('a person whose section was damaged does not hide the others from who looks, and nobody saves over it', async () => {
  const first = make();
  await save(first);
  const [damaged] = first.secties;
  await store.owner.query('update casus_personen set sectie = set_byte(sectie, 20, get_byte(sectie, 20) # 255) where id = $1', [
    damaged!.id,
  ]);
  expect(await casussen.get(db, first.kop.id)).toMatchObject({ secties: [first.secties[1]], onleesbaar: [damaged!.id] });
  await expect(db.transaction((tx) => casussen.lock(tx, [first.kop.id]))).rejects.toThrow(BrokenSealError);
});

test('nothing about a person stands in clear', async () => {
  await save(make());
  const { rows } = await store.owner.query<{ t: string }>(
    'select casus_personen::text as t from casus_personen union all select casussen::text from casussen',
  );
  const hex = Buffer.from('kanarie').toString('hex');
  expect(rows.some(({ t }) => t.includes('kanarie') || t.includes(hex))).toBe(false);
});

test('the list goes on where a page ended and shows the terms that run', async () => {
  const made = Array.from({ length: 3 }, () => ({ ...make(), kop: { ...make().kop, dringend: true, status: 'informatie' } }));
  await save(...made);
  const casus = made[0]!.kop.id;
  const [een, twee] = [randomUUID(), randomUUID()];
  const term = (id: string, soort: string) => ({ id, casus, soort, grondslag: 'g', start: new Date(0), uiterlijk: new Date(1_000) });
  await db.transaction((tx) => termijnen.apply(tx, { gesteld: [term(een, 'a'), term(twee, 'b')], vervuld: [een] }));
  const werkvoorraad = store.open('werkvoorraad');
  const first = await casussen.list(werkvoorraad, { dringend: true, limit: 2 });
  const rest = await casussen.list(werkvoorraad, { dringend: true, limit: 2, na: first.volgende! });
  const all = [...first.casussen, ...rest.casussen];
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(made.map(({ kop }) => kop.id)));
  expect(rest.volgende).toBeUndefined();
  expect(all.find(({ id }) => id === casus)!.termijnen).toEqual([{ soort: 'b', uiterlijk: '1970-01-01T00:00:01.000Z' }]);
});

test('a term that passed is taken by one process, and fires once', async () => {
  const clock = store.open('termijnen', 3);
  const id = randomUUID();
  const term = {
    id,
    casus: randomUUID(),
    soort: 'antwoord',
    onderwerp: 'rvdk',
    grondslag: 'g',
    start: new Date(0),
    uiterlijk: new Date(2_000),
  };
  await db.transaction((tx) => termijnen.apply(tx, { gesteld: [term, term], vervuld: [] }));
  expect((await termijnen.upcoming(clock, 1_000)).map((each) => each.id)).toContain(id);
  await clock.transaction(async (tx) => {
    expect(await termijnen.due(clock, [], 10)).toContainEqual(term);
    expect(await termijnen.due(clock, [id], 10)).not.toContainEqual(term);
    expect(await termijnen.holdDue(tx, id)).toEqual(term);
    expect(await clock.transaction((other) => termijnen.holdDue(other, id))).toBeUndefined();
    expect(await termijnen.markFired(tx, id)).toBe(1);
  });
  expect((await termijnen.due(clock, [], 10)).map((each) => each.id)).not.toContain(id);
  expect(await clock.transaction((tx) => termijnen.holdDue(tx, id))).toBeUndefined();
});
