import fc from 'fast-check';
import { deriveId, isBsn, isDatum, isUuid, uuidV5, uuidV7 } from './identifiers';

test('a BSN passes the eleven-test, and one changed digit never does', () => {
  expect(['999990019', '999991772', '012345672'].map(isBsn)).toEqual([true, true, true]);
  fc.assert(
    fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const digits = Array.from('999990019');
      digits[at] = String((Number(digits[at]) + shift) % 10);
      return !isBsn(digits.join(''));
    }),
  );
});

test('all zeroes, eight digits and letters are no BSN', () => {
  expect(['000000000', '12345678', '99999001x', ''].map(isBsn)).toEqual([false, false, false, false]);
});

test('a date exists or it is none', () => {
  expect(['2024-02-29', '2023-02-29', '2024-13-01', '2024-1-01'].map(isDatum)).toEqual([true, false, false, false]);
});

test('version 5 ids are stable, version 7 ids sort by time, and both are uuids', () => {
  expect(uuidV5('a', 1)).toBe(uuidV5('a', 1));
  expect(uuidV5('a', 1)).not.toBe(uuidV5('a', 2));
  expect(uuidV7(1_000) < uuidV7(2_000)).toBe(true);
  expect([uuidV5('x'), uuidV7(1_763_000_000_000)].every(isUuid)).toBe(true);
});

test('an id that follows from another is always the same, and stands where that one stands', () => {
  const [early, late] = [uuidV7(1_763_000_000_000), uuidV7(1_763_000_000_001)];
  expect(deriveId(early, 'casus')).toBe(deriveId(early, 'casus'));
  expect(new Set([deriveId(early, 'casus'), deriveId(early, 'persoon'), deriveId(late, 'casus')]).size).toBe(3);
  expect(deriveId(early, 'casus') < late && deriveId(deriveId(late, 'casus'), 'termijn') > early).toBe(true);
  expect(isUuid(deriveId(early, 'casus'))).toBe(true);
  expect(deriveId(uuidV5('old'), 1)).toBe(uuidV5(uuidV5('old'), 1));
});
