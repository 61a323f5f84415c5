import { World, kind, moeder, oma, vader } from '../../../test/support/world';

test('a melding with three directbetrokkenen leads to three proposed questions to the Raad', () => {
  const world = new World();
  world.report([kind, moeder, vader, oma]);

  expect(world.file.voorstelVragen).toEqual(['kind', 'moeder', 'vader'].map((persoon) => ({ partner: 'rvdk', persoon, reden: '01' })));
  expect(world.file).toMatchObject({ versie: 1, status: 'ontvangen', zichtOpVeiligheid: 'veilig-thuis-gv', dringend: false });
});

test('nothing leaves the hub because of a melding that is not urgent', () => {
  const world = new World();

  expect(world.report().gevolgen.map(({ soort }) => soort)).not.toContain('verzending');
});

test('the partij that reported is never asked', () => {
  const world = new World();
  world.report([kind], {}, 'rvdk');

  expect(world.file.voorstelVragen).toEqual([]);
});

test('a tijdelijk huisverbod changes the reason of the questions', () => {
  const world = new World();
  const { zorgelijkeSituatie } = { zorgelijkeSituatie: { betrokkenen: [kind], tijdelijkHuisverbod: 'opgelegd' } };
  world.report([kind], { zorgelijkeSituatie });

  expect(world.file.voorstelVragen).toMatchObject([{ reden: '02' }]);
});

test.each([
  ['melder', { ...oma }],
  ['informant', { ...kind, rol: 'informant' }],
  ['overige verwant', { ...kind, rol: 'overige verwant' }],
  ['hulpverlener', { ...kind, rol: 'hulpverlener' }],
  ['a role that nobody knows', { ...kind, rol: 'buurman' }],
])('nothing is ever asked about a %s', (_, persoon) => {
  const world = new World();
  world.report([persoon]);

  expect(world.file.voorstelVragen).toEqual([]);
  expect(world.ask([{ partner: 'rvdk', persoon: persoon.id }]).geweigerd).toBe('vraag-niet-toegestaan');
});

test.each([
  ['no family name', { ...kind, geslachtsnaam: '' }],
  ['a doubtful family name', { ...kind, twijfel: ['geslachtsnaam'] }],
  ['neither a sound bsn nor a sound birth date', { ...kind, twijfel: ['bsn'], geboortedatum: '2015' }],
])('somebody with %s is not asked about', (_, persoon) => {
  const world = new World();
  world.report([persoon]);

  expect(world.file.voorstelVragen).toEqual([]);
});

test('a doubtful bsn stays out of the question, the rest identifies', () => {
  const world = new World();
  world.report([{ ...kind, twijfel: ['bsn'] }]);
  world.askAll();

  const persoon = world.sent('check-op-bekendheid.v1')[0]!.inhoud.persoon;
  expect(persoon).toEqual({ id: 'kind', geslachtsnaam: 'Testkind', voornamen: 'Test', geboortedatum: '2015-02-03' });
});

test.each([
  ['a high SASH', { sashNiveau: 'hoog' }, 'sash-hoog'],
  ['an arrest', { zorgelijkeSituatie: { betrokkenen: [kind], aanhouding: 'Ja, op 22 november' } }, 'aanhouding'],
  ['a tijdelijk huisverbod', { zorgelijkeSituatie: { betrokkenen: [kind], tijdelijkHuisverbod: 'opgelegd' } }, 'tijdelijk-huisverbod'],
])('%s wakes the bereikbaarheidsdienst', (_, more, code) => {
  const world = new World();
  world.report([kind], more);

  expect(world.file.dringend).toBe(true);
  expect(world.sent('alarm.v1')).toMatchObject([{ ontvanger: 'bereikbaarheidsdienst', dringend: true, inhoud: { aanwijzingen: [code] } }]);
});

test('a plain no is no indication', () => {
  const world = new World();
  world.report([kind], { zorgelijkeSituatie: { betrokkenen: [kind], aanhouding: 'Nee', tijdelijkHuisverbod: '' } });

  expect(world.sent('alarm.v1')).toEqual([]);
});

test('the veiligheidsbeoordeling is due five working days after the message reached the hub, informing within four weeks a person', () => {
  const world = new World(new Date('2026-12-23T22:30:00Z'));
  world.report([kind, moeder]);

  expect(world.termijn('veiligheidsbeoordeling').uiterlijk).toBe('2026-12-31T22:59:59.999Z');
  expect(world.file.termijnen.filter(({ soort }) => soort === 'informeren').map(({ onderwerp }) => onderwerp)).toEqual(['kind', 'moeder']);
});

test('the persons stand apart from the melding, so that each can be erased alone', () => {
  const world = new World();
  world.report([kind], { geinformeerden: [{ wijze: 'mondeling', persoon: { id: 'buur', geslachtsnaam: 'Testbuur' } }] });

  expect(JSON.stringify(world.file.meldingen)).not.toMatch(/Testkind|Testbuur/);
  expect(world.file.personen).toMatchObject([
    { id: 'kind', aard: 'directbetrokkene' },
    { id: 'buur', aard: 'omstander' },
  ]);
});
