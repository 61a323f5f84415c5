import { createHash } from 'node:crypto';

const hourMs = 3_600_000;
const most = 10_000;

/**
 * About which refused bytes somebody was woken in the last hour. Systems send again what was refused, by themselves and many times: that wakes nobody again. Known
 * to this process alone, so that whatever happens to it somebody is rather woken twice than never.
 */
export class Gewekt {
  private readonly seen = new Map<string, number>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  has(partij: string, body: Buffer): boolean {
    return (this.seen.get(keyOf(partij, body)) ?? -Infinity) > this.clock() - hourMs;
  }

  /** Call once it is sure that somebody will be. */
  note(partij: string, body: Buffer): void {
    if (this.seen.size >= most) this.seen.clear();
    this.seen.set(keyOf(partij, body), this.clock());
  }
}

const keyOf = (partij: string, body: Buffer): string => `${partij} ${createHash('sha256').update(body).digest('base64')}`;
