import { accepts } from './accept.guard';

test.each([
  [undefined, true],
  ['', true],
  ['*/*', true],
  ['application/json', true],
  ['application/*;q=0.5', true],
  ['text/html, application/JSON;q=0.9', true],
  ['text/html', false],
  ['application/json;q=0, */*', false],
  ['application/json;q=0.001', true],
  ['application/problem+json', false],
])('with Accept %p JSON may be answered: %p', (header, expected) => {
  expect(accepts(header, 'application/json')).toBe(expected);
});
