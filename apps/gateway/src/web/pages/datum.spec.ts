import * as fc from 'fast-check';
import { datumTekst, datumVan } from './datum';

const datum = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.nat(2))
  .map(([jaar, maand, dag, parts]) =>
    [jaar, maand, dag]
      .slice(0, parts + 1)
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  );

test('what a page shows of a date, as much of it as is known, can be typed back', () => {
  fc.assert(
    fc.property(datum, (value) => {
      expect(datumVan(datumTekst(value))).toBe(value);
    }),
  );
});

test.each([
  ['2015-02-03', '03-02-2015'],
  ['2015-02', '02-2015'],
  ['2015', '2015'],
  ['2026-11-20T10:15:00', '20-11-2026, 10:15'],
  ['vorige week', 'vorige week'],
])('%s is shown as %s', (value, shown) => {
  expect(datumTekst(value)).toBe(shown);
});

test.each([
  ['3-2-2015', '2015-02-03'],
  ['3/2/2015', '2015-02-03'],
  ['03.02.2015', '2015-02-03'],
  ['2015-02-03', '2015-02-03'],
  ['2-2015', '2015-02'],
  ['vorige week', 'vorige week'],
])('who types %s means %s', (typed, meant) => {
  expect(datumVan(typed)).toBe(meant);
});
