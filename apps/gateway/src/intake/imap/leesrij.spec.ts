import * as fc from 'fast-check';
import { Leesrij } from './leesrij';

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

test('what arrives goes first, then the newest, then the rest in the order of their numbers', () => {
  const rij = new Leesrij(0);
  rij.add(range(1, 1_000));
  expect(rij.take(100)).toEqual(range(801, 100));
  rij.add(range(1_001, 3));
  rij.addAgain([400]);
  expect(rij.take(4)).toEqual([400, ...range(1_001, 3)]);
  expect(rij.take(100)).toEqual(range(901, 100));
  expect(rij.take(5)).toEqual(range(1, 5));
});

/** What happens to a folder: so many arrive (with gaps between their numbers), so many are taken, and those in hand are done in any order. */
const step = fc.record({
  komen: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 300 }),
  neemt: fc.nat(40),
  klaar: fc.array(fc.nat(), { maxLength: 60 }),
});

test('whatever the order: each is taken once, and everything up to where it says it was read is done', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(5), (steps, begin) => {
      const rij = new Leesrij(begin);
      const [found, taken, inHand, done]: [number[], number[], number[], Set<number>] = [[], [], [], new Set()];
      const check = () => {
        const open = found.filter((uid) => !done.has(uid));
        expect(rij.gelezenTot).toBe(
          Math.min(...open, Infinity) === Infinity ? (found.at(-1) ?? begin) : (found[found.indexOf(open[0] ?? 0) - 1] ?? begin),
        );
      };
      const finish = (uids: number[]) => {
        for (const uid of uids) done.add(uid);
        rij.finish(uids);
        check();
      };
      for (const { komen, neemt, klaar } of steps) {
        const uids = komen.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? rij.volgende - 1) + gap], []);
        found.push(...uids);
        rij.add(uids);
        const next = rij.take(neemt);
        expect(next.length).toBe(Math.min(neemt, found.length - taken.length));
        taken.push(...next);
        inHand.push(...next);
        for (const at of klaar) if (inHand.length > 0) finish(inHand.splice(at % inHand.length, 1));
      }
      while (!rij.isEmpty) {
        const next = rij.take(7);
        taken.push(...next);
        inHand.push(...next);
      }
      finish(inHand);
      expect(taken.sort((one, other) => one - other)).toEqual(found);
    }),
  );
});
