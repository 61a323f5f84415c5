import { randomUUID } from 'node:crypto';
import { AuditLog } from '@schakel/store/audit';
import { createConcept } from '@schakel/store/concepten';
import type { Database } from '@schakel/store/database';
import { JournalAppender } from '@schakel/store/journal-append';
import type { Vault } from '@schakel/store/vault';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { mailOf } from '../../../../../test/support/mail';
import { pageSession } from '../../../../../test/support/page-session';
import { startTestGateway, testSettings, type TestGateway } from '../../../../../test/support/test-gateway';
import { inrichting } from '../../../../../test/support/world';
import { PostModule } from '../post/post.module';
import { AdviezenModule } from './adviezen.module';

let store: FreshStore;
let gateway: TestGateway;
let db: Database;
let vault: Vault;
let cookie: string;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('werkvoorraad', 4);
  vault = await store.vault('werkvoorraad');
  const parts = { db, vault, audit: new AuditLog(vault) };
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    AdviezenModule.with(parts, inrichting),
    PostModule.with(parts, inrichting),
  ]);
  cookie = await gateway.loginAs('bureaudienst');
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});

const pad = '/werkvoorraad/adviezen';
const me = 'veilig-thuis:x';
const get = (url: string) => pageSession(gateway.app, cookie).get(url);
const post = (url: string, fields: [string, string][]) => pageSession(gateway.app, cookie).post(url, fields);
const canary = 'Kanarie-Testkind-5512';
const formulier = '0190a000-0000-4000-8000-0000000000f1';
const ingevuld: [string, string][] = [
  ['formulier', formulier],
  ['dienst', 'advies'],
  ['reden', 'vraagt-alleen-advies'],
  ['bron', 'telefoon'],
  ['contactmomenten', '2026-11-20'],
  ['organisatieSoort', 'onderwijs'],
  ['aard', '01'],
];
const count = async (sql: string, ...values: unknown[]): Promise<number> => (await store.owner.query(sql, values)).rowCount ?? 0;
const adviezen = () => count("select from journal where soort = 'adviesvraag'");
const keysOf = (id: string) => count('select from sleutels where record_id = $1', id);
const logged = async (id: string): Promise<string[]> =>
  (await store.owner.query<{ actie: string }>('select actie from audit where onderwerp = $1 order by volg', [id])).rows.map(
    ({ actie }) => actie,
  );
const draft = (more: object = {}) => createConcept(db, vault, { door: me, velden: { melder: { naam: canary } }, ...more });
async function mail(): Promise<string> {
  const intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const bytes = await mailOf({ from: 'iemand@elders.example', subject: 'Vraag', text: canary });
  const fouten = [{ code: 'afzender-onbekend', location: '' } as const];
  const entry = { soort: 'poststuk.v1', deur: 'smtp', partij: 'onbekend', bytes, dringend: false, teBeoordelen: true, fouten } as const;
  return (await intake.append(entry)).id;
}
const opened = (id: string) => post(`/werkvoorraad/post/${id}/reden`, [['reden', 'post van vandaag']]);

test('an advies is recorded once, however often the form is sent, and stands in the register', async () => {
  const before = await adviezen();
  await Promise.all([post(pad, ingevuld), post(pad, ingevuld)]);
  expect((await post(pad, ingevuld)).headers.location).toBe(`${pad}?melding=vastgelegd`);
  expect(await adviezen()).toBe(before + 1);
  const register = await get(pad);
  for (const shown of ['Anoniem', 'Onderwijs', 'Lichamelijke mishandeling']) expect(register.body).toContain(shown);
  expect((await get(`${pad}?organisatieSoort=ggz`)).body).toContain('Er zijn geen adviezen');
  expect((await get(`${pad}?jaar=2020`)).body).toContain('Er zijn geen adviezen');
});

test('a draft that turns out to be advies is gone with its key, and a trace says who judged so', async () => {
  const concept = await draft();
  await post(pad, [...ingevuld, ['concept', concept]]);
  expect([await count('select from concepten where id = $1', concept), await keysOf(concept)]).toEqual([0, 0]);
  expect(await logged(concept)).toEqual(['concept-beoordeeld']);
});

test('a mail that turns out to be advies loses its bytes and key, and so does what was typed over from it', async () => {
  const id = await mail();
  const concept = await draft({ poststuk: id });
  expect((await post(pad, [...ingevuld, ['poststuk', id]])).statusCode).toBe(400);
  await opened(id);
  await post(pad, [...ingevuld, ['poststuk', id]]);
  const { rows } = await store.owner.query('select length(inhoud) as inhoud, status from journal where id = $1', [id]);
  expect(rows).toEqual([{ inhoud: 0, status: 'afgehandeld' }]);
  expect([await keysOf(id), await keysOf(concept), await count('select from concepten where id = $1', concept)]).toEqual([0, 0, 0]);
  expect(await logged(id)).toEqual(['poststuk-beoordeeld']);
});

test('a draft that was sent as a melding meanwhile is no advies any more', async () => {
  const before = await adviezen();
  const answer = await post(pad, [
    ...ingevuld.slice(1),
    ['formulier', '0190a000-0000-4000-8000-0000000000f2'],
    ['concept', '0190a000-0000-7000-8000-0000000000aa'],
  ]);
  expect([answer.statusCode, await adviezen()]).toEqual([404, before]);
});

test('the draft of a colleague stays what it is', async () => {
  const concept = await createConcept(db, vault, { door: 'c.claes', velden: {} });
  expect((await post(pad, [...ingevuld, ['concept', concept]])).statusCode).toBe(403);
  const poststuk = await mail();
  const typed = await createConcept(db, vault, { door: 'c.claes', velden: {}, poststuk });
  await opened(poststuk);
  expect((await post(pad, [...ingevuld.slice(1), ['formulier', randomUUID()], ['poststuk', poststuk]])).statusCode).toBe(403);
  expect([await keysOf(concept), await keysOf(typed), await keysOf(poststuk)]).toEqual([1, 1, 1]);
});

test.each([
  ['dienst', [['dienst', '']]],
  ['contactmomenten', [['contactmomenten', '2099-01-01']]],
  ['organisatieSoort', [['organisatieSoort', 'zomaar']]],
  ['toestemmingNaam', [['naam', 'Juf Test']]],
  ['vorm', [['dienst', 'ondersteuning']]],
] as [string, [string, string][]][])('without a sound %s nothing is recorded, and the draft stays', async (veld, other) => {
  const concept = await draft();
  const fields = ingevuld.filter(([naam]) => !other.some(([changed]) => changed === naam));
  const answer = await post(pad, [...fields, ...other, ['concept', concept]]);
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain(`href="#${veld}"`);
  expect(await keysOf(concept)).toBe(1);
});

test('a day of contact that is still to come is refused with the reason', async () => {
  const fields = ingevuld.filter(([naam]) => naam !== 'contactmomenten');
  expect((await post(pad, [...fields, ['contactmomenten', '1-1-2099']])).body).toContain('Een dag die nog moet komen kan niet');
});

test('ondersteuning is recorded for the professional, by name and organisation', async () => {
  const said: [string, string][] = [
    ['formulier', '0190a000-0000-4000-8000-0000000000f3'],
    ['dienst', 'ondersteuning'],
    ['vorm', 'consult'],
    ['naam', 'Juf Test'],
    ['toestemmingNaam', 'ja'],
    ['organisatie', 'Basisschool Voorbeeld'],
  ];
  await post(pad, [...ingevuld.filter(([naam]) => !said.some(([other]) => other === naam)), ...said]);
  expect((await get(`${pad}?dienst=ondersteuning`)).body).toContain('Juf Test, Basisschool Voorbeeld');
});

test('an advies becomes a melding only by a person, with a reason, as a draft that names it', async () => {
  const { rows } = await store.owner.query<{ id: string }>("select id from journal where soort = 'adviesvraag' limit 1");
  const id = rows[0]?.id ?? '';
  expect((await post(`${pad}/${id}/melding`, [['reden', '']])).statusCode).toBe(400);
  const begun = await post(`${pad}/${id}/melding`, [['reden', 'de juf meldt nu zelf']]);
  expect(begun.headers.location).toMatch(/^\/werkvoorraad\/opnemen\/concepten\//);
  expect(await logged(id)).toContain('advies-wordt-melding');
});

test('of the family nothing is left anywhere, in clear or under a key', async () => {
  const { rows } = await store.owner.query<{ naam: string }>(
    "select relname as naam from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  for (const { naam } of rows) {
    const all = JSON.stringify((await store.owner.query(`select t::text from ${naam} t`)).rows);
    expect([naam, all.includes(canary) || all.includes(Buffer.from(canary).toString('hex'))]).toEqual([naam, false]);
  }
});
