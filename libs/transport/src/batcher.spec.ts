import fc from 'fast-check';
import { Batcher } from './batcher';

const sizes = fc.record({
  items: fc.integer({ min: 1, max: 300 }),
  batch: fc.integer({ min: 1, max: 64 }),
  parallel: fc.integer({ min: 1, max: 4 }),
});

describe('a batcher', () => {
  it('hands over everything once, in order, never more than a batch, never more than parallel at a time', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ items, batch, parallel }) => {
        const seen: (readonly number[])[] = [];
        let running = 0;
        let most = 0;
        const handle = async (some: readonly number[]): Promise<void> => {
          seen.push(some);
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running -= 1;
        };
        const batcher = new Batcher(handle, { batch, parallel });
        await Promise.all(Array.from({ length: items }, (_, i) => batcher.add(i)));
        expect(seen.flat()).toEqual(Array.from({ length: items }, (_, i) => i));
        expect(Math.max(...seen.map((some) => some.length))).toBeLessThanOrEqual(batch);
        expect(most).toBeLessThanOrEqual(parallel);
      }),
      { numRuns: 50 },
    );
  });

  it('rejects the batch that failed and everything behind it, and takes nothing more', async () => {
    const batcher = new Batcher<number>(() => Promise.reject(new Error('stuk')), { batch: 2, parallel: 1 });
    const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(batcher.add(4)).rejects.toThrow('gestopt');
    await batcher.idle();
  });
});
