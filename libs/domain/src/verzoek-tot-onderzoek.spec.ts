import type { Inhoud } from '@schakel/contracts';
import { guardVervolgbesluit } from './vervolgbesluit';
import { inrichting, kind, moeder, vader, vera, World } from '../../../test/support/world';

const gezagsdragers = [
  { persoon: 'moeder', geinformeerd: true },
  { persoon: 'vader', geinformeerd: false, redenNietGeinformeerd: 'Gevaar voor het kind' },
];
function asked(more: Partial<Inhoud<'vervolgbesluit.v1'>> = {}): World {
  const world = new World();
  world.report();
  const besluit = {
    uitkomst: 'verzoek-tot-onderzoek',
    samenvatting: 'Onze eigen woorden',
    toelichting: 'contact is niet veilig',
    gezagsdragers,
  } as const;
  world.send('vervolgbesluit.v1', 'veilig-thuis-gv', { ...besluit, casus: world.file.id, versie: world.file.versie, door: vera, ...more });
  return world;
}
const signalen = (world: World): string[] => world.file.signalen.flatMap(({ soort, opgeheven }) => (opgeheven ? [] : [soort]));
const verzoekVan = (world: World): string => world.sent('verzoek-tot-onderzoek.v1')[0]!.id;
const notificatie = (world: World, more: Partial<Inhoud<'notificatie.v1'>> = {}, partij = 'rvdk') =>
  world.send('notificatie.v1', partij, { verzoek: verzoekVan(world), status: 'Intake afgerond', ongeboren: false, persoon: kind, ...more });

test('a request goes to the Raad with what Bijlage 1 asks, and nothing of who reported', () => {
  const [verzoek] = asked().sent('verzoek-tot-onderzoek.v1');
  expect(verzoek).toMatchObject({ ontvanger: 'rvdk', doel: 'verzoek-tot-onderzoek', beslotenDoor: vera.id });
  expect(verzoek?.inhoud).toMatchObject({
    verzoek: verzoek?.id,
    medewerker: 'Vera Vermeer',
    samenvatting: 'Onze eigen woorden',
    kinderen: [{ bsn: kind.bsn, geslachtsnaam: 'Testkind', geboortedatum: '2015-02-03' }],
    gezagsdragers: [
      { bsn: moeder.bsn, rol: 'ouder met gezag', geinformeerd: true },
      { bsn: vader.bsn, rol: 'ouder met gezag', geinformeerd: false, redenNietGeinformeerd: 'Gevaar voor het kind' },
    ],
  });
  expect(JSON.stringify(verzoek)).not.toMatch(/politietekst|Huizen|PL0900/);
});

test('a worker must tell the college, and the signaal goes when the worker says so', () => {
  const world = asked();
  expect(signalen(world)).toEqual(['college-informeren']);
  const said = { casus: world.file.id, versie: world.file.versie, onderwerp: 'college-geinformeerd', door: vera } as const;
  world.send('casus-notitie.v1', 'veilig-thuis-gv', said);
  expect(signalen(world)).toEqual([]);
});

test('a request is refused without own words, without a child, or in silence about who was told', () => {
  const codes = (personen: Parameters<World['report']>[0], more: object): string[] => {
    const world = new World();
    world.report(personen);
    const verzoek = { versie: world.file.versie, uitkomst: 'verzoek-tot-onderzoek', toelichting: 'x', samenvatting: 'x', ...more } as const;
    return guardVervolgbesluit(inrichting)(world.file, verzoek, world.now).map(({ code }) => code);
  };
  expect(codes([kind], {})).toEqual([]);
  expect(codes([kind], { samenvatting: ' ' })).toEqual(['samenvatting-ontbreekt']);
  expect(codes([vader], { gezagsdragers })).toEqual(['jeugdige-ontbreekt']);
  expect(codes([kind, vader], { gezagsdragers: [{ persoon: 'vader', geinformeerd: false }] })).toEqual(['informering-ontbreekt']);
});

test('the Raad tells how far it is: on file with the child, and before the eyes of a worker', () => {
  const world = asked();
  expect(notificatie(world, { beslissingen: [{ toelichting: 'OTS' }] }).geweigerd).toBeUndefined();
  expect(world.file.notificaties).toMatchObject([
    { status: 'Intake afgerond', persoon: 'kind', partij: 'rvdk', beslissingen: [{ toelichting: 'OTS' }] },
  ]);
  expect(signalen(world)).toEqual(['college-informeren', 'notificatie']);
  expect(world.file.status).toBe('bij-veilig-thuis');
});

test.each([
  ['a request we never made', { verzoek: 'elders' }, 'rvdk', 'onbekende-vraag'],
  ['a Raad that we did not ask', {}, 'zorg-voorbeeld', 'andere-partner-gevraagd'],
  ['another child', { persoon: { ...kind, bsn: '999993653' } }, 'rvdk', 'onbekende-vraag'],
])('a notificatie about %s is refused', (_, more, partij, code) => {
  const world = asked();
  expect(notificatie(world, more, partij).geweigerd).toBe(code);
  expect(world.file.notificaties).toBeUndefined();
});

test('a notificatie, or a Bv03 of the Raad, ends the doubt whether the request arrived', () => {
  const doubted = (): World => {
    const world = asked();
    world.send('bezorging.v1', 'veilig-thuis-gv', { verzending: verzoekVan(world), uitkomst: 'onzeker' });
    expect(signalen(world)).toContain('bezorging-onzeker');
    return world;
  };
  const [told, confirmed] = [doubted(), doubted()];
  notificatie(told);
  expect(signalen(told)).not.toContain('bezorging-onzeker');
  confirmed.send('bezorging.v1', 'rvdk', { verzending: verzoekVan(confirmed), uitkomst: 'bezorgd' });
  expect(signalen(confirmed)).not.toContain('bezorging-onzeker');
});
