import { meldingSoorten, type MeldingSoort } from '@schakel/domain';
import { deuren } from '@schakel/store/journal-append';
import { stufMeldingen } from '../../../apps/gateway/src/intake/accept';
import { formaatNamen, formaten, type FormaatNaam } from './formaten';
import { cellenOf, ingangNamen, matrix, type Ingang } from './matrix';

const soortVan = Object.fromEntries(formaatNamen.map((naam) => [naam, formaten[naam].soort])) as Record<FormaatNaam, MeldingSoort>;
const soortenBij = (ingang: Ingang): Set<MeldingSoort> =>
  new Set(formaatNamen.filter((formaat) => matrix[formaat][ingang] === true).map((formaat) => soortVan[formaat]));
const leaves = (value: unknown): number =>
  typeof value === 'object' && value !== null && !(value instanceof Date)
    ? Object.values(value).reduce<number>((sum, each) => sum + leaves(each), 0)
    : 1;

test.each(deuren)('every kind of melding comes in by the door %s, or it is written why not', (deur) => {
  const missing = meldingSoorten.filter((soort) => {
    const said = cellenOf(soortVan, soort, deur);
    return said.length === 0 || said.some((cel) => cel !== true && cel.trim().length < 10);
  });
  expect(missing).toEqual([]);
});

test('every kind of melding comes in somewhere, and by every way in comes something', () => {
  expect(meldingSoorten.filter((soort) => !ingangNamen.some((ingang) => soortenBij(ingang).has(soort)))).toEqual([]);
  expect(ingangNamen.filter((ingang) => soortenBij(ingang).size === 0)).toEqual([]);
});

test.each(['http-xml', 'soap', 'digikoppeling'] as const)('by %s comes what the police may report as XML, all of it', (ingang) => {
  expect([...soortenBij(ingang)].sort()).toEqual([...stufMeldingen].sort());
});

test.each(formaatNamen)('of %s at least ten fields are written out by hand', (naam) => {
  expect(leaves(formaten[naam].letterlijk)).toBeGreaterThanOrEqual(10);
});
