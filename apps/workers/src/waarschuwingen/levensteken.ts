import { errorCode, type Log } from '@schakel/runtime';

const patienceMs = 5_000;

/** The dead man's switch: a watcher outside of the hub hears that all was looked at, and raises the alarm when it hears nothing. Says nothing else. */
export class Levensteken {
  private givenAt = -Infinity;

  /** @param everyMs the least time between two signs, in milliseconds */
  constructor(
    private readonly url: string,
    private readonly everyMs: number,
    private readonly log: Log,
  ) {}

  /** Gives a sign when it is time. Never throws: a watcher that is away is no trouble of the hub, and notices by itself. */
  async give(): Promise<void> {
    if (performance.now() - this.givenAt < this.everyMs) return;
    try {
      const answer = await fetch(this.url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
      await answer.body?.cancel();
      if (answer.ok) this.givenAt = performance.now();
      else this.log.warn('levensteken-niet-gehoord', { status: answer.status });
    } catch (error) {
      this.log.warn('levensteken-niet-gehoord', { code: errorCode(error) });
    }
  }
}
