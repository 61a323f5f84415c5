import { setTimeout as sleep } from 'node:timers/promises';

/** Bounds of a wait between two tries, in milliseconds. */
export interface BackoffLimits {
  readonly minMs: number;
  readonly maxMs: number;
}

/** A report waits behind it and a try costs one connection, so it is never long: what comes back is found within five seconds. */
export const DEFAULT_BACKOFF: BackoffLimits = { minMs: 200, maxMs: 5_000 };

/** Capped exponential back-off with full jitter: each wait is drawn evenly between 0 and min(max, min × 2^failures). */
export class Backoff {
  private failures = 0;

  constructor(
    readonly limits: BackoffLimits,
    private readonly random: () => number = Math.random,
  ) {}

  /** The next wait in milliseconds; counts a failure. */
  next(): number {
    const ceiling = Math.min(this.limits.maxMs, this.limits.minMs * 2 ** this.failures);
    this.failures += 1;
    return this.random() * ceiling;
  }

  /** To be called when something succeeded. */
  reset(): void {
    this.failures = 0;
  }
}

/** Waits, or less when the signal is aborted. Never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}

/** Whether the promise settled within `ms`; a rejection counts as settled. The promise itself goes on. */
export async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  const late = pause(ms, timer.signal).then(() => false);
  const result = await Promise.race([settled, late]);
  timer.abort();
  return result;
}

/** Whether the promise was fulfilled within `ms`; a rejection or silence is a no. The promise itself goes on. */
export async function answersWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const answered = promise.then(
    () => true,
    () => false,
  );
  return (await settlesWithin(answered, ms)) && answered;
}

export interface KeepGoing {
  readonly signal: AbortSignal;
  readonly backoff: Backoff;
  /** Told of every session that failed; must not throw. */
  readonly failed: (error: unknown) => void;
}

/**
 * Runs one session after another until the signal is aborted, with a wait after each. A session that lasted longer than the longest wait
 * counts as a success; a session may also reset the back-off itself. Never rejects.
 */
export async function keepGoing(session: () => Promise<void>, { signal, backoff, failed }: KeepGoing): Promise<void> {
  while (!isOver(signal)) {
    const started = performance.now();
    await session().catch(failed);
    if (performance.now() - started > backoff.limits.maxMs) backoff.reset();
    if (!isOver(signal)) await pause(backoff.next(), signal);
  }
}

function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
