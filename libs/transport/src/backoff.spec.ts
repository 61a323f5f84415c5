import fc from 'fast-check';
import { Backoff, keepGoing } from './backoff';

describe('back-off', () => {
  it('never waits longer than its bound, and starts small again after a success', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (failures, drawn) => {
        const backoff = new Backoff({ minMs: 100, maxMs: 30_000 }, () => drawn);
        for (let i = 0; i < failures; i += 1) expect(backoff.next()).toBeLessThanOrEqual(Math.min(30_000, 100 * 2 ** i) * drawn);
        backoff.reset();
        expect(backoff.next()).toBe(100 * drawn);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps going over failures until it is told to stop', async () => {
    const stop = new AbortController();
    const failed: unknown[] = [];
    let sessions = 0;
    const session = (): Promise<void> => {
      if (++sessions === 5) stop.abort();
      return sessions % 2 ? Promise.reject(new Error('weg')) : Promise.resolve();
    };
    await keepGoing(session, { signal: stop.signal, backoff: new Backoff({ minMs: 1, maxMs: 2 }), failed: (error) => failed.push(error) });
    expect([sessions, failed.length]).toEqual([5, 3]);
  });
});
