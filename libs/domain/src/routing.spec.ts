import { proposeDeelcasussen } from './deelcasus-voorstel';
import { gemeenteOfAdres, route } from './routing';
import { World, inrichting, kind, moeder, vader } from '../../../test/support/world';

const on = (gemeente: string, op: string, leeftijd: 'tot-18' | 'vanaf-18' = 'tot-18') =>
  route(inrichting, { gemeente, leeftijd, dienst: 'overdracht' }, op);

test.each(['Huizen', 'Blaricum', 'Laren', 'GM0406', 'gm0376'])('%s is worked for by the team in Huizen', (gemeente) => {
  expect(on(gemeente, '2026-11-23')).toEqual({ team: 'usd-huizen' });
});

test.each([
  ['Hilversum', 'sociaal-plein-hilversum'],
  ['Gooise Meren', 'uitvoeringsdienst-gooise-meren'],
])('%s has its own team, for children and adults', (gemeente, team) => {
  expect([on(gemeente, '2026-11-23'), on(gemeente, '2026-11-23', 'vanaf-18')]).toEqual([{ team }, { team }]);
});

test('Eemnes goes to a person', () => {
  expect(on('Eemnes', '2026-11-23')).toEqual({ mens: 'mens-aangewezen' });
});

test('a municipality outside the region goes to a person', () => {
  expect(on('Amersfoort', '2026-11-23')).toEqual({ mens: 'gemeente-onbekend' });
});

test.each([
  ['2026-12-31', { team: 'sociaal-team-wijdemeren' }],
  ['2027-01-01', { team: 'sociaal-plein-hilversum' }],
])('Wijdemeren on %s', (op, expected) => {
  expect(on('Wijdemeren', op)).toEqual(expected);
});

test('two rules that both hold go to a person', () => {
  const { regels } = inrichting.routing;
  const doubled = {
    ...inrichting,
    routing: { ...inrichting.routing, regels: [...regels, { ...regels[0]!, naar: 'sociaal-plein-hilversum' }] },
  };

  expect(route(doubled, { gemeente: 'Huizen', leeftijd: 'tot-18', dienst: 'overdracht' }, '2026-11-23')).toEqual({ mens: 'meer-regels' });
});

test.each([
  ['Kortenhoef', '1241AA', 'Wijdemeren', '2026-12-31'],
  ['Kortenhoef', '1241AA', 'Hilversum', '2027-01-01'],
  ['Laren', '1251AB', 'Laren', '2026-11-23'],
  ['Laren', '7245AB', undefined, '2026-11-23'],
  ['Laren', undefined, undefined, '2026-11-23'],
  ['Bussum', undefined, 'Gooise Meren', '2026-11-23'],
])('somebody who lives in %s (%s) belongs to %s on %s', (woonplaats, postcode, gemeente, op) => {
  expect(gemeenteOfAdres(inrichting.routing, { woonplaats, ...(postcode ? { postcode } : {}) }, op)?.naam).toBe(gemeente);
});

describe('the proposed deelcasussen', () => {
  const propose = (...personen: (typeof kind)[]) => {
    const world = new World();
    world.report(personen);
    return proposeDeelcasussen(inrichting, world.file, world.now);
  };

  test('a child in Huizen and an adult in Hilversum are two, with two teams', () => {
    expect(propose(kind, vader)).toEqual([
      { personen: ['kind'], gemeente: 'Huizen', leeftijd: 'tot-18', team: 'usd-huizen' },
      { personen: ['vader'], gemeente: 'Hilversum', leeftijd: 'vanaf-18', team: 'sociaal-plein-hilversum' },
    ]);
  });

  test('children and adults of one municipality are two, whatever the team', () => {
    expect(propose(kind, moeder).map(({ personen, team }) => [personen, team])).toEqual([
      [['kind'], 'usd-huizen'],
      [['moeder'], 'usd-huizen'],
    ]);
  });

  test('an address in doubt and the place of stay of somebody with a schuiladres lead to a person', () => {
    const { formeelAdres, ...adresloos } = moeder;
    const hidden = { ...adresloos, feitelijkAdres: formeelAdres!, schuiladres: 'geheim' };
    const doubtful = { ...kind, twijfel: ['formeelAdres'] };

    expect(propose(hidden, doubtful).map(({ mens }) => mens)).toEqual(['gemeente-onbekend', 'gemeente-onbekend']);
  });

  test('somebody is an adult from the eighteenth birthday on', () => {
    const leeftijdOfBorn = (geboortedatum: string) => propose({ ...kind, geboortedatum })[0]?.leeftijd;

    expect([leeftijdOfBorn('2008-11-23'), leeftijdOfBorn('2008-11-24')]).toEqual(['vanaf-18', 'tot-18']);
  });
});
