import type { Melder } from '@schakel/contracts';
import { inrichting, kind, meldingProfessional, moeder, ulla, vera, World } from '../../../test/support/world';
import { guardOordeelAnoniem } from './anonieme-melding';
import { isDubbelAnoniem } from './dubbel-anoniem';
import { guardVragen } from './vragen';

const hub = inrichting.hub.partij;
function told(melder: Melder, more: { partij?: string } = {}): World {
  const world = new World();
  world.send('opgenomen-melding.v1', hub, { ...meldingProfessional([kind, moeder], { melder }), bron: 'telefoon', door: vera, ...more });
  return world;
}
const judge = (world: World, oordeel: 'onderzoeken' | 'niet-onderzoeken', door = vera, motivering = 'ernstig en concreet') =>
  world.send('oordeel-anonieme-melding.v1', hub, {
    casus: world.file.id,
    versie: world.file.versie,
    oordeel,
    motivering,
    rol: 'gedragswetenschapper',
    door,
  });

test.each([
  [{}, true],
  [{ relatie: 'buurvrouw' }, true],
  [{ naam: ' ', functie: 'leerkracht' }, true],
  [{ naam: 'Testmelder' }, false],
  [{ organisatie: 'Basisschool Voorbeeld' }, false],
  [{ telefoonnummers: ['0612345678'] }, false],
  [{ emailadressen: ['iemand@elders.example'] }, false],
])('of a melder who says %j nobody knows who it is: %s', (melder, expected) => {
  expect(isDubbelAnoniem(inrichting, told(melder).file)).toBe(expected);
});

test('who reports as a partij that we know is not unknown, and neither are the police', () => {
  expect(isDubbelAnoniem(inrichting, told({}, { partij: 'zorg-voorbeeld' }).file)).toBe(false);
  const police = new World();
  police.report();
  expect(isDubbelAnoniem(inrichting, police.file)).toBe(false);
});

test('a doubly anonymous melding is kept as a casus with its terms, and nothing is proposed', () => {
  const { file } = told({});
  expect([file.status, file.voorstelVragen, file.termijnen.length > 0]).toEqual(['ontvangen', [], true]);
});

test('no question is taken about it, by its own code', () => {
  const world = told({});
  const vragen = [{ partner: 'rvdk', persoon: 'kind', noodzaak: 'nodig' }];
  const fouten = guardVragen(inrichting)(world.file, { versie: world.file.versie, vragen });
  expect(fouten).toEqual([{ code: 'dubbel-anonieme-melding', location: '' }]);
  expect(world.ask(vragen).geweigerd).toBe('dubbel-anonieme-melding');
});

test('once a person judged with a reason that it is looked into, questions are proposed and taken', () => {
  const world = told({});
  judge(world, 'onderzoeken');
  expect(world.file.anoniemOordeel).toMatchObject({ oordeel: 'onderzoeken', motivering: 'ernstig en concreet', door: vera.id });
  expect(world.file.voorstelVragen.length).toBeGreaterThan(0);
  expect(world.askAll().geweigerd).toBeUndefined();
});

test('judged not to be looked into, it stays closed to questions; and a question that was asked is not followed up', () => {
  const world = told({});
  judge(world, 'niet-onderzoeken');
  expect(world.file.voorstelVragen).toEqual([]);
  judge(world, 'onderzoeken');
  world.ask([{ partner: 'rvdk', persoon: world.file.personen[0]?.id ?? '' }]);
  judge(world, 'niet-onderzoeken');
  world.answerKnown(world.file.personen[0]?.id ?? '', true);
  expect(world.sent('verzoek-casusinformatie.v1')).toEqual([]);
});

test('nobody else judges, not without a reason, and not about a melding whose melder is known', () => {
  expect(judge(told({}), 'onderzoeken', ulla).geweigerd).toBe('niet-toegestaan');
  expect(judge(told({}), 'onderzoeken', vera, '  ').geweigerd).toBe('invoer-ongeldig');
  expect(judge(told({ naam: 'Testmelder' }), 'onderzoeken').geweigerd).toBe('toestand-laat-niet-toe');
  const { file } = told({});
  const stale = { versie: file.versie - 1, oordeel: 'onderzoeken' as const, motivering: 'omdat' };
  expect(guardOordeelAnoniem(inrichting)(file, stale)).toEqual([{ code: 'verouderde-versie', location: 'versie' }]);
});
