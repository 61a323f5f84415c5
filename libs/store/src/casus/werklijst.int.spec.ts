import { randomUUID } from 'node:crypto';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { Casussen } from '../casus';
import type { Database } from '../database';
import * as termijnen from '../termijnen';
import { werklijst } from './werklijst';

const hour = 3_600_000;
let store: FreshStore;
let db: Database;
let readonly: Database;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('afhandeling');
  readonly = store.open('werkvoorraad');
  const casussen = new Casussen<object, { id: string }>(await store.vault('afhandeling'));
  await db.transaction(async (tx) => {
    const items = Object.entries(cases).map(([name, { dringend = false, status = 'informatie', dagen }]) => ({
      kop: { id: ids.get(name)!, versie: 1, status, dringend, ontvangenOp: new Date(start + dagen * hour).toISOString(), meldingen: [] },
      dossier: {},
      secties: [],
    }));
    await (await casussen.lock(tx, [])).save(items);
    const gesteld = Object.entries(cases).flatMap(([name, one]) => (one.termijnen ?? []).map(([soort, over]) => term(name, soort, over)));
    await termijnen.apply(tx, { gesteld, vervuld: [] });
  });
});
afterAll(() => store.drop());

interface Example {
  readonly dringend?: boolean;
  readonly status?: string;
  readonly dagen: number;
  readonly termijnen?: readonly (readonly [soort: string, hours: number])[];
}
const start = Date.now() - 100 * hour;
const cases: Readonly<Record<string, Example>> = {
  later: { dagen: 1, termijnen: [['veiligheidsbeoordeling', 50]] },
  gemist: { dagen: 2, termijnen: [['veiligheidsbeoordeling', -1]] },
  vragen: {
    dagen: 3,
    termijnen: [
      ['veiligheidsbeoordeling', 40],
      ['antwoord', 30],
      ['antwoord', 60],
      ['antwoord', -2],
      ['antwoord-herinnering', -3],
    ],
  },
  zonder: { dagen: 4 },
  dringend: { dagen: 5, dringend: true, termijnen: [['veiligheidsbeoordeling', 90]] },
  dicht: { dagen: 6, dringend: true, status: 'afgesloten', termijnen: [['informeren', 80]] },
  metDeHand: { dagen: 7, status: 'afgesloten', termijnen: [['documenten-overdragen', 70]] },
};
const ids = new Map(Object.keys(cases).map((name) => [name, randomUUID()]));
const nameOf = (id: string) => [...ids].find(([, own]) => own === id)?.[0];
const term = (name: string, soort: string, hours: number): termijnen.Termijn => ({
  id: randomUUID(),
  casus: ids.get(name)!,
  soort,
  grondslag: 'afspraak',
  start: new Date(start),
  uiterlijk: new Date(Date.now() + hours * hour),
});

test('urgent first, then the term that ends first; of what is closed only work by hand counts, and no reminders or expired questions', async () => {
  const { regels, volgende } = await werklijst(readonly);
  expect(regels.map(({ id }) => nameOf(id))).toEqual(['dringend', 'gemist', 'vragen', 'later', 'metDeHand', 'zonder']);
  expect(volgende).toBeUndefined();
  expect(regels[2]).toMatchObject({ openVragen: 2, termijn: { soort: 'antwoord' } });
  expect(regels[4]).toMatchObject({ status: 'afgesloten', termijn: { soort: 'documenten-overdragen' } });
  expect(regels[5]!.termijn).toBeUndefined();
});

test('page by page it is the same list, also when the last of a page was closed meanwhile', async () => {
  const seen: (string | undefined)[] = [];
  let na: string | undefined;
  do {
    const page = await werklijst(readonly, { limit: 2, ...(na ? { na } : {}) });
    seen.push(...page.regels.map(({ id }) => nameOf(id)));
    na = page.volgende;
    if (na) await store.owner.query("update casussen set status = 'afgesloten' where id = $1", [na]);
  } while (na);
  expect(seen).toEqual(['dringend', 'gemist', 'vragen', 'later', 'metDeHand', 'zonder']);
  await store.owner.query("update casussen set status = 'informatie' where id <> all($1)", [[ids.get('dicht'), ids.get('metDeHand')]]);
});

test('filtered by urgency and status', async () => {
  const names = async (filter: Parameters<typeof werklijst>[1]) => (await werklijst(readonly, filter)).regels.map(({ id }) => nameOf(id));
  expect(await names({ dringend: true })).toEqual(['dringend']);
  expect(await names({ status: 'afgesloten' })).toEqual(['dicht', 'metDeHand']);
  expect(await names({ dringend: true, status: 'besloten' })).toEqual([]);
});
