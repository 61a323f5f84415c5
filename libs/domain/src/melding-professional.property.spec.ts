import fc from 'fast-check';
import { dropEmpty, MeldingProfessional, twijfelIn, validate, veldenOf, type VeldOptions } from '@schakel/contracts';
import { deliveredInrichting } from '../../../test/support/inrichting';
import { World } from '../../../test/support/world';
import { leesMelding, nummerPersonen } from './melding-inhoud';

type Constructor = new () => object;
const { codelijsten } = deliveredInrichting();

/** Any value that the contract takes, made from the contract itself. */
function valueOf(veld: VeldOptions, depth: number): fc.Arbitrary<unknown> {
  const one = 'genest' in veld ? contentOf(veld.genest(), depth + 1) : leafOf(veld);
  return veld.lijst ? fc.array(one, { maxLength: 3, minLength: 'genest' in veld && depth === 1 ? 1 : 0 }) : one;
}

function leafOf(veld: Exclude<VeldOptions, { genest: unknown }>): fc.Arbitrary<unknown> {
  if (veld.type === 'ja-nee') return fc.boolean();
  if (veld.type === 'getal') return fc.integer();
  if (veld.waarden) return fc.constantFrom(...veld.waarden);
  const text = fc.string({ minLength: 1, maxLength: Math.min(veld.max ?? 30, 30) });
  return fc.oneof(
    text,
    fc.constantFrom('2019', '2019-02', '2019-02-30', '999990056', '123', 'jeugdige').map((each) => each.slice(0, veld.max)),
  );
}

const contentOf = (type: Constructor, depth = 0): fc.Arbitrary<Record<string, unknown>> => {
  const velden = [...veldenOf(type)].filter(([, veld]) => depth < 4 || !('genest' in veld));
  const required = velden.filter(([, veld]) => !veld.optioneel).map(([name]) => name);
  return fc.record(Object.fromEntries(velden.map(([name, veld]) => [name, valueOf(veld, depth)])), { requiredKeys: required });
};

/** Every text, number and choice in a value, in order of size, without what the hub gives numbers of its own and marks itself. */
const leaves = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([name, part]) => (['id', 'wie', 'twijfel'].includes(name) ? [] : leaves(part)));
};
const sorted = (values: unknown[]): string[] => values.map((each) => JSON.stringify(each)).sort();

test('whatever the contract accepts is read without loss, and opens a casus', () => {
  fc.assert(
    fc.property(contentOf(MeldingProfessional), (sent) => {
      const read = validate(MeldingProfessional, dropEmpty(JSON.parse(JSON.stringify(sent))));
      twijfelIn(read, codelijsten);
      const numbered = nummerPersonen(read, 'bericht');
      const { inhoud, betrokkenen, geinformeerden } = leesMelding('melding-professional.v1', numbered);
      const told = (inhoud.geinformeerden ?? []).map(({ persoon: _, ...rest }) => rest);
      const kept = { ...inhoud, geinformeerden: told, betrokkenen, geinformeerd: geinformeerden };
      expect(sorted(leaves(kept))).toEqual(sorted(leaves(dropEmpty(sent))));
      const world = new World();
      world.send('melding-professional.v1', 'zorg-voorbeeld', numbered);
      expect(world.file.personen.filter(({ rol }) => rol !== 'geinformeerd').length).toBeGreaterThanOrEqual(betrokkenen.length);
      expect(new Set(betrokkenen.map(({ id }) => id)).size).toBe(betrokkenen.length);
    }),
    { numRuns: 60 },
  );
});

test('what cannot be right is taken, named by its place and used for nothing', () => {
  const melding = validate(MeldingProfessional, {
    datumIncident: '2026-13-01',
    melder: {},
    zorgelijkeSituatie: {
      situatieschets: 'x',
      aard: ['01', 'iets'],
      betrokkenen: [
        { id: 'a', rol: 'jeugdige', bsn: '999990057', geboortedatum: '2019-02-30', geslachtsnaam: 'Oefenberg' },
        { id: 'b', rol: 'buurvrouw', volledigeNaam: 'Iemand' },
        { id: 'a', rol: 'ouder met gezag', twijfel: ['telefoonnummers'] },
      ],
    },
    meldcode: [{ stap: 'beslissen', gezet: true, datum: 'gisteren' }],
    geinformeerden: [{ geinformeerd: true, wie: 'c', persoon: { id: 'd', bsn: '1' } }],
  });
  const plaats = (nr: number, veld: string): string => `zorgelijkeSituatie/betrokkenen[${nr}]/${veld}`;
  expect(twijfelIn(melding, codelijsten).sort()).toEqual(
    [
      'datumIncident',
      'zorgelijkeSituatie/aard[2]',
      plaats(1, 'bsn'),
      plaats(1, 'geboortedatum'),
      plaats(2, 'rol'),
      plaats(3, 'geslachtsnaam'),
      plaats(3, 'id'),
      'meldcode[1]/datum',
      'geinformeerden[1]/wie',
      'geinformeerden[1]/persoon/bsn',
      'geinformeerden[1]/persoon/geslachtsnaam',
    ].sort(),
  );
  const world = new World();
  world.send('melding-professional.v1', 'zorg-voorbeeld', nummerPersonen(melding, 'bericht'));
  expect(world.file.personen.map(({ twijfel, aard }) => [aard, twijfel])).toEqual([
    ['directbetrokkene', ['bsn', 'geboortedatum']],
    ['omstander', ['rol']],
    ['directbetrokkene', ['telefoonnummers', 'geslachtsnaam']],
    ['omstander', ['bsn', 'geslachtsnaam']],
  ]);
  expect(world.file.voorstelVragen).toEqual([]);
});
