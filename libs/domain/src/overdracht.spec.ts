import { guardVervolgbesluit } from './vervolgbesluit';
import { World, inrichting, kind, moeder, ulla, vader, vera } from '../../../test/support/world';

const samen = [{ personen: ['kind', 'moeder'] }, { personen: ['vader'] }];
const hilver = { ...ulla, id: 'h.hilver' };

function decided(start = new World()): World {
  start.report([kind, moeder, vader]);
  start.note('contactmoment');
  start.decideOn({ deelcasussen: samen, aard: ['01'] });
  return start;
}

test('two households are two deelcasussen with two teams, and Veilig Thuis stays procesregisseur of both', () => {
  const world = decided();

  expect(world.file.status).toBe('besloten');
  expect(world.file.deelcasussen).toMatchObject([
    { personen: ['kind', 'moeder'], gemeente: 'Huizen', status: 'aangeboden', procesregisseur: 'veilig-thuis-gv' },
    { personen: ['vader'], gemeente: 'Hilversum', status: 'aangeboden', procesregisseur: 'veilig-thuis-gv' },
  ]);
  expect(world.sent('overdracht.v1').map(({ ontvanger, inhoud }) => [ontvanger, inhoud.kop.personen.map(({ id }) => id)])).toEqual([
    ['usd-huizen', ['kind', 'moeder']],
    ['sociaal-plein-hilversum', ['vader']],
  ]);
});

test('the mail to the team names nobody', () => {
  const [mail] = decided().sent('attendering.v1');

  expect(mail).toMatchObject({ ontvanger: 'usd-huizen', inhoud: { dringend: false, herinnering: false, telefoon: '0800-2000' } });
  expect(JSON.stringify(mail)).not.toMatch(/Test|kind|Huizen/);
});

test('what the police wrote and a schuiladres never go along', () => {
  const world = new World();
  const hidden = {
    ...kind,
    schuiladres: 'Schuilplaats 1',
    feitelijkAdres: { straat: 'Schuilplaats' },
    aanvullendeInformatie: 'politietekst',
    overigeZorgMinderjarige: 'politietekst',
  };
  world.report([hidden]);
  world.note('contactmoment');
  world.decideOn({ deelcasussen: [{ personen: ['kind'] }] });

  expect(JSON.stringify(world.sent('overdracht.v1'))).not.toMatch(/Schuilplaats|politietekst/);
});

test('a number at which another may answer goes to no team: it would carry no warning', () => {
  const contact = (veiligBereikbaar: boolean, adres?: string) =>
    ({ wijze: 'telefoon', veiligBereikbaar, ...(adres ? { adres } : {}) }) as const;
  const world = new World();
  const betrokkenen = [
    { ...kind, telefoonnummers: ['0611111111'], contactmogelijkheden: [contact(false)] },
    { ...moeder, telefoonnummers: ['0622222222', '0633333333'], contactmogelijkheden: [contact(false, '+31 6 22222222'), contact(true)] },
  ];
  const melding = { melder: { naam: 'Testmelder' }, zorgelijkeSituatie: { situatieschets: 'x', betrokkenen } };
  world.send('melding-professional.v1', 'zorg-voorbeeld', melding);
  world.note('contactmoment');
  world.decideOn({ deelcasussen: [{ personen: ['kind', 'moeder'] }] });

  expect(world.sent('overdracht.v1')[0]?.inhoud.inhoud.personen.map(({ telefoonnummers }) => telefoonnummers)).toEqual([
    undefined,
    ['0633333333'],
  ]);
});

test('procesregie moves at acceptatie, zicht-op-veiligheid only when every part is taken up', () => {
  const world = decided();
  world.react(1, 'acceptatie', { door: hilver });
  expect(world.file).toMatchObject({ status: 'besloten', zichtOpVeiligheid: 'veilig-thuis-gv' });
  expect(world.deel(1)).toMatchObject({ status: 'opgepakt', procesregisseur: 'sociaal-plein-hilversum' });

  world.react(0, 'acceptatie');
  expect(world.file).toMatchObject({ status: 'overgedragen', zichtOpVeiligheid: 'usd-huizen' });
});

test('the police hears at the besluit, and at each acceptatie who has the zicht-op-veiligheid then', () => {
  const world = decided();
  world.react(0, 'acceptatie');
  world.react(1, 'acceptatie');

  expect(
    world
      .sent('vt-terugkoppeling.v1')
      .map(({ ontvanger, inhoud }) => [ontvanger, inhoud.status, inhoud.verantwoordelijke, inhoud.kenmerkMelding]),
  ).toEqual([
    ['politie-mn', 'uitkomst veiligheidsbeoordeling', 'Veilig Thuis Gooi en Vechtstreek', 'PL0900-2026012345'],
    ['politie-mn', 'overdracht', 'Veilig Thuis Gooi en Vechtstreek', 'PL0900-2026012345'],
    ['politie-mn', 'overdracht', 'Uitvoeringsdienst Sociaal Domein Huizen', 'PL0900-2026012345'],
  ]);
});

test('a care provider that reported gets no message of the police', () => {
  const world = new World();
  world.report([kind], {}, 'zorg-voorbeeld');
  world.note('contactmoment');
  world.decideOn({ uitkomst: 'afsluiting' });

  expect(world.sent('vt-terugkoppeling.v1')).toEqual([]);
});

test('a teruggave returns to Veilig Thuis, which hands over again elsewhere', () => {
  const world = decided();
  world.react(0, 'acceptatie');
  world.react(1, 'acceptatie');
  world.react(0, 'teruggave', { reden: 'geen-capaciteit' });
  expect(world.file).toMatchObject({ status: 'besloten', zichtOpVeiligheid: 'veilig-thuis-gv', signalen: [{ soort: 'teruggave' }] });
  expect(world.deel(0)).toMatchObject({ status: 'teruggegeven', procesregisseur: 'veilig-thuis-gv' });
  // Nobody has it in hand now: that shows in the work list, and somebody is told when it lasts.
  expect(world.termijn('teruggave')).toMatchObject({ start: world.now.toISOString() });

  world.decideOn({
    deelcasussen: [{ personen: ['kind', 'moeder'], team: 'uitvoeringsdienst-gooise-meren' }],
    toelichting: 'Zij verhuizen',
  });
  expect(world.termijn('teruggave').vervuldOp).toBeDefined();
  expect(world.file.deelcasussen.map(({ status }) => status)).toEqual(['opgepakt', 'aangeboden']);
  expect(world.file.deelcasussen[1]!.overdrachten.map(({ team }) => team)).toEqual(['usd-huizen', 'uitvoeringsdienst-gooise-meren']);
});

test('what came back may be divided otherwise; the old part lapses', () => {
  const world = decided();
  world.react(0, 'teruggave', { reden: 'anders' });
  world.decideOn({ deelcasussen: [{ personen: ['kind'] }, { personen: ['moeder'] }] });

  expect(world.file.deelcasussen.map(({ personen, status }) => [personen, status])).toEqual([
    [['kind', 'moeder'], 'vervallen'],
    [['vader'], 'aangeboden'],
    [['kind'], 'aangeboden'],
    [['moeder'], 'aangeboden'],
  ]);
});

test('"niet van ons" closes the content and opens a datalek entry', () => {
  const world = decided();
  const id = world.sent('overdracht.v1')[0]!.id;
  const { gevolgen } = world.react(0, 'teruggave', { reden: 'niet-van-ons' });

  expect(gevolgen).toContainEqual({ soort: 'datalek', verzending: id, aanleiding: 'niet-van-ons' });
  expect(gevolgen).toContainEqual({ soort: 'postvak', verzending: id, status: 'teruggegeven', revisie: 2 });
});

test('the same answer to the same revisie is one answer, another is refused', () => {
  const world = decided();
  world.react(0, 'acceptatie');
  const before = world.file;

  expect(world.react(0, 'acceptatie', { revisie: 1 })).toEqual({ casus: before, gevolgen: [] });
  expect(world.react(0, 'teruggave', { revisie: 1, reden: 'anders' }).geweigerd).toBe('verouderde-versie');
});

test('a vraag leaves the deelcasus where it is and shows a worker that something is asked', () => {
  const world = decided();
  world.react(0, 'vraag', { tekst: 'Wie is de school?' });

  expect(world.deel(0)).toMatchObject({ status: 'aangeboden', overdrachten: [{ revisie: 2, reacties: [{ tekst: 'Wie is de school?' }] }] });
  expect(world.file.signalen).toMatchObject([{ soort: 'vraag-van-team' }]);
});

test('a vraag of a team has a term until somebody says that it was answered', () => {
  const world = decided();
  world.react(0, 'vraag', { tekst: 'Wie is de school?' });
  const asked = world.termijn('vraag-van-team');
  expect(asked).toMatchObject({ onderwerp: world.deel(0).id, start: world.now.toISOString() });
  expect(asked.vervuldOp).toBeUndefined();
  world.note('vraag-beantwoord');

  expect(world.termijn('vraag-van-team').vervuldOp).toBeDefined();
  expect(world.file.signalen).toMatchObject([{ soort: 'vraag-van-team', opgeheven: {} }]);
});

test.each(['teruggave', 'afronding'] as const)('a %s ends what that team asked, and not what another did', (reactie) => {
  const world = decided();
  for (const deel of [0, 1]) {
    world.react(deel, 'acceptatie');
    world.react(deel, 'vraag', { tekst: 'Wie is de school?' });
  }
  world.react(0, reactie, { reden: 'anders', tekst: 'klaar' });

  const open = world.file.termijnen.filter(({ soort, vervuldOp }) => soort === 'vraag-van-team' && vervuldOp === undefined);
  expect(open.map(({ onderwerp }) => onderwerp)).toEqual([world.deel(1).id]);
});

test('a casus closes when every part is done, and only by hands', () => {
  const world = decided();
  for (const deel of [0, 1]) {
    world.react(deel, 'acceptatie');
    world.react(deel, 'afronding', { tekst: 'Hulp loopt' });
  }

  expect(world.file.status).toBe('afgesloten');
});

test.each([
  ['somebody of Veilig Thuis', (world: World) => world.react(0, 'acceptatie', { door: vera }), 'niet-toegestaan'],
  ['an overdracht that is not there', (world: World) => world.react(0, 'acceptatie', { overdracht: 'elders' }), 'niet-gevonden'],
  ['a teruggave without reason', (world: World) => world.react(0, 'teruggave'), 'invoer-ongeldig'],
  ['an afronding before it was taken up', (world: World) => world.react(0, 'afronding', { tekst: 'klaar' }), 'toestand-laat-niet-toe'],
])('an answer is refused: %s', (_, react, code) => {
  expect(react(decided()).geweigerd).toBe(code);
});

test('a team that does not react is reminded half-way and at the end, and keeps the handover', () => {
  const world = decided();
  const { id } = world.sent('overdracht.v1')[0]!;
  world.runOut('acceptatie-herinnering', id);
  world.runOut('acceptatie', id);

  expect(
    world
      .sent('attendering.v1')
      .filter(({ onderwerp }) => onderwerp === id)
      .map(({ inhoud }) => inhoud.herinnering),
  ).toEqual([false, true, true]);
  expect(world.file.signalen).toMatchObject([{ soort: 'acceptatie-verstreken' }]);
  expect(world.deel(0).status).toBe('aangeboden');
});

test('a handover of Wijdemeren before the merger stays with its team; what comes back after it goes to Hilversum', () => {
  const world = new World(new Date('2026-12-30T10:00:00Z'));
  world.report([{ ...kind, formeelAdres: { woonplaats: 'Kortenhoef' } }]);
  world.note('contactmoment');
  world.decideOn({ deelcasussen: [{ personen: ['kind'] }] });
  expect(world.sent('overdracht.v1')).toMatchObject([{ ontvanger: 'sociaal-team-wijdemeren' }]);

  world.now = new Date('2026-12-31T23:30:00Z');
  world.react(0, 'teruggave', { reden: 'anders' });
  world.decideOn({ deelcasussen: [{ personen: ['kind'] }] });
  expect(world.sent('overdracht.v1')[1]).toMatchObject({
    ontvanger: 'sociaal-plein-hilversum',
    inhoud: { kop: { gemeente: 'Hilversum' } },
  });
});

describe('a vervolgbesluit is refused', () => {
  const codes = (change: Parameters<World['decideOn']>[0], notes: ('contactmoment' | 'anonimiteit-toegezegd')[] = ['contactmoment']) => {
    const world = new World();
    world.report([kind, moeder, vader]);
    notes.forEach((note) => world.note(note));
    const verzoek = { versie: world.file.versie, uitkomst: 'overdracht' as const, samenvatting: 'Eigen', deelcasussen: samen, ...change };
    const codesOfGuard = guardVervolgbesluit(inrichting)(world.file, verzoek, world.now).map(({ code }) => code);
    expect(world.decideOn({ deelcasussen: samen, ...change }).geweigerd).toBe(codesOfGuard[0]);
    return codesOfGuard;
  };

  test.each([
    ['without samenvatting', { samenvatting: ' ' }, ['samenvatting-ontbreekt']],
    ['when somebody is left out', { deelcasussen: [{ personen: ['kind', 'moeder'] }] }, ['deelcasus-onvolledig']],
    ['when somebody is in twice', { deelcasussen: [...samen, { personen: ['kind'] }] }, ['deelcasus-onvolledig']],
    [
      'when one is in twice in the place of another',
      { deelcasussen: [{ personen: ['kind', 'kind'] }, { personen: ['vader'] }] },
      ['deelcasus-onvolledig'],
    ],
    ['without deelcasussen', { deelcasussen: [] }, ['deelcasus-onvolledig']],
    [
      'for a municipality that goes to a person',
      { deelcasussen: [{ personen: ['kind', 'moeder'], gemeente: 'Eemnes' }, { personen: ['vader'] }] },
      ['geen-team-gevonden'],
    ],
    [
      'for a team that does not exist',
      { deelcasussen: [{ personen: ['kind', 'moeder'], team: 'elders' }, { personen: ['vader'] }] },
      ['geen-team-gevonden'],
    ],
    [
      'for the team of another municipality, without a reason',
      { deelcasussen: [{ personen: ['kind', 'moeder'], team: 'sociaal-plein-hilversum' }, { personen: ['vader'] }] },
      ['team-wijkt-af'],
    ],
    ['for one part in two municipalities', { deelcasussen: [{ personen: ['kind', 'moeder', 'vader'] }] }, ['geen-team-gevonden']],
    ['with a nature that nobody knows', { aard: ['99'] }, ['invoer-ongeldig']],
    ['on an older version', { versie: 1 }, ['verouderde-versie']],
    ['when it keeps the casus and hands over at once', { uitkomst: 'onderzoek' as const }, ['deelcasus-onvolledig']],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('without contact and against a promise, with every reason at once; a toelichting overrules both', () => {
    expect(codes({}, ['anonimiteit-toegezegd'])).toEqual(['anonimiteit-toegezegd', 'contactmoment-ontbreekt']);
    expect(codes({ toelichting: 'Direct gevaar' }, ['anonimiteit-toegezegd'])).toEqual([]);
  });

  test('but not for another team with a reason that stays on record', () => {
    const deelcasussen = [{ personen: ['kind', 'moeder'], team: 'sociaal-plein-hilversum' }, { personen: ['vader'] }];
    expect(codes({ deelcasussen, toelichting: 'Zij verblijven bij familie in Hilversum' })).toEqual([]);
  });

  test('from anybody but Veilig Thuis', () => {
    const world = new World();
    world.report([kind]);
    expect(world.decideOn({ uitkomst: 'afsluiting', toelichting: 'reden', door: ulla }).geweigerd).toBe('niet-toegestaan');
  });
});

test('an onderzoek keeps the casus at Veilig Thuis for ten weeks, and may become a handover after it', () => {
  const world = new World();
  world.report([kind]);
  world.note('contactmoment');
  world.decideOn({ uitkomst: 'onderzoek' });
  expect(world.file.status).toBe('bij-veilig-thuis');
  expect(world.termijn('onderzoek').uiterlijk).toBe('2027-02-01T22:59:59.999Z');

  world.decideOn({ deelcasussen: [{ personen: ['kind'] }] });
  expect(world.file).toMatchObject({
    status: 'besloten',
    vervolgbesluit: { uitkomst: 'overdracht' },
    eerdereBesluiten: [{ uitkomst: 'onderzoek' }],
  });
});

test('while a team holds a part the casus is not closed or kept as a whole, whatever came back', () => {
  const world = decided();
  world.react(0, 'teruggave', { reden: 'anders' });

  expect(world.decideOn({ uitkomst: 'afsluiting' }).geweigerd).toBe('toestand-laat-niet-toe');
  expect(world.decideOn({ uitkomst: 'onderzoek' }).geweigerd).toBe('toestand-laat-niet-toe');
});
