import { postcodeVan } from './postcode';

test.each([
  ['1271 AA', '1271AA'],
  ['1271aa', '1271AA'],
  [' 1271\u00a0 aa ', '1271AA'],
  ['1271', '1271'],
  ['SW1A 1AA', 'SW1A 1AA'],
  ['1271 AAB', '1271 AAB'],
])('%s is %s', (typed, meant) => {
  expect(postcodeVan(typed)).toBe(meant);
});
