import { Throttle } from './throttle';

test('a count begins anew with every window, and says when that is', () => {
  let now = 1_000;
  const throttle = new Throttle(2, 60_000, () => now);
  for (const key of ['a', 'a', 'b']) throttle.count(key);
  now += 20_000;
  expect(() => {
    throttle.count('a');
  }).toThrow(expect.objectContaining({ code: 'te-veel-verzoeken', afterMs: 40_000 }) as Error);
  now += 40_000;
  expect(() => {
    throttle.count('a');
  }).not.toThrow();
});
