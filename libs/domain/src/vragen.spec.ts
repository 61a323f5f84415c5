import { guardVragen } from './vragen';
import { World, inrichting, kind, moeder, ulla, vader } from '../../../test/support/world';

function asked(...personen: (typeof kind)[]): World {
  const world = new World();
  world.report(personen.length > 0 ? personen : [kind, moeder, vader]);
  world.askAll();
  return world;
}

test('a confirmed question goes out as a check op bekendheid with the necessity, and nothing more', () => {
  const world = asked(kind);

  const [check] = world.sent('check-op-bekendheid.v1');
  expect(check).toMatchObject({
    ontvanger: 'rvdk',
    onderwerp: 'kind',
    beslotenDoor: 'v.vermeer',
    noodzaak: expect.stringContaining('nodig') as string,
  });
  expect(check!.inhoud).toMatchObject({ verzoek: check!.id, reden: '01' });
  expect(world.sent('verzoek-casusinformatie.v1')).toEqual([]);
  expect(world.file).toMatchObject({ status: 'informatie', voorstelVragen: [] });
});

test('three questions answered out of order, one of them N and one late', () => {
  const world = asked();
  world.answerKnown('vader', true);
  world.answerKnown('kind', false);
  world.answerInformatie('vader', [{ code: 'VT-001', tekst: 'ja' }]);
  world.runOut('antwoord', world.vraag('moeder').bekendheid);

  expect(world.file.vragen.map(({ persoon, status }) => [persoon, status])).toEqual([
    ['kind', 'onbekend'],
    ['moeder', 'verlopen'],
    ['vader', 'beantwoord'],
  ]);
  expect(world.file.status).toBe('veiligheidsbeoordeling');

  world.answerKnown('moeder', true);
  world.answerInformatie('moeder', [{ code: 'VT-006', tekst: 'eerder onderzoek' }]);

  expect(world.vraag('moeder')).toMatchObject({ status: 'beantwoord', laat: true });
  expect(world.file.antwoorden).toMatchObject([
    { persoon: 'vader', laat: false },
    { persoon: 'moeder', code: 'VT-006' },
  ]);
});

test('case information is asked only after J, with the codes of the partner', () => {
  const world = asked(kind, moeder);
  world.answerKnown('kind', false);
  expect(world.sent('verzoek-casusinformatie.v1')).toEqual([]);

  world.answerKnown('moeder', true);
  expect(world.sent('verzoek-casusinformatie.v1')).toMatchObject([{ onderwerp: 'moeder', inhoud: { vraagcodes: ['VT-001', 'VT-006'] } }]);
});

test('an answer keeps only what was asked', () => {
  const world = asked(kind);
  world.answerKnown('kind', true);
  world.answerInformatie('kind', [
    { code: 'VT-003', tekst: 'niet gevraagd' },
    { code: 'VT-001', tekst: 'gevraagd' },
    { code: 'VT-001', tekst: 'gevraagd' },
  ]);

  expect(world.file.antwoorden.map(({ tekst }) => tekst)).toEqual(['gevraagd']);
});

test('an answer about somebody else than was asked is refused', () => {
  const world = asked(kind, moeder);

  expect(world.answerKnown('kind', true, 'rvdk', moeder).geweigerd).toBe('onbekende-vraag');
});

test('an answer of another partij than was asked is refused', () => {
  expect(asked(kind).answerKnown('kind', true, 'politie-mn').geweigerd).toBe('andere-partner-gevraagd');
});

test('the same answer again changes nothing; another answer is shown to a worker and the first stands', () => {
  const world = asked(kind, moeder);
  world.answerKnown('kind', false);
  const before = world.file;

  expect(world.answerKnown('kind', false)).toEqual({ casus: before, gevolgen: [] });
  world.answerKnown('kind', true);
  expect(world.vraag('kind').status).toBe('onbekend');
  expect(world.file.signalen).toMatchObject([{ soort: 'tegenstrijdig-antwoord' }]);
});

test('a refusal is a valid outcome: recorded, shown, and the casus goes on', () => {
  const world = asked(kind);
  const verzending = world.vraag('kind').bekendheid;
  world.send('afwijzing.v1', 'rvdk', { verzending, foutcode: 'StUF046' });

  expect(world.gevolgen).toContainEqual({ soort: 'weigering', verzending, foutcode: 'StUF046' });
  expect(world.file).toMatchObject({
    status: 'veiligheidsbeoordeling',
    vragen: [{ status: 'geweigerd' }],
    signalen: [{ soort: 'partner-weigert' }],
  });
});

test('a missing answer is first a reminder to the worker, and goes to nobody else', () => {
  const world = asked(kind);
  world.runOut('antwoord-herinnering');

  expect(world.file.signalen).toMatchObject([{ soort: 'antwoord-herinnering' }]);
  expect(world.sent('check-op-bekendheid.v1')).toHaveLength(1);
});

test('an expired question may be asked again, and is another question', () => {
  const world = asked(kind);
  world.runOut('antwoord');
  world.askAll();

  const ids = world.sent('check-op-bekendheid.v1').map(({ id, revisie }) => [id, revisie]);
  expect(ids.map(([, revisie]) => revisie)).toEqual([1, 2]);
  expect(ids[0]![0]).not.toBe(ids[1]![0]);
});

test('a late J to an expired question that was asked again asks what is known once, whichever J comes first', () => {
  const world = asked(kind);
  const expired = world.vraag('kind').bekendheid;
  world.runOut('antwoord');
  world.askAll();
  world.send('uitslag-check-op-bekendheid.v1', 'rvdk', { verzoek: expired, kenmerk: 'RVDK-1', bekend: true, persoon: kind });
  world.answerKnown('kind', true);

  expect(world.sent('verzoek-casusinformatie.v1')).toHaveLength(1);
  expect(world.file).toMatchObject({ vragen: [{ status: 'casusinformatie-gevraagd' }, { status: 'beantwoord' }], voorstelVragen: [] });
});

test.each([
  [
    'twice in one decision',
    (world: World) =>
      world.ask([
        { partner: 'rvdk', persoon: 'kind' },
        { partner: 'rvdk', persoon: 'kind' },
      ]),
    'vraag-niet-toegestaan',
  ],
  ['to a partij that is not asked', (world: World) => world.ask([{ partner: 'zvh-gv', persoon: 'kind' }]), 'vraag-niet-toegestaan'],
  ['about somebody who is not there', (world: World) => world.ask([{ partner: 'rvdk', persoon: 'niemand' }]), 'vraag-niet-toegestaan'],
  ['on a version that never was', (world: World) => world.ask([{ partner: 'rvdk', persoon: 'kind' }], { versie: 99 }), 'verouderde-versie'],
  [
    'by somebody of another organisation',
    (world: World) => world.ask([{ partner: 'rvdk', persoon: 'kind' }], { door: ulla }),
    'niet-toegestaan',
  ],
  ['at all', (world: World) => world.ask([]), 'invoer-ongeldig'],
])('a question is refused when it is asked %s', (_, ask, code) => {
  const world = new World();
  world.report([kind]);
  const before = world.file;

  expect(ask(world)).toEqual({ casus: before, gevolgen: [], geweigerd: code });
});

test('the door refuses an older version; what came in between door and handler refuses nothing', () => {
  const world = new World();
  world.report([kind]);
  const vragen = [{ partner: 'rvdk', persoon: 'kind', noodzaak: 'nodig' }];
  const seen = world.file.versie;
  world.note('contactmoment');

  expect(guardVragen(inrichting)(world.file, { versie: seen, vragen }).map(({ code }) => code)).toEqual(['verouderde-versie']);
  expect(world.ask([{ partner: 'rvdk', persoon: 'kind' }], { versie: seen }).geweigerd).toBeUndefined();
  expect(world.sent('check-op-bekendheid.v1')).toHaveLength(1);
});

test('a guard names every question that may not be asked, by its place', () => {
  const world = new World();
  world.report([kind]);
  const vragen = [
    { partner: 'zvh-gv', persoon: 'kind', noodzaak: ' ' },
    { partner: 'rvdk', persoon: 'kind', noodzaak: 'nodig' },
  ];

  expect(guardVragen(inrichting)(world.file, { versie: 1, vragen })).toEqual([
    { code: 'vraag-niet-toegestaan', location: 'vragen[1]' },
    { code: 'invoer-ongeldig', location: 'vragen[1]/noodzaak' },
  ]);
});

test('what comes after the vervolgbesluit is kept, and leads to no new question', () => {
  const world = new World();
  world.report([kind, moeder]);
  world.ask([{ partner: 'rvdk', persoon: 'kind' }]);
  const { bekendheid } = world.vraag('kind');
  expect(world.decideOn({ uitkomst: 'afsluiting', toelichting: 'reden' }).gevolgen).toContainEqual({
    soort: 'intrekking',
    verzending: bekendheid,
  });
  expect(world.vraag('kind')).toMatchObject({ status: 'ingetrokken' });
  world.answerKnown('kind', true);

  expect(world.vraag('kind')).toMatchObject({ bekend: true, status: 'beantwoord' });
  expect(world.sent('verzoek-casusinformatie.v1')).toEqual([]);
  expect(world.file).toMatchObject({ status: 'afgesloten', voorstelVragen: [] });
});
