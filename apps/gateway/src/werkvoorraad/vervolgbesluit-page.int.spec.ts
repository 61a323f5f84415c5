import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import type { PageSession } from '../../../../test/support/page-session';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { inrichting, kind, moeder, vader, World } from '../../../../test/support/world';
import { WerkvoorraadModule } from './werkvoorraad.module';

let gateway: TestGateway;
let store: MemoryWerkvoorraad;
let path: string;
let browser: PageSession;
beforeEach(async () => {
  store = new MemoryWerkvoorraad(new World(new Date()));
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    WerkvoorraadModule.with(store, inrichting),
  ]);
  browser = pageSession(gateway.app, await gateway.loginAs('veilig-thuis'));
});
afterEach(() => gateway.app.close());

const reported = async (...personen: Parameters<World['report']>[0] & object) => {
  store.world.report(personen);
  path = `/werkvoorraad/casussen/${store.file.id}`;
  await browser.post(`${path}/reden`, [['reden', 'Beoordeling']]);
};
const decide = (...fields: [string, string][]) =>
  browser.post(`${path}/vervolgbesluit`, [['versie', String(store.file.versie)], ...fields]);
const verdeling: [string, string][] = [
  ['deel-kind', '1'],
  ['deel-moeder', '1'],
  ['deel-vader', '2'],
];

test('two households become two deelcasussen with two teams, as proposed', async () => {
  await reported(kind, moeder, vader);
  store.world.note('contactmoment');
  const page = (await browser.get(path)).body;
  expect(page).toMatch(/id="deel-vader"[\s\S]*?value="(\d)" selected/);
  const answer = await decide(
    ['uitkomst', 'overdracht'],
    ['samenvatting', 'Eigen woorden'],
    ['aard', '01'],
    ['aard', '08'],
    ...verdeling,
    ['gemeente-1', 'Huizen'],
    ['team-1', 'usd-huizen'],
    ['gemeente-2', ''],
    ['team-2', ''],
    ['gemeente-3', 'Laren'],
  );
  expect(answer.statusCode).toBe(303);
  expect(store.file.vervolgbesluit?.aard).toEqual(['01', '08']);
  expect(store.file.deelcasussen.map(({ personen, gemeente, overdrachten }) => [personen, gemeente, overdrachten[0]!.team])).toEqual([
    [['kind', 'moeder'], 'Huizen', 'usd-huizen'],
    [['vader'], 'Hilversum', 'sociaal-plein-hilversum'],
  ]);
  const after = (await browser.get(path)).body;
  expect(after).toContain('Uitvoeringsdienst Sociaal Domein Huizen');
  expect(after).not.toContain('Besluit vastleggen');
});

test('a team that two deelcasussen wait for is named once beside the term', async () => {
  await reported(kind, moeder);
  store.world.note('contactmoment');
  await decide(['uitkomst', 'overdracht'], ['samenvatting', 'Eigen woorden'], ['deel-kind', '1'], ['deel-moeder', '2']);
  expect(store.file.deelcasussen).toHaveLength(2);
  expect((await browser.get(path)).body).toContain('Reactie van een team (Uitvoeringsdienst Sociaal Domein Huizen): uiterlijk');
});

test('what stands against a decision stands beside its field, with what to do, and what was typed stays', async () => {
  await reported(kind, moeder, vader);
  store.world.note('anonimiteit-toegezegd');
  const answer = await decide(['uitkomst', 'overdracht'], ['deel-kind', '2'], ['deel-moeder', '2'], ['aard', '03'], ['samenvatting', '  ']);
  expect([answer.statusCode, store.entries.size]).toEqual([400, 0]);
  for (const veld of ['samenvatting', 'toelichting', 'deelcasussen']) {
    expect(answer.body).toContain(`href="#${veld}"`);
    expect(answer.body).toContain(`id="${veld}-fout"`);
  }
  expect(answer.body).toContain('Leg het eerst vast bij Notities');
  expect(answer.body).toContain('Aan de melder is anonimiteit toegezegd');
  expect(answer.body).toMatch(/id="aard-03"[^>]*checked/);
  expect(answer.body).toMatch(/id="deel-kind"[\s\S]*?value="2" selected/);
  expect(answer.body).toContain('<title>Fout: Casus - Schakel</title>');
});

test('a deelcasus that the routing leaves to a person says so before, and is named by its number on the screen after', async () => {
  const eemnes = { ...kind, formeelAdres: { straat: 'Teststraat', huisnummer: '1', postcode: '3755AA', woonplaats: 'Eemnes' } };
  await reported(eemnes, vader);
  store.world.note('contactmoment');
  expect((await browser.get(path)).body).toContain('Voor deze gemeente kiest een medewerker het team');
  const answer = await decide(['uitkomst', 'overdracht'], ['samenvatting', 'Eigen'], ['deel-kind', '2'], ['deel-vader', '2']);
  expect(answer.body).toContain('href="#team-2"');
  expect(answer.body).toContain('Deelcasus 2: kies een team. Schakel vindt er geen bij het adres of de gemeente');
});

test('without an overdracht the deelcasussen of the form are left alone', async () => {
  await reported(kind, moeder);
  store.world.note('contactmoment');
  const answer = await decide(['uitkomst', 'afsluiting'], ['deel-kind', '1'], ['deel-moeder', '1']);
  expect([answer.statusCode, store.file.status]).toEqual([303, 'afgesloten']);
  const closed = (await browser.get(path)).body;
  expect(closed).not.toContain('<textarea');
});

test('nothing of a form that is not ours comes back', async () => {
  await reported(kind);
  const answer = await decide(['uitkomst', 'kenmerk-x'], ['aard', 'kenmerk-x'], ['deel-kind', 'kenmerk-x'], ['kenmerk-x', 'kenmerk-x']);
  expect([answer.statusCode, answer.body.includes('kenmerk-x')]).toEqual([400, false]);
  expect(answer.body).toContain('Kies een uitkomst');
  const unknown = await decide(['uitkomst', 'overdracht'], ['deel-kind', 'kenmerk-x'], ['team-kenmerk-x', 'kenmerk-x']);
  expect([unknown.statusCode, unknown.body.includes('kenmerk-x')]).toEqual([400, false]);
});

test('signals stand on top: a question and a teruggave of a team, a refusal, a late answer', async () => {
  await reported(kind, moeder);
  store.world.askAll();
  store.world.answerKnown('kind', true);
  store.world.send('afwijzing.v1', 'rvdk', { verzending: store.world.vraag('moeder').bekendheid, foutcode: 'StUF046' });
  store.world.note('contactmoment');
  store.world.decideOn({ deelcasussen: [{ personen: ['kind', 'moeder'], team: 'usd-huizen', gemeente: 'Huizen' }] });
  store.world.react(0, 'vraag', { tekst: 'Wat is er afgesproken?' });
  store.world.react(0, 'teruggave', { reden: 'geen-capaciteit', tekst: 'Wij zitten vol' });
  const { body } = await browser.get(path);
  const top = body.slice(0, body.indexOf('<dl class="feiten">'));
  for (const said of [
    'Een partner weigert',
    'Een team stelt een vraag',
    'Wat is er afgesproken?',
    'Een team gaf een overdracht terug',
    'Wij zitten vol',
  ])
    expect(top).toContain(said);
  expect(body).toContain('reden: nu geen ruimte');
});

describe('the work list', () => {
  const line = (at: number, more: object = {}) => ({
    id: `00000000-0000-4000-8000-00000000000${at}`,
    status: 'informatie',
    dringend: false,
    ontvangenOp: new Date('2026-05-04T12:05:00Z'),
    termijn: undefined,
    openVragen: 0,
    ...more,
  });

  test('tells urgency, stand, the nearest term and open questions in words, and nothing about anybody', async () => {
    await reported(kind);
    const yesterday = new Date(Date.now() - 86_400_000);
    store.lines = [
      line(1, { dringend: true, openVragen: 2, termijn: { soort: 'veiligheidsbeoordeling', uiterlijk: yesterday } }),
      line(2, { openVragen: 1, termijn: { soort: 'antwoord', uiterlijk: new Date(Date.now() + 90 * 86_400_000) } }),
    ];
    const { body } = await browser.get('/werkvoorraad?dringend=ja&status=informatie');
    expect(store.filters.at(-1)).toEqual({ dringend: true, status: 'informatie' });
    for (const said of [
      'Dringend: casus van maandag 4 mei 2026 om 14:05',
      'Informatie opvragen',
      '2 vragen open',
      '1 vraag open',
      'verstreken',
    ])
      expect(body).toContain(said);
    expect(body).toContain(`href="/werkvoorraad?dringend=ja&amp;status=informatie&amp;na=${line(2).id}"`);
    expect(body).not.toContain('Testkind');
    expect(body).toContain('0800-2000');
  });

  test('has words for nothing to do, and takes no filter that it does not know', async () => {
    const { body } = await browser.get('/werkvoorraad?status=kenmerk-x&na=kenmerk-x&dringend=misschien');
    expect(store.filters.at(-1)).toEqual({});
    expect(body).toContain('Er zijn geen casussen die hierbij passen');
    expect(body).not.toContain('kenmerk-x');
  });

  test('goes on to older refused reports', async () => {
    const refused = {
      partij: 'politie-mn',
      deur: 'http',
      soort: 'vt-melding.v1',
      status: 'afgewezen',
      ontvangenOp: new Date(),
      fouten: [],
    };
    const id = (at: number) => `00000000-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`;
    store.refused = Array.from({ length: 21 }, (_, at) => ({ ...refused, id: id(at) }));
    const older = `/werkvoorraad?dringend=ja&afgewezenNa=${id(19)}`;
    const { body } = await browser.get('/werkvoorraad?dringend=ja');
    expect(body).toContain(`href="${older.replace('&', '&amp;')}#afgewezen"`);
    expect(body).not.toContain(id(20));
    store.refused = store.refused.slice(20);
    const next = (await browser.get(older)).body;
    expect([next.includes(id(20)), next.includes('Oudere'), next.includes('href="/werkvoorraad?dringend=ja#afgewezen"')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('names refused reports of known senders, so that somebody telephones', async () => {
    const fouten = [{ code: 'schema-ongeldig', location: 'object/betreft' }] as const;
    const ontvangenOp = new Date('2026-05-04T12:05:00Z');
    store.refused = [
      { id: line(9).id, partij: 'politie-mn', deur: 'http', soort: 'vt-melding.v1', status: 'afgewezen', ontvangenOp, fouten },
    ];
    const { body } = await browser.get('/werkvoorraad');
    for (const said of ['Politie Midden-Nederland', 'ontbreekt iets', 'schema-ongeldig', 'object/betreft', line(9).id])
      expect(body).toContain(said);
  });

  test('leaves no way into a casus for who may only see the list', async () => {
    store.lines = [line(1)];
    const desk = pageSession(gateway.app, await gateway.loginAs('bureaudienst'));
    expect((await desk.get('/werkvoorraad')).body).not.toContain('/werkvoorraad/casussen/');
  });
});
