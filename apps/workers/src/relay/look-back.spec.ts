import { LookBack } from './look-back';

test('the first look goes all the way back, the next begins a little before the last one', () => {
  const looks = new LookBack(500);
  expect(looks.withinMs('a', 1_000)).toBe(Infinity);
  looks.note('a', 1_000, Infinity);
  expect(looks.withinMs('a', 1_100)).toBe(350);
});

test('every so often a look goes all the way back, also in a lane that is looked at all the time', () => {
  const looks = new LookBack(500);
  for (let now = 0; now < 500; now += 10) looks.note('a', now, looks.withinMs('a', now));
  expect(looks.withinMs('a', 500)).toBe(Infinity);
});

test('a lane that was not looked at for a while misses nothing of that while', () => {
  const looks = new LookBack(10_000);
  for (const lane of ['a', 'b']) looks.note(lane, 0, Infinity);
  looks.note('a', 3_000, looks.withinMs('a', 3_000));
  expect([looks.withinMs('a', 3_001), looks.withinMs('b', 3_001)]).toEqual([251, 3_251]);
});

test('a look that gave as much as it could is repeated from the same place', () => {
  const looks = new LookBack(500);
  looks.note('a', 0, Infinity);
  expect(looks.withinMs('a', 100)).toBe(350);
  expect(looks.withinMs('a', 200)).toBe(450);
});
