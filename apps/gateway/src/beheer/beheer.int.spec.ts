/** What administrators see and mend on their pages, on a real database. */
import { AuditLog } from '@schakel/store/audit';
import { JournalAppender } from '@schakel/store/journal-append';
import { lead } from '@schakel/store/lead';
import { Outbox } from '@schakel/store/outbox';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { putBericht, putTroubles, putVerzending } from '../../../../test/support/troubles';
import { BeheerModule } from './beheer.module';

let store: FreshStore;
let gateway: TestGateway;
beforeAll(async () => {
  store = await freshStore();
  const audit = new AuditLog(await store.vault('beheer'));
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    BeheerModule.with({
      db: store.open('beheer'),
      audit,
      gemeenten: ['gemeente-huizen'],
      diensten: () => Promise.resolve([]),
      roostergaten: () => [],
      verwacht: [],
    }),
  ]);
});
beforeEach(() =>
  store.owner.query('truncate journal, wekkers, outbox, termijnen, audit, partner_status, vervaldata, hartslagen, dubbelen, sleutels'),
);
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});
const session = async (rol = 'technisch-beheer') => pageSession(gateway.app, await gateway.loginAs(rol));
const page = async (url = '/beheer', rol?: string) => (await session(rol)).get(url);
const sql = async (text: string, values: unknown[] = []) => (await store.owner.query<Record<string, unknown>>(text, values)).rows;
const onzeker = '/beheer/oorzaak?wat=verzending&partner=rvdk&stand=onzeker';

/** Presses the button for all, and waits for the page that says how it ended. */
async function mendAll(fields: readonly (readonly [string, string])[]): Promise<string> {
  const who = await session();
  const { headers } = await who.post('/beheer/oorzaak', fields);
  return eventually(async () => {
    const { body } = await who.get(String(headers.location));
    expect(body).not.toContain('Bezig');
    return body;
  });
}
const ofOnzeker = [
  ['wat', 'verzending'],
  ['partner', 'rvdk'],
  ['stand', 'onzeker'],
] as const;

test('an administrator reads first that nobody has to do anything, and that the page comes back', async () => {
  await lead(store.open('relay'), 'relay', async () => {
    const { body, headers } = await page();
    expect(body).toContain('Niemand hoeft iets te doen');
    expect(headers['refresh']).toBe('10');
    expect((await page('/beheer?ververs=nee')).headers['refresh']).toBeUndefined();
  });
});

test('every trouble is a sentence with what to do, by number and code, and nothing of content', async () => {
  const journal = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const entry = { soort: 'vt-melding.v1', deur: 'http', partij: 'gemeente-huizen', dringend: false } as const;
  const fouten = [{ code: 'schema-ongeldig', location: 'object/betreft' }] as const;
  await journal.append({ ...entry, referentie: 'kenmerk-x', bytes: Buffer.from('inhoud-x'), fouten: [...fouten] });
  await putTroubles(store.owner);
  const { body } = await page();
  for (const said of [
    'dingen vragen om actie',
    'niet afgehandeld kunnen worden (vt-melding): 1',
    'Van politie-mn zijn berichten geweigerd: 1',
    'Vraag de bureaudienst of zij de afzender al belde',
    'Post die een mens moet lezen: 1',
    'Verzendingen aan rvdk waarvan niemand weet of ze aankwamen: 1',
    'Verzendingen aan rvdk die steeds mislukken: 1 (partner-onbereikbaar)',
    'Partner politie-mn is niet bereikbaar',
    'Wachtrij afhandeling.normaal staat stil',
    'Geen enkel proces zet werk op de wachtrij',
    'die nog niet verzegeld zijn: 1',
    'certificaat smime verloopt op',
    'De hub waarschuwt niemand meer',
    'De laatste back-up is te oud',
    'Termijnen die voorbij zijn (acceptatie): 2',
  ])
    expect(body).toContain(said);
  for (const content of ['kenmerk-x', 'inhoud-x', 'huizen']) expect(body).not.toContain(content);
  await journal.close();
});

test('all that share a cause go again with one press and a reason, which is logged', async () => {
  const ids = [];
  for (let at = 0; at < 3; at += 1) ids.push(await putVerzending(store.owner, { status: 'onzeker', code: 'uitkomst-onbekend' }));
  const other = await putVerzending(store.owner, { status: 'onzeker', ontvanger: 'zvh-gv' });
  const { body } = await page(onzeker);
  expect(body).toContain('Vraag de partner eerst');
  for (const id of ids) expect(body).toContain(id);
  expect(await mendAll([...ofOnzeker, ['reden', 'de Raad heeft ze niet']])).toContain('Opnieuw verstuurd: 3');
  const open = "select bericht_id as id from wekkers where gesloten_op is null and lane = 'verzending.rvdk.normaal'";
  expect((await sql(open)).map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(await sql("select id from outbox where status = 'onzeker'")).toEqual([{ id: other }]);
  const logged = await sql('select actie, actor, onderwerp, reden is not null as reden from audit order by onderwerp');
  expect(logged).toEqual(ids.map((onderwerp) => expect.objectContaining({ actie: 'herstart', onderwerp, reden: true }) as unknown));
});

test('who sends again ends the pause of that partner, and of no other', async () => {
  await putVerzending(store.owner, { status: 'onzeker' });
  await store.owner.query(`insert into partner_status (partner, toestand, volgende_poging)
    values ('rvdk', 'open', now() + interval '5 minutes'), ('zvh-gv', 'open', now() + interval '5 minutes')`);
  const outbox = new Outbox(await store.vault('verzending'));
  const isOver = (partner: string) => outbox.isPauseOver(store.open('verzending', 1), partner);
  expect([await isOver('rvdk'), await isOver('zvh-gv')]).toEqual([false, false]);
  expect(await mendAll([...ofOnzeker, ['reden', 'de Raad is er weer']])).toContain('Opnieuw verstuurd: 1');
  expect([await isOver('rvdk'), await isOver('zvh-gv')]).toEqual([true, false]);
});

test('without a reason nothing happens, and the form says so', async () => {
  await putVerzending(store.owner, { status: 'onzeker' });
  const answer = await (await session()).post('/beheer/oorzaak', [...ofOnzeker, ['reden', ' ']]);
  expect([answer.statusCode, answer.body.includes('Schrijf in hooguit 500 tekens een antwoord op')]).toEqual([400, true]);
  expect(await sql("select status from outbox where status <> 'onzeker'")).toEqual([]);
});

test('of two administrators at once one does it, and the other hears that it was done', async () => {
  for (let at = 0; at < 450; at += 1) await putVerzending(store.owner, { status: 'onzeker' });
  const bodies = await Promise.all([mendAll([...ofOnzeker, ['reden', 'een']]), mendAll([...ofOnzeker, ['reden', 'twee']])]);
  const counts = bodies.map((body) => (body.includes('Al gedaan, door een ander') ? 0 : Number(/verstuurd: (\d+)/.exec(body)?.[1])));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(450);
  expect(await sql('select bericht_id from wekkers group by bericht_id having count(*) > 1')).toEqual([]);
  expect(await sql('select count(*)::int as n from wekkers')).toEqual([{ n: 450 }]);
  expect(await sql('select count(*)::int as n from audit')).toEqual([{ n: 450 }]);
  expect(await mendAll([...ofOnzeker, ['reden', 'drie']])).toContain('Al gedaan, door een ander');
});

test('what the partner has is delivered with the other button, for all or for one, and is not sent again', async () => {
  const ids = [];
  for (let at = 0; at < 3; at += 1) ids.push(await putVerzending(store.owner, { status: 'onzeker', code: 'uitkomst-onbekend' }));
  const broken = await putVerzending(store.owner, { status: 'onzeker', code: 'zegel-verbroken' });
  const who = await session();
  const [one, ...rest] = ids as [string, string, string];
  expect((await who.get(`/beheer/berichten/${one}`)).body).toContain('value="aangekomen"');
  const said: [string, string][] = [
    ['reden', 'de Raad heeft hem'],
    ['keuze', 'aangekomen'],
  ];
  expect((await who.post(`/beheer/berichten/${one}`, said)).headers.location).toBe(`/beheer/berichten/${one}?gedaan=ja`);
  expect((await who.post(`/beheer/berichten/${one}`, said)).headers.location).toBe(`/beheer/berichten/${one}?gedaan=ander`);
  expect(await mendAll([...ofOnzeker, ...said])).toContain('Op bezorgd gezet: 2.');
  expect((await sql("select id from outbox where status = 'bezorgd'")).map(({ id }) => id).sort()).toEqual([one, ...rest].sort());
  expect(await sql('select count(*)::int as n from wekkers')).toEqual([{ n: 0 }]);
  expect((await sql('select actie from audit')).map(({ actie }) => actie)).toEqual(ids.map(() => 'verzending-aangekomen'));

  // Where the seal broke nothing was sent: nobody is asked whether it arrived, and saying so does nothing.
  const { body } = await who.get(`/beheer/berichten/${broken}`);
  expect([body.includes('value="aangekomen"'), body.includes('Verstuur niets')]).toEqual([false, true]);
  expect((await who.post(`/beheer/berichten/${broken}`, said)).headers.location).toBe(`/beheer/berichten/${broken}?gedaan=ander`);
  expect(await sql('select status from outbox where id = $1', [broken])).toEqual([{ status: 'onzeker' }]);
});

test('what waits for a later attempt goes now, by the wake-up that it has', async () => {
  const id = await putVerzending(store.owner, { code: 'partner-onbereikbaar', overMinuten: 50 });
  await sql('update wekkers set gepubliceerd_op = now()');
  const who = await session();
  expect((await who.get(`/beheer/berichten/${id}`)).body).toContain('Verstuur nu opnieuw');
  const { headers } = await who.post(`/beheer/berichten/${id}`, [['reden', 'de partner is terug']]);
  expect(headers.location).toBe(`/beheer/berichten/${id}?gedaan=ja`);
  const due = 'select gepubliceerd_op is null and beschikbaar_op <= clock_timestamp() as nu from wekkers where bericht_id = $1';
  expect(await sql(due, [id])).toEqual([{ nu: true }]);
  const again = await who.post(`/beheer/berichten/${id}`, [['reden', 'nog eens']]);
  expect(again.headers.location).toBe(`/beheer/berichten/${id}?gedaan=ander`);
  expect((await who.get(String(again.headers.location))).body).toContain('Al gedaan, door een ander');
});

test('a quarantined bericht is handled again, and a refused one is done once somebody called', async () => {
  const poison = await putBericht(store.owner, { status: 'quarantaine' });
  const refused = await putBericht(store.owner, { status: 'afgewezen', code: 'schema-ongeldig' });
  const who = await session('functioneel-beheer');
  await who.post(`/beheer/berichten/${poison}`, [['reden', 'oorzaak is weg']]);
  expect(await sql('select status from journal where id = $1', [poison])).toEqual([{ status: 'ontvangen' }]);
  expect(await sql('select lane from wekkers where bericht_id = $1', [poison])).toEqual([{ lane: 'afhandeling.normaal' }]);
  expect((await who.get(`/beheer/berichten/${refused}`)).body).toContain('vtMeldingDi01/object');
  expect(
    await mendAll([
      ['wat', 'geweigerd'],
      ['partij', 'politie-mn'],
      ['deur', 'http'],
      ['reden', 'gebeld met de meldkamer'],
    ]),
  ).toContain('Op afgedaan gezet: 1');
  expect((await who.get('/beheer')).body).not.toContain('zijn berichten geweigerd');
  expect((await sql('select actie from audit order by volg')).map(({ actie }) => actie)).toEqual(['herstart', 'geweigerd-afgedaan']);
});

test('a number is looked up by a form and never stands in a URL before it is known to be one of ours', async () => {
  const id = await putBericht(store.owner, {});
  const who = await session();
  expect((await who.post('/beheer/berichten', [['nummer', ` ${id.toUpperCase()} `]])).headers.location).toBe(`/beheer/berichten/${id}`);
  for (const nummer of ['999990019', '25ccbec1-066c-5c90-869a-1e932b6b3ba0']) {
    const answer = await who.post('/beheer/berichten', [['nummer', nummer]]);
    expect([answer.statusCode, answer.headers.location, answer.body.includes(nummer)]).toEqual([404, undefined, false]);
  }
});

test('a bericht of a worker or team tells no organisation, and an overdracht in the postvak is not found at all', async () => {
  const inner = await putBericht(store.owner, { deur: 'overdrachten', partij: 'gemeente-huizen', soort: 'reactie-op-overdracht' });
  const outer = await putBericht(store.owner, { deur: 'soap', partij: 'gemeente-huizen' });
  const postvak = await putVerzending(store.owner, { kanaal: 'postvak', ontvanger: 'usd-huizen' });
  const mail = await putVerzending(store.owner, { kanaal: 'mail', ontvanger: 'usd-huizen' });
  for (const id of [inner, outer, mail]) {
    const { body, statusCode } = await page(`/beheer/berichten/${id}`);
    expect([statusCode, body.includes('huizen')]).toEqual([200, false]);
  }
  expect((await page(`/beheer/berichten/${postvak}`)).statusCode).toBe(404);
});

test('a form of another site does nothing', async () => {
  const id = await putBericht(store.owner, { status: 'quarantaine' });
  const answer = await (await session()).post(`/beheer/berichten/${id}`, [['reden', 'x']], 'van-elders');
  expect(answer.statusCode).toBe(403);
  expect(await sql('select status from journal')).toEqual([{ status: 'quarantaine' }]);
});

test.each(['veilig-thuis', 'privacy-officer', 'lokaal-team'])('%s has no business here', async (rol) => {
  for (const url of ['/beheer', onzeker, '/beheer/berichten/25ccbec1-066c-5c90-869a-1e932b6b3ba0']) {
    expect((await page(url, rol)).statusCode).toBe(403);
  }
});
