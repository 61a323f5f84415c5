/** A document whose bytes the casus does not hold: nobody sends the melding on without knowing, and it stays work until somebody says it was done. */
import type { DoorzendingReactie, Zorgmelding } from '@schakel/contracts';
import { World, inrichting, kind, meldingProfessional, moeder, vera } from '../../../test/support/world';
import { guardDoorzending } from './doorzending';

const hub = 'veilig-thuis-gv';
const utrecht = 'veilig-thuis-utrecht';

function reported(document: Zorgmelding['document'] = { bestandsnaam: 'verslag.pdf', inhoud: 'JVBERi0=' }): World {
  const world = new World();
  const melding = { zorgelijkeSituatie: { betrokkenen: [kind, moeder] }, document };
  world.send('zorgmelding.v1', 'politie-mn', melding);
  return world;
}
const verzoek = ({ file: { versie } }: World, more: { documentenMetDeHand?: boolean } = {}) => ({
  versie,
  partij: utrecht,
  reden: 'het gezin woont in Utrecht',
  ...more,
});
const sendOn = (world: World, more: { documentenMetDeHand?: boolean } = { documentenMetDeHand: true }) =>
  world.send('doorzending.v1', hub, { ...verzoek(world, more), casus: world.file.id, door: vera });
const theySay = (world: World, reactie: DoorzendingReactie) =>
  world.send('reactie-op-doorzending.v1', utrecht, {
    casus: world.file.id,
    doorzending: world.file.doorzendingen!.at(-1)!.id,
    reactie,
  });
const handedOver = (world: World) =>
  world.send('casus-notitie.v1', hub, {
    casus: world.file.id,
    versie: world.file.versie,
    onderwerp: 'documenten-overgedragen',
    tekst: 'aan een collega daar',
    door: vera,
  });
const shown = (world: World) => world.file.signalen.filter(({ opgeheven }) => !opgeheven).map(({ soort }) => soort);
const waits = (world: World) =>
  world.file.termijnen.filter(({ soort, vervuldOp }) => soort === 'documenten-overdragen' && vervuldOp === undefined);

test('a melding with a document goes to no other region before somebody says to know that it stays', () => {
  const world = reported();
  const fout = { code: 'documenten-gaan-niet-mee', location: 'documentenMetDeHand' };
  expect(guardDoorzending(inrichting)(world.file, verzoek(world))).toEqual([fout]);
  expect(sendOn(world, {}).geweigerd).toBe(fout.code);
  expect(sendOn(world, { documentenMetDeHand: false }).geweigerd).toBe(fout.code);
  expect(world.sent('overdracht-veilig-thuis.v1')).toEqual([]);
});

test('the other region reads that there is one, and what it is called', () => {
  const world = reported();
  sendOn(world);
  const { aanvullendeInformatie } = world.sent('overdracht-veilig-thuis.v1')[0]!.inhoud.zorgelijkeSituatie;
  expect(aanvullendeInformatie).toContain('hoort een document dat niet meegaat');
  expect(aanvullendeInformatie).toContain('document, bestandsnaam: verslag.pdf');
  expect(aanvullendeInformatie).not.toContain('geopend');
});

test('handing it over stays work for a person, also after they confirmed and when its term ran out, until somebody says that it was done', () => {
  const world = reported();
  sendOn(world);
  theySay(world, 'acceptatie');
  expect([world.file.status, shown(world)]).toEqual(['afgesloten', ['documenten-met-de-hand']]);
  expect(waits(world)).toMatchObject([{ onderwerp: world.file.doorzendingen![0]!.id }]);
  world.runOut('documenten-overdragen');
  expect([shown(world), waits(world).length]).toEqual([['documenten-met-de-hand', 'termijn-verstreken'], 1]);
  const [{ id } = { id: '' }] = waits(world);
  expect(handedOver(world).gevolgen).toContainEqual({ soort: 'termijn-vervuld', id });
  expect([shown(world), waits(world)]).toEqual([['termijn-verstreken'], []]);
});

test.each(['teruggave', 'intrekking'] as const)('after a %s there is nothing to hand over; sent on again there is', (reactie) => {
  const world = reported();
  sendOn(world);
  if (reactie === 'teruggave') theySay(world, reactie);
  else {
    const doorzending = world.file.doorzendingen![0]!.id;
    world.send('reactie-op-doorzending.v1', hub, { casus: world.file.id, doorzending, reactie, reden: 'toch hier', door: vera });
  }
  expect([shown(world).includes('documenten-met-de-hand'), waits(world)]).toEqual([false, []]);
  world.now = new Date(world.now.getTime() + 60_000);
  sendOn(world);
  expect(waits(world)).toMatchObject([{ onderwerp: world.file.doorzendingen!.at(-1)!.id }]);
});

test('a document that is plain text goes along, once, also a long one: nobody has to do anything', () => {
  const tekst = 'Ruzie in de woning. '.repeat(900);
  const world = reported({ bestandsnaam: 'verslag.txt', tekst });
  expect(sendOn(world, {}).geweigerd).toBeUndefined();
  const { situatieschets, aanvullendeInformatie } = world.sent('overdracht-veilig-thuis.v1')[0]!.inhoud.zorgelijkeSituatie;
  expect([situatieschets, aanvullendeInformatie?.includes('Ruzie')]).toEqual([tekst, false]);
  expect([shown(world), waits(world)]).toEqual([[], []]);
});

test('a mail that a melding was typed over from does not go along either', () => {
  const world = new World();
  const melding = { ...meldingProfessional([kind, moeder]), bron: 'mail' as const, poststuk: 'p1', door: vera };
  world.send('opgenomen-melding.v1', hub, melding);
  expect(sendOn(world, {}).geweigerd).toBe('documenten-gaan-niet-mee');
  sendOn(world);
  const { aanvullendeInformatie } = world.sent('overdracht-veilig-thuis.v1')[0]!.inhoud.zorgelijkeSituatie;
  expect(aanvullendeInformatie).toContain('hoort een document dat niet meegaat');
  expect([shown(world), waits(world).length]).toEqual([['documenten-met-de-hand'], 1]);
});
