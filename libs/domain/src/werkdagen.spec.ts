import fc from 'fast-check';
import { eindeTermijn } from './termijnen';
import { inrichting } from '../../../test/support/world';
import { addDays, addMonths, addWerkdagen, dagVan, eindeVan, feestdagenOf, isVrijeDag } from './werkdagen';

const { werkdagen } = inrichting;
const at = (text: string) => new Date(text);

test.each([
  [2026, ['2026-01-01', '2026-04-03', '2026-04-06', '2026-04-27', '2026-05-05', '2026-05-14', '2026-05-25', '2026-12-25', '2026-12-26']],
  [2025, ['2025-01-01', '2025-04-18', '2025-04-21', '2025-04-26', '2025-05-05', '2025-05-29', '2025-06-09', '2025-12-25', '2025-12-26']],
  [2038, ['2038-01-01', '2038-04-23', '2038-04-26', '2038-04-27', '2038-05-05', '2038-06-03', '2038-06-14', '2038-12-25', '2038-12-26']],
])('the free days of %i are those of the Algemene termijnenwet, Good Friday included', (year, days) => {
  expect([...feestdagenOf(year)].toSorted()).toEqual(days);
});

test.each([
  ['over Easter, Good Friday included', '2026-04-02', 5, '2026-04-13'],
  ['over Christmas and New Year', '2026-12-24', 5, '2027-01-04'],
  ['over Kingsday and a weekend', '2026-04-24', 1, '2026-04-28'],
  ['over Ascension Day and the bridging day of the region', '2026-05-13', 1, '2026-05-18'],
  ['from a Saturday', '2026-11-21', 5, '2026-11-27'],
  ['over Kingsday on the Saturday before, when the 27th is a Sunday', '2025-04-25', 1, '2025-04-28'],
])('working days %s', (_, from, count, until) => {
  expect(addWerkdagen(werkdagen, from, count)).toBe(until);
});

test.each([
  ['four weeks that end on the second day of Christmas move to Monday', '2026-11-28T10:00:00Z', 4, 'weken', '2026-12-28'],
  ['a month from 31 January ends on the last of February', '2026-01-31T10:00:00Z', 1, 'maanden', '2026-03-02'],
  ['ten days over a weekend', '2026-11-26T10:00:00Z', 10, 'dagen', '2026-12-07'],
  ['ten weeks', '2026-11-23T10:00:00Z', 10, 'weken', '2027-02-01'],
] as const)('%s', (_, start, lengte, eenheid, until) => {
  expect(dagVan(eindeTermijn(werkdagen, at(start), lengte, eenheid))).toBe(until);
});

test('a month of 28 days keeps the day within it', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
});

test('a report at half past eleven at night in UTC came on the next day in the Netherlands', () => {
  expect(dagVan(at('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
  expect(dagVan(at('2026-07-01T22:30:00Z'))).toBe('2026-07-02');
});

test.each([
  ['in winter', '2026-11-23', '2026-11-23T22:59:59.999Z'],
  ['in summer', '2026-07-01', '2026-07-01T21:59:59.999Z'],
  ['on the day that the clock goes forward', '2026-03-29', '2026-03-29T21:59:59.999Z'],
  ['on the day before it goes forward', '2026-03-28', '2026-03-28T22:59:59.999Z'],
  ['on the day that the clock goes back', '2026-10-25', '2026-10-25T22:59:59.999Z'],
])('a day ends at midnight of the Netherlands %s', (_, dag, end) => {
  expect(eindeVan(dag).toISOString()).toBe(end);
});

const moment = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2035-12-31T00:00:00Z'), noInvalidDate: true });

test('no term ever ends on a free day, and none ends before it began', () => {
  const eenheid = fc.constantFrom('werkdagen', 'dagen', 'weken', 'maanden');
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 30 }), eenheid, (start, lengte, unit) => {
      const end = eindeTermijn(werkdagen, start, lengte, unit);
      expect(isVrijeDag(werkdagen, dagVan(end))).toBe(false);
      expect(end.getTime()).toBeGreaterThan(start.getTime());
    }),
  );
});

test('a day ends one millisecond before the next begins, whatever the clock does', () => {
  fc.assert(
    fc.property(moment, (any) => {
      const dag = dagVan(any);
      const end = eindeVan(dag);
      expect([dagVan(end), dagVan(new Date(end.getTime() + 1))]).toEqual([dag, addDays(dag, 1)]);
    }),
  );
});
