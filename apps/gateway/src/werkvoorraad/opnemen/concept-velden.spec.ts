import * as fc from 'fast-check';
import { RejectError } from '@schakel/contracts';
import type { Concept } from '@schakel/store/concepten';
import { inrichting } from '../../../../../test/support/world';
import type { Form } from '../view/form';
import { metFormulier, plaatsen, type Velden } from './concept-velden';
import { conceptView } from './concept-view';
import { conceptFouten } from './fouten';
import { naKnop } from './knoppen';
import { opgenomenMelding } from './opgenomen';

const begonnenOp = new Date('2026-11-20T10:00:00Z');
const concept = (velden: Velden, more: Partial<Concept> = {}): Concept => ({
  id: '0190a000-0000-7000-8000-00000000000a',
  door: 'b.bakker',
  poststuk: undefined,
  begonnenOp,
  bijgewerktOp: begonnenOp,
  versie: 1,
  sleutel: { sleutel: Buffer.alloc(0), periode: '2026-11' },
  velden,
  ...more,
});
const door = { id: 'b.bakker', naam: 'Bas Bakker', organisatie: 'veilig-thuis' };
const form = (fields: Form): Form => ({ velden: 'ja', ...fields });
const typed = (fields: Form): Velden => {
  const started = naKnop({}, 'persoon-erbij')?.velden ?? {};
  const reachable = naKnop(started, 'contact-erbij-0')?.velden ?? {};
  return metFormulier(reachable, form(fields));
};
const compleet: Form = {
  bron: 'telefoon',
  acuteOnveiligheid: 'nee',
  'melder.naam': 'Testmelder',
  'melder.telefoonnummers': '0612345678\r\n 0612345679 ',
  'zorgelijkeSituatie.situatieschets': 'zorgen',
  'zorgelijkeSituatie.aard': ['01', '03'],
  'zorgelijkeSituatie.betrokkenen.0.rol': 'jeugdige',
  'zorgelijkeSituatie.betrokkenen.0.geslachtsnaam': 'Testkind',
  'zorgelijkeSituatie.betrokkenen.0.geboortedatum': '3-2-2015',
  'zorgelijkeSituatie.betrokkenen.0.bsn': '999990019',
  'zorgelijkeSituatie.betrokkenen.0.informering.redenNietGeinformeerd': 'onveilig',
  'zorgelijkeSituatie.betrokkenen.0.contactmogelijkheden.0.wijze': 'telefoon',
  'zorgelijkeSituatie.betrokkenen.0.contactmogelijkheden.0.veiligBereikbaar': 'nee',
};

/** The places that are not right yet. */
function placesOf(velden: Velden, more: Partial<Concept> = {}): string[] {
  try {
    opgenomenMelding(concept(velden, more), { door });
    return [];
  } catch (error) {
    if (error instanceof RejectError) return error.fouten.map(({ location }) => location);
    throw error;
  }
}

test('what somebody tells on the telephone becomes a melding', () => {
  expect(opgenomenMelding(concept(typed(compleet)), { door })).toMatchObject({
    bron: 'telefoon',
    bereiktOp: '2026-11-20T10:00:00.000Z',
    acuteOnveiligheid: false,
    melder: { naam: 'Testmelder', telefoonnummers: ['0612345678', '0612345679'] },
    zorgelijkeSituatie: {
      aard: ['01', '03'],
      betrokkenen: [{ id: 'p1', geboortedatum: '2015-02-03', contactmogelijkheden: [{ wijze: 'telefoon', veiligBereikbaar: false }] }],
    },
    geinformeerden: [{ wie: 'p1', geinformeerd: false, redenNietGeinformeerd: 'onveilig' }],
    door,
  });
});

test('an empty draft says all that is missing at once, each with its field on the page', () => {
  expect(placesOf({}).sort()).toEqual(['bron', 'zorgelijkeSituatie/betrokkenen', 'zorgelijkeSituatie/situatieschets']);
  const fields = new Set(plaatsen({}).map(({ pad }) => pad.replaceAll('.', '-')));
  const fouten = conceptFouten([{ code: 'invoer-ongeldig', location: 'zorgelijkeSituatie/situatieschets' }], {});
  expect(fields.has(fouten[0]?.veld ?? '')).toBe(true);
});

test.each([
  ['zorgelijkeSituatie.betrokkenen.0.bsn', '999990018'],
  ['zorgelijkeSituatie.betrokkenen.0.geboortedatum', '2015-13-03'],
  ['zorgelijkeSituatie.betrokkenen.0.rol', ''],
  ['zorgelijkeSituatie.betrokkenen.0.contactmogelijkheden.0.veiligBereikbaar', ''],
  ['bereiktOp', '2099-01-01'],
  ['bereiktOp', 'gisteren'],
])('%s with what cannot be is refused, with its place', (naam, waarde) => {
  const velden = typed({ ...compleet, [naam]: waarde });
  const places = placesOf(velden);
  expect(places.length).toBeGreaterThan(0);
  const fouten = conceptFouten(
    places.map((location) => ({ code: 'invoer-ongeldig' as const, location })),
    velden,
  );
  expect(fouten.map(({ veld }) => veld)).toContain(naam.replaceAll('.', '-'));
});

test('a mail reached Veilig Thuis when it came in, not when it was typed over', () => {
  const poststuk = '0190a000-0000-7000-8000-000000000001';
  const post = { door, poststukOntvangenOp: new Date('2026-11-18T09:00:00Z') };
  const melding = opgenomenMelding(concept(typed({ ...compleet, bron: '' }), { poststuk }), post);
  expect(melding).toMatchObject({ bron: 'mail', poststuk, bereiktOp: '2026-11-18T09:00:00.000Z' });
});

test('what reached Veilig Thuis today counts, also just after midnight in the Netherlands; tomorrow does not', () => {
  jest.useFakeTimers({ now: new Date('2026-11-19T23:30:00Z') });
  const reached = (bereiktOp: string) => () => opgenomenMelding(concept(typed({ ...compleet, bereiktOp })), { door });
  expect(reached('20-11-2026')).not.toThrow();
  expect(reached('21-11-2026')).toThrow('invoer-ongeldig');
  jest.useRealTimers();
});

test('what a mail told and the form has no field for stays', () => {
  const meldcode = [{ stap: 'beslissen', gezet: true }];
  expect(opgenomenMelding(concept({ ...typed(compleet), meldcode }), { door })).toMatchObject({ meldcode });
});

test('a form can set only what it asks, and never who wrote it down', () => {
  const velden = metFormulier({}, form({ 'door.id': 'x', poststuk: 'x', __proto__: 'x', 'constructor.prototype.x': 'x' }));
  expect(velden).toEqual({});
});

test('saving what the page shows changes nothing', () => {
  const velden = typed(compleet);
  const fields = Object.fromEntries(
    [...conceptView(inrichting, velden).groepen, ...conceptView(inrichting, velden).personen]
      .flatMap((part) => [...part.velden, ...('contacten' in part ? part.contacten.flatMap((contact) => contact.velden) : [])])
      .map(({ naam, soort, tekst, keuzes }) => [
        naam,
        soort === 'meer' ? keuzes.filter(({ gekozen }) => gekozen).map(({ code }) => code) : tekst,
      ]),
  );
  const saved = metFormulier(velden, form(fields));
  expect(opgenomenMelding(concept(saved), { door })).toEqual(opgenomenMelding(concept(velden), { door }));
});

test('whatever buttons somebody presses, no two persons get one label', () => {
  const knop = fc.oneof(
    fc.constant('persoon-erbij'),
    fc.nat(5).map((at) => `persoon-weg-${at}`),
    fc.nat(5).map((at) => `contact-erbij-${at}`),
    fc.tuple(fc.nat(5), fc.nat(2)).map(([at, number]) => `contact-weg-${at}-${number}`),
  );
  fc.assert(
    fc.property(fc.array(knop, { maxLength: 20 }), (knoppen) => {
      const velden = knoppen.reduce<Velden>((before, actie) => naKnop(before, actie)?.velden ?? before, {});
      const ids = conceptView(inrichting, velden).personen.map(({ nummer }) => nummer);
      const labels = ((velden['zorgelijkeSituatie'] as { betrokkenen?: { id?: string }[] } | undefined)?.betrokkenen ?? []).map(
        ({ id }) => id,
      );
      expect(new Set(labels).size).toBe(ids.length);
    }),
  );
});
