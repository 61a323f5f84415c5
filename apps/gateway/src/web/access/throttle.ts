import { RetryLaterError } from '@schakel/contracts';

const mostKeys = 10_000;

/** Counts in fixed windows, in the memory of this process: enough to keep a flood from filling the log, and nothing to be kept. */
export class Throttle {
  private counts = new Map<string, number>();
  private until = 0;

  /** @param most per key, in every `windowMs` milliseconds */
  constructor(
    private readonly most: number,
    private readonly windowMs = 60_000,
    private readonly clock = () => Date.now(),
  ) {}

  /** Counts one for each key. @throws RetryLaterError `te-veel-verzoeken` when that is one too many; it says when the window ends */
  count(...keys: readonly string[]): void {
    const now = this.clock();
    if (now >= this.until || this.counts.size >= mostKeys) this.begin(now);
    const counted = keys.map((key) => (this.counts.get(key) ?? 0) + 1);
    keys.forEach((key, at) => this.counts.set(key, counted[at] ?? 1));
    if (counted.some((count) => count > this.most)) throw new RetryLaterError('te-veel-verzoeken', this.until - now);
  }

  private begin(now: number): void {
    this.counts = new Map();
    this.until = now + this.windowMs;
  }
}
