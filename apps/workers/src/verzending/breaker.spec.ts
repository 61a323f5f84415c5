import { Breakers } from './breaker';

const failing = (breakers: Breakers, now: number): void => {
  for (let count = 0; count < 5; count += 1) breakers.note('rvdk', false, now);
};

test('after five failures a partner is left alone, then tried by one caller', () => {
  const breakers = new Breakers();
  failing(breakers, 0);
  expect(breakers.pauseMs('rvdk', 0)).toBe(5_000);
  expect(breakers.pauseMs('zvh-gv', 0)).toBe(0);
  expect(breakers.pauseMs('rvdk', 5_000)).toBe(0);
  expect(breakers.pauseMs('rvdk', 5_001)).toBeGreaterThan(20_000);
  expect(breakers.note('rvdk', true, 6_000)).toMatchObject({ toestand: 'gesloten', fouten: 0 });
  expect(breakers.pauseMs('rvdk', 6_000)).toBe(0);
});

test('a probe whose outcome was never heard does not shut the partner out for ever', () => {
  const breakers = new Breakers();
  failing(breakers, 0);
  expect(breakers.pauseMs('rvdk', 5_000)).toBe(0);
  expect(breakers.pauseMs('rvdk', 60_000)).toBe(0);
});

test('calls that were under way when a partner failed do not make its pause longer, a failed probe does', () => {
  const breakers = new Breakers();
  failing(breakers, 0);
  failing(breakers, 10);
  expect(breakers.pauseMs('rvdk', 10)).toBe(4_990);
  expect(breakers.pauseMs('rvdk', 5_000)).toBe(0);
  expect(breakers.note('rvdk', false, 6_000)).toMatchObject({ toestand: 'open', fouten: 6, tot: 16_000 });
});
