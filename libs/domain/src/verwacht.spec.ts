import { inrichting } from '../../../test/support/world';
import { verwachtingen } from './verwacht';

const friday = new Date('2026-11-20T15:00:00Z');
const withIn = (verwachtBinnen: { uren?: number; werkdagen?: number }) =>
  verwachtingen({ ...inrichting, partijen: inrichting.partijen.slice(0, 1).map((partij) => ({ ...partij, verwachtBinnen })) });

test('nothing is expected of anybody unless the region says so', () => {
  expect(verwachtingen(inrichting)).toEqual([]);
});

test('hours run on in the weekend; working days do not', () => {
  expect(withIn({ uren: 6 })[0]?.uiterlijk(friday)).toEqual(new Date('2026-11-20T21:00:00Z'));
  expect(withIn({ werkdagen: 1 })[0]?.uiterlijk(friday)).toEqual(new Date('2026-11-23T22:59:59.999Z'));
});
