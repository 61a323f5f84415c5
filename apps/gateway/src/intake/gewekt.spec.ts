import { Gewekt } from './gewekt';

test('the same refused bytes of the same partij wake somebody once an hour', () => {
  let now = 0;
  const gewekt = new Gewekt(() => now);
  const bytes = Buffer.from('<melding/>');
  expect(gewekt.has('politie-mn', bytes)).toBe(false);
  gewekt.note('politie-mn', bytes);
  expect([gewekt.has('politie-mn', bytes), gewekt.has('politie-jubes', bytes), gewekt.has('politie-mn', Buffer.from('<m/>'))]).toEqual([
    true,
    false,
    false,
  ]);
  now += 3_600_000;
  expect(gewekt.has('politie-mn', bytes)).toBe(false);
});
