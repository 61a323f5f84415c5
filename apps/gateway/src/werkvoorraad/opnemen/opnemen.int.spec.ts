import { AuditLog } from '@schakel/store/audit';
import { createConcept } from '@schakel/store/concepten';
import type { Database } from '@schakel/store/database';
import { readBerichten } from '@schakel/store/journal';
import { JournalAppender } from '@schakel/store/journal-append';
import type { Vault } from '@schakel/store/vault';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { mailOf } from '../../../../../test/support/mail';
import { pageSession } from '../../../../../test/support/page-session';
import { startTestGateway, testSettings, type TestGateway } from '../../../../../test/support/test-gateway';
import { inrichting } from '../../../../../test/support/world';
import { OpnemenModule } from './opnemen.module';

let store: FreshStore;
let gateway: TestGateway;
let db: Database;
let vault: Vault;
let cookie: string;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('werkvoorraad', 4);
  vault = await store.vault('werkvoorraad');
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    OpnemenModule.with({ db, vault, audit: new AuditLog(vault) }, inrichting),
  ]);
  cookie = await gateway.loginAs('bureaudienst');
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});

const lijst = '/werkvoorraad/opnemen';
const me = 'veilig-thuis:x';
const get = (url: string) => pageSession(gateway.app, cookie).get(url);
const post = (url: string, fields: [string, string][]) => pageSession(gateway.app, cookie).post(url, fields);
const canary = 'Kanarie-Testkind-8841';
const persoon = 'zorgelijkeSituatie.betrokkenen.0';
const ingevuld: [string, string][] = [
  ['velden', 'ja'],
  ['bron', 'telefoon'],
  ['acuteOnveiligheid', 'ja'],
  ['zorgelijkeSituatie.situatieschets', 'de melder hoort geschreeuw'],
  [`${persoon}.rol`, 'jeugdige'],
  [`${persoon}.geslachtsnaam`, canary],
];
const one = async <Row>(sql: string, ...values: unknown[]) => (await store.owner.query(sql, values)).rows[0] as Row;
const logged = async (id: string): Promise<string[]> =>
  (await store.owner.query<{ actie: string }>('select actie from audit where onderwerp = $1 order by volg', [id])).rows.map(
    ({ actie }) => actie,
  );
const begun = async (more: { door?: string; poststuk?: string } = {}): Promise<string> =>
  createConcept(db, vault, { door: me, velden: {}, ...more });
const save = (id: string, versie: number, actie: string, fields = ingevuld) =>
  post(`${lijst}/concepten/${id}`, [['versie', String(versie)], ['actie', actie], ...fields]);
/** A draft of which everything is filled in, and its next versie. */
async function filled(more: { poststuk?: string } = {}): Promise<[string, number]> {
  const id = await begun(more);
  await save(id, 1, 'persoon-erbij', [['velden', 'ja']]);
  return [id, 2];
}
const meldingen = async (): Promise<number> =>
  (await one<{ n: number }>("select count(*)::int as n from journal where soort = 'opgenomen-melding'")).n;

test('a draft is begun, kept by each button, and goes on where it was', async () => {
  const started = await post(lijst, []);
  const path = String(started.headers.location);
  const id = path.split('/').at(-1) ?? '';
  const added = await save(id, 1, 'persoon-erbij', [['velden', 'ja']]);
  expect(added.headers.location).toBe(`${path}#zorgelijkeSituatie-betrokkenen-0`);
  await save(id, 2, 'bewaren');
  expect((await get(path)).body).toContain(`value="${canary}"`);
  expect((await get(lijst)).body).toContain(path);
  expect((await get(lijst)).body).not.toContain(canary);
});

test('sending a complete draft, also twice at once, is one urgent melding and leaves no draft', async () => {
  const [id, versie] = await filled();
  const before = await meldingen();
  await save(id, versie, 'bewaren');
  const answers = await Promise.all([save(id, versie + 1, 'versturen'), save(id, versie + 1, 'versturen')]);
  const again = await save(id, versie + 1, 'versturen');
  expect(await meldingen()).toBe(before + 1);
  expect(again.statusCode).toBe(303);
  expect(answers.map(({ headers }) => headers.location)).toContain(again.headers.location);
  const bericht = String(again.headers.location).split('/').at(-1);
  const row = await one(
    'select deur, partij, dringend, (select lane from wekkers where bericht_id = j.id) as lane from journal j where id = $1',
    bericht,
  );
  expect(row).toEqual({ deur: 'werkvoorraad', partij: inrichting.hub.partij, dringend: true, lane: 'afhandeling.dringend' });
  expect(
    await one(
      'select (select count(*)::int from concepten where id = $1) as c, (select count(*)::int from sleutels where record_id = $1) as s',
      id,
    ),
  ).toEqual({ c: 0, s: 0 });
  expect((await get(String(again.headers.location))).body).toContain(bericht);
});

test('what is missing is told at once, with links, and what was typed is kept', async () => {
  const [id] = await filled();
  const refused = await save(id, 2, 'versturen', [
    ['velden', 'ja'],
    [`${persoon}.geslachtsnaam`, canary],
  ]);
  expect(refused.statusCode).toBe(400);
  for (const link of ['#bron', '#zorgelijkeSituatie-situatieschets', '#zorgelijkeSituatie-betrokkenen-0-rol'])
    expect(refused.body).toContain(`href="${link}"`);
  expect((await get(`${lijst}/concepten/${id}`)).body).toContain(canary);
});

test('what another window saved is not overwritten, and what was typed is not lost', async () => {
  const [id, versie] = await filled();
  await save(id, versie, 'bewaren', [...ingevuld, ['melder.naam', 'eerste venster']]);
  const late = await save(id, versie, 'bewaren', [...ingevuld, ['melder.naam', 'tweede venster']]);
  expect(late.statusCode).toBe(400);
  expect(late.body).toContain('tweede venster');
  expect((await get(`${lijst}/concepten/${id}`)).body).toContain('eerste venster');
});

test('the draft of a colleague is closed until it is taken over with a reason', async () => {
  const id = await begun({ door: 'c.claes' });
  expect((await get(`${lijst}/concepten/${id}`)).body).toContain('overnemen');
  expect((await save(id, 1, 'bewaren')).statusCode).toBe(403);
  expect((await post(`${lijst}/concepten/${id}/overnemen`, [['reden', ' ']])).statusCode).toBe(400);
  await post(`${lijst}/concepten/${id}/overnemen`, [['reden', 'collega is ziek']]);
  expect((await save(id, 1, 'bewaren', [['velden', 'ja']])).statusCode).toBe(303);
  expect(await logged(id)).toEqual(['concept-overgenomen']);
});

test('what is thrown away is gone, with a reason', async () => {
  const [id] = await filled();
  expect((await post(`${lijst}/concepten/${id}/weggooien`, [])).statusCode).toBe(400);
  await post(`${lijst}/concepten/${id}/weggooien`, [['reden', 'verkeerd verbonden']]);
  expect((await get(`${lijst}/concepten/${id}`)).statusCode).toBe(404);
  expect(await logged(id)).toEqual(['concept-weggegooid']);
});

test('a mail stands beside the form, and is ended with the melding', async () => {
  const intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const bytes = await mailOf({ from: 'iemand@elders.example', subject: 'Zorgen', text: 'Ik hoor elke nacht geschreeuw' });
  const fouten = [{ code: 'afzender-onbekend', location: '' } as const];
  const mail = { soort: 'poststuk.v1', deur: 'smtp', partij: 'onbekend', bytes, dringend: false, teBeoordelen: true, fouten } as const;
  const { id: poststuk } = await intake.append(mail);
  const [id, versie] = await filled({ poststuk });
  expect((await get(`${lijst}/concepten/${id}`)).body).toContain('Ik hoor elke nacht geschreeuw');
  expect(await logged(poststuk)).toEqual(['poststuk-geopend']);
  await save(id, versie, 'versturen');
  expect(await one('select status from journal where id = $1', poststuk)).toEqual({ status: 'afgehandeld' });
  expect(await logged(poststuk)).toEqual(['poststuk-geopend', 'poststuk-beoordeeld']);
});

test('also when a colleague ended the mail meanwhile, the melding reached Veilig Thuis when the mail did', async () => {
  const intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const bytes = await mailOf({ from: 'iemand@elders.example', subject: 'Zorgen', text: 'Het is weer onrustig' });
  const fouten = [{ code: 'afzender-onbekend', location: '' } as const];
  const mail = { soort: 'poststuk.v1', deur: 'smtp', partij: 'onbekend', bytes, dringend: false, teBeoordelen: true, fouten } as const;
  const { id: poststuk } = await intake.append(mail);
  await store.owner.query("update journal set ontvangen_op = '2026-11-20T16:00:00Z', status = 'afgehandeld', afgehandeld_op = now() where id = $1", [
    poststuk,
  ]);
  const [id, versie] = await filled({ poststuk });
  const sent = await save(id, versie, 'versturen');
  const bericht = String(sent.headers.location).split('/').at(-1) ?? '';
  const [kept] = await readBerichten(db, vault, [bericht]);
  expect(JSON.parse(kept!.inhoud!.toString())).toMatchObject({ poststuk, bereiktOp: '2026-11-20T16:00:00.000Z' });
});

test('who is known is found by BSN, with a reason and without content; what was searched for is logged nowhere', async () => {
  const casus = '0190a000-0000-5000-8000-00000000000c';
  await store.owner.query(
    "insert into casussen (id, versie, status, dringend, ontvangen_op, meldingen, dossier) values ($1, 1, 'ontvangen', false, now(), '{}', '')",
    [casus],
  );
  const waarde = vault.hmac('zoekindex/bsn', Buffer.from('999990019'));
  await store.owner.query("insert into zoekindex (soort, waarde, casus_id, persoon_id) values ('bsn', $1, $2, gen_random_uuid())", [
    waarde,
    casus,
  ]);
  const search = (fields: [string, string][]) => post(`${lijst}/zoeken`, fields);
  expect((await search([['bsn', '999990019']])).statusCode).toBe(400);
  expect(
    (
      await search([
        ['bsn', '999990018'],
        ['reden', 'telefoon'],
      ])
    ).statusCode,
  ).toBe(400);
  const found = await search([
    ['bsn', '999990019'],
    ['reden', 'telefonische melding'],
  ]);
  expect(found.body).toContain(casus);
  expect(found.body).toContain('hetzelfde BSN');
  const { rows } = await store.owner.query("select codes::text, velden::text, onderwerp from audit where actie = 'zoeking'");
  expect(rows).toEqual([{ codes: '{bsn}', velden: '{}', onderwerp: null }]);
});

test('the bereikbaarheidsdienst writes down and searches while on duty, and finds nothing open outside of it', async () => {
  const seen = async (sub: string): Promise<number[]> => {
    const session = pageSession(gateway.app, await gateway.loginAs('bereikbaarheidsdienst', { sub }));
    const id = await begun({ door: `veilig-thuis:${sub}` });
    const answers = await Promise.all([session.get(lijst), session.get(`${lijst}/concepten/${id}`)]);
    return answers.map(({ statusCode }) => statusCode);
  };
  expect([await seen('x'), await seen('t.tuin')]).toEqual([
    [403, 403],
    [200, 200],
  ]);
});

test('what was drafted and sent stands nowhere in clear', async () => {
  for (const tabel of ['concepten', 'journal', 'audit', 'wekkers']) {
    const { rows } = await store.owner.query(`select t::text from ${tabel} t`);
    expect(JSON.stringify(rows)).not.toContain(canary);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(canary).toString('hex'));
  }
});
