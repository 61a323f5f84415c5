import { meldingSoorten, type MeldingSoort } from '@schakel/domain';
import { deuren } from '@schakel/store/journal-append';
import { stufMeldingen } from '../../../apps/gateway/src/intake/accept';
import { formaatNamen, formaten, type FormaatNaam } from './formaten';
import { cellenOf, ingangen, ingangNamen, matrix, type Ingang } from './matrix';

const soortVan = Object.fromEntries(formaatNamen.map((naam) => [naam, formaten[naam].soort])) as Record<FormaatNaam, MeldingSoort>;
const soortenBij = (ingang: Ingang) => new Set(formaatNamen.filter((formaat) => matrix[formaat][ingang] === true).map((formaat) => soortVan[formaat]));
const leaves = (value: unknown): number =>
  typeof value === 'object' && value !== null && !(value instanceof Date) ? Object.values(value).reduce<number>((sum, each) => sum + leaves(each), 0) : 1;

test.each(deuren.flatMap((deur) => meldingSoorten.map((soort) => [soort, deur] as const)))(
  '%s either comes in by the door %s, or it is written why not',
  (soort, deur) => {
    const said = cellenOf(soortVan, soort, deur);
    expect(said.length).toBeGreaterThan(0);
    for (const cel of said) expect(cel === true || cel.trim().length > 10).toBe(true);
  },
);

test('every kind of melding and every way in is used', () => {
  for (const soort of meldingSoorten) expect(ingangNamen.filter((ingang) => soortenBij(ingang).has(soort)).length).toBeGreaterThan(0);
  for (const ingang of ingangNamen) expect(soortenBij(ingang).size).toBeGreaterThan(0);
  expect(new Set(Object.values(ingangen)).size).toBeGreaterThan(0);
});

test.each(['http-xml', 'soap', 'digikoppeling'] as const)('by %s comes what the police may report as XML, all of it', (ingang) => {
  expect([...soortenBij(ingang)].sort()).toEqual([...stufMeldingen].sort());
});

test.each(formaatNamen)('of %s at least ten fields are written out by hand', (naam) => {
  expect(leaves(formaten[naam].letterlijk)).toBeGreaterThanOrEqual(10);
});
