import type { DoorzendingReactie, ReactieOpDoorzending } from '@schakel/contracts';
import { World, kind, moeder, ulla, vera, vtMelding } from '../../../test/support/world';

const hub = 'veilig-thuis-gv';
const utrecht = 'veilig-thuis-utrecht';

function reported(): World {
  const world = new World();
  world.report([kind, moeder]);
  return world;
}
const sendOn = (world: World, more: { partij?: string; door?: typeof vera; versie?: number } = {}) =>
  world.send('doorzending.v1', hub, {
    casus: world.file.id,
    versie: world.file.versie,
    partij: utrecht,
    reden: 'het gezin woont in Utrecht',
    door: vera,
    ...more,
  });
const last = (world: World) => world.file.doorzendingen!.at(-1)!;
/** By the number that stands in what they got. */
const theySay = (world: World, reactie: DoorzendingReactie, partij = utrecht) =>
  world.send('reactie-op-doorzending.v1', partij, {
    casus: world.file.id,
    doorzending: world.sent('overdracht-veilig-thuis.v1').at(-1)?.id ?? last(world).id,
    reactie,
  });
const gesprek = { naam: 'Testcollega', functie: 'teamleider', op: '2026-11-23T08:30:00Z' };
const weRecord = (world: World, reactie: DoorzendingReactie, more: Partial<ReactieOpDoorzending> = {}) => {
  const said = { casus: world.file.id, doorzending: last(world).id, reactie, reden: 'gebeld', gesprek, door: vera };
  return world.send('reactie-op-doorzending.v1', hub, { ...said, ...more });
};
const open = (world: World) => world.file.termijnen.filter(({ vervuldOp }) => vervuldOp === undefined).map(({ soort }) => soort);
const toPolice = (world: World) => world.sent('vt-terugkoppeling.v1').map(({ inhoud }) => [inhoud.status, inhoud.verantwoordelijke]);

test('a melding for another region goes there, and until that region confirms the family is ours and every term runs', () => {
  const world = reported();
  const before = world.file;
  sendOn(world);
  expect(world.sent('overdracht-veilig-thuis.v1')).toMatchObject([
    { ontvanger: utrecht, beslotenDoor: 'v.vermeer', inhoud: { zorgelijkeSituatie: { betrokkenen: [{ id: 'kind' }, { id: 'moeder' }] } } },
  ]);
  expect([world.file.status, world.file.zichtOpVeiligheid]).toEqual([before.status, hub]);
  expect(open(world)).toEqual([...before.termijnen.map(({ soort }) => soort), 'doorzending']);
  expect(toPolice(world)).toEqual([]);
});

test('they confirm: theirs from then on, nothing runs here any more, and who reported hears that it was addressed wrongly', () => {
  const world = reported();
  world.askAll();
  sendOn(world);
  theySay(world, 'acceptatie');
  expect([world.file.status, world.file.zichtOpVeiligheid, last(world).status]).toEqual(['afgesloten', utrecht, 'overgenomen']);
  expect(open(world)).toEqual([]);
  expect(world.file.vragen.map(({ status }) => status)).toEqual(['ingetrokken', 'ingetrokken']);
  expect(world.gevolgen.filter(({ soort }) => soort === 'intrekking')).toHaveLength(2);
  expect(toPolice(world)).toEqual([['Melding onjuist geadresseerd', 'Veilig Thuis Utrecht']]);
  expect(theySay(world, 'acceptatie').gevolgen).toEqual([]);
});

test('they refuse: it never left us, and somebody sees it', () => {
  const world = reported();
  sendOn(world);
  theySay(world, 'teruggave');
  expect([world.file.status, world.file.zichtOpVeiligheid]).toEqual(['ontvangen', hub]);
  expect(world.file.signalen).toMatchObject([{ soort: 'doorzending-teruggegeven' }]);
  expect(open(world)).toEqual(['veiligheidsbeoordeling', 'informeren', 'informeren']);
  expect(toPolice(world)).toEqual([]);
});

test('they give back what they confirmed: ours again, and the terms begin anew', () => {
  const world = reported();
  sendOn(world);
  theySay(world, 'acceptatie');
  world.now = new Date('2026-11-25T09:00:00Z');
  theySay(world, 'teruggave');
  expect([world.file.status, world.file.zichtOpVeiligheid]).toEqual(['veiligheidsbeoordeling', hub]);
  expect(open(world)).toEqual(['veiligheidsbeoordeling', 'informeren', 'informeren']);
});

test('what was asked before they confirmed may be asked again once they give it back', () => {
  const world = reported();
  const proposed = world.file.voorstelVragen;
  world.askAll();
  sendOn(world);
  theySay(world, 'acceptatie');
  expect(world.file.voorstelVragen).toEqual([]);
  theySay(world, 'teruggave');
  expect(world.file.voorstelVragen).toEqual(proposed);
  world.askAll();
  expect(world.file.vragen.map(({ status, revisie }) => [status, revisie])).toEqual([
    ['ingetrokken', 1],
    ['ingetrokken', 1],
    ['gesteld', 2],
    ['gesteld', 2],
  ]);
});

test('what they knew, said while the family was elsewhere, leads to no question; once it is ours again a worker may ask what they know', () => {
  const world = reported();
  world.askAll();
  sendOn(world);
  theySay(world, 'acceptatie');
  world.answerKnown('kind', true);
  theySay(world, 'teruggave');
  world.answerKnown('moeder', true);
  expect(world.sent('verzoek-casusinformatie.v1')).toEqual([]);
  expect(world.file.voorstelVragen.map(({ persoon }) => persoon)).toEqual(['kind', 'moeder']);
  world.askAll();
  world.answerKnown('kind', true);
  expect(world.sent('verzoek-casusinformatie.v1')).toMatchObject([{ onderwerp: 'kind' }]);
});

test('a late answer to a question that was asked again meanwhile asks the partner nothing twice', () => {
  const world = reported();
  world.askAll();
  const withdrawn = world.vraag('kind').bekendheid;
  sendOn(world);
  theySay(world, 'acceptatie');
  theySay(world, 'teruggave');
  world.askAll();
  world.answerKnown('kind', true);
  world.send('uitslag-check-op-bekendheid.v1', 'rvdk', { verzoek: withdrawn, kenmerk: 'RVDK-1', bekend: true, persoon: { id: 'kind' } });
  expect(world.sent('verzoek-casusinformatie.v1')).toHaveLength(1);
  expect(world.vraag('kind').status).toBe('casusinformatie-gevraagd');
});

test('a confirmation by telephone counts with who was spoken to, when and why; one that is yet to be does not', () => {
  const world = reported();
  sendOn(world);
  expect(weRecord(world, 'acceptatie', { reden: ' ' }).geweigerd).toBe('invoer-ongeldig');
  expect(weRecord(world, 'acceptatie', { gesprek: { ...gesprek, op: '2026-11-24T08:30:00Z' } }).geweigerd).toBe('invoer-ongeldig');
  expect(weRecord(world, 'acceptatie', { door: ulla }).geweigerd).toBe('niet-toegestaan');
  weRecord(world, 'acceptatie');
  expect(world.file.zichtOpVeiligheid).toBe(utrecht);
  expect(last(world).reacties).toMatchObject([{ reactie: 'acceptatie', gesprek, door: 'v.vermeer' }]);
});

test('we take it back; a confirmation that comes after it moves nothing, and a person sorts it out', () => {
  const world = reported();
  sendOn(world);
  weRecord(world, 'intrekking');
  theySay(world, 'acceptatie');
  expect([world.file.status, world.file.zichtOpVeiligheid, last(world).status]).toEqual(['ontvangen', hub, 'ingetrokken']);
  expect(world.file.signalen).toMatchObject([{ soort: 'tegenstrijdig-antwoord', onderwerp: last(world).id }]);
});

test('what we took back, or they do not take, never goes out after all', () => {
  const withdrawn = (world: World) => world.gevolgen.flatMap((each) => (each.soort === 'intrekking' ? [each.verzending] : []));
  const sent = (world: World) => world.sent('overdracht-veilig-thuis.v1').map(({ id }) => id);
  for (const reactie of ['intrekking', 'teruggave'] as const) {
    const world = reported();
    sendOn(world);
    weRecord(world, reactie);
    expect(withdrawn(world)).toEqual(sent(world));
  }
  const world = reported();
  sendOn(world);
  world.send('vt-melding.v1', 'politie-mn', vtMelding([kind, moeder], { omschrijvingIncident: 'beter' }), 'verbetering');
  theySay(world, 'teruggave');
  expect(withdrawn(world)).toEqual(sent(world).slice(0, 1));
});

test('only that region answers, only a region of Veilig Thuis gets it, one at a time, and no vervolgbesluit goes past it', () => {
  const world = reported();
  expect(sendOn(world, { partij: 'rvdk' }).geweigerd).toBe('invoer-ongeldig');
  expect(sendOn(world, { door: ulla }).geweigerd).toBe('niet-toegestaan');
  expect(sendOn(world, { versie: 0 }).geweigerd).toBe('verouderde-versie');
  sendOn(world);
  expect(sendOn(world).geweigerd).toBe('toestand-laat-niet-toe');
  expect(theySay(world, 'acceptatie', 'rvdk').geweigerd).toBe('niet-toegestaan');
  expect(theySay(world, 'intrekking').geweigerd).toBe('niet-toegestaan');
  expect(world.decideOn({ uitkomst: 'onderzoek', toelichting: 'reden' }).geweigerd).toBe('toestand-laat-niet-toe');
});

test('nobody says anything for a working day: somebody sees it, and nothing else changes', () => {
  const world = reported();
  sendOn(world);
  world.runOut('doorzending');
  expect(world.file.signalen).toMatchObject([{ soort: 'termijn-verstreken' }]);
  expect([last(world).status, world.file.zichtOpVeiligheid]).toEqual(['verzonden', hub]);
});

test('a correction while it waits there goes after it, and says which one it takes the place of', () => {
  const world = reported();
  sendOn(world);
  world.send('vt-melding.v1', 'politie-mn', vtMelding([kind, moeder], { omschrijvingIncident: 'beter' }), 'verbetering');
  const [eerst, later] = world.sent('overdracht-veilig-thuis.v1');
  expect(later).toMatchObject({ onderwerp: eerst?.onderwerp, inhoud: { kenmerk: later?.id, vervangt: eerst?.id } });
  theySay(world, 'acceptatie');
  expect(world.file.zichtOpVeiligheid).toBe(utrecht);
});

test('what is longer than the other region can take goes by hand', () => {
  const world = new World();
  world.report([kind], { zorgelijkeSituatie: { omschrijving: 'x'.repeat(20_001), betrokkenen: [kind] } });
  sendOn(world);
  expect(world.sent('overdracht-veilig-thuis.v1')).toEqual([]);
  expect(world.file.signalen).toMatchObject([{ soort: 'doorzending-met-de-hand' }]);
  weRecord(world, 'acceptatie');
  expect(world.file.status).toBe('afgesloten');
});
