import { errorCode, failpoint, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { claimBatch, lead, listen, markPublished, rearm } from '@schakel/store/wekkers';
import type { Bus, Lane, Wekker } from '@schakel/transport';

export interface RelayTiming {
  /** The longest that a committed wake-up waits when every hint is lost, in milliseconds. */
  readonly pollMs: number;
  /** How often the sweeper looks for wake-ups that the bus lost, in milliseconds. */
  readonly sweepMs: number;
  /** A wake-up that was published this long ago and is not closed goes out again, in milliseconds. */
  readonly staleMs: number;
}

const window = 500;
const pauseMs = 1_000;

/**
 * Puts open wake-ups on the bus, and puts them there again when the bus lost them. One process leads, by a lock that falls free with its
 * connection; the others wait to take over. A row is marked only after the bus confirmed it: a crash in between publishes it twice.
 */
export class Relay {
  private readonly stopped = new AbortController();
  private running: Promise<void> | undefined;
  private wake: () => void = () => undefined;
  private sweptAt = 0;

  constructor(
    private readonly db: Database,
    private readonly bus: Bus,
    private readonly log: Log,
    private readonly timing: RelayTiming,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the round in hand is done. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await lead(this.db, 'relay', (lost) => this.leadUntil(AbortSignal.any([lost, this.stopped.signal])));
      } catch (error) {
        this.log.warn('relay-onderbroken', { code: errorCode(error) });
      }
      await this.rest(pauseMs);
    }
  }

  private async leadUntil(ended: AbortSignal): Promise<void> {
    const hints = listen(
      this.db,
      () => {
        this.wake();
      },
      ended,
    ).catch((error: unknown) => {
      this.log.warn('relay-hoort-niets', { code: errorCode(error) });
    });
    while (!ended.aborted) await this.round();
    await hints;
  }

  private async round(): Promise<void> {
    await this.sweep();
    const open = await claimBatch(this.db, window);
    const done = await this.publish(open);
    if (done < open.length) await this.rest(pauseMs);
    else if (open.length < window) await this.rest(this.timing.pollMs);
  }

  /** Gives how many the bus holds now; the rest stays open and comes again. */
  private async publish(open: Awaited<ReturnType<typeof claimBatch>>): Promise<number> {
    if (open.length === 0) return 0;
    const wekkers: Wekker[] = open.map(({ lane, reference }) => ({ wekkerId: reference.id, lane: lane as Lane, reference }));
    const outcomes = await this.bus.publish(wekkers);
    const confirmed = open.filter((_, at) => outcomes[at] === 'bevestigd');
    failpoint('relay-na-bevestiging');
    if (confirmed.length > 0)
      await markPublished(
        this.db,
        confirmed.map(({ id }) => id),
      );
    const lost = outcomes.filter((outcome) => outcome === 'niet-bestelbaar').length;
    if (lost > 0) this.log.error('wekker-niet-bestelbaar', { aantal: lost });
    return confirmed.length;
  }

  private async sweep(): Promise<void> {
    if (performance.now() - this.sweptAt < this.timing.sweepMs && this.sweptAt > 0) return;
    this.sweptAt = performance.now();
    const again = await rearm(this.db, this.timing.staleMs);
    if (again > 0) this.log.warn('wekkers-opnieuw', { aantal: again });
  }

  private rest(ms: number): Promise<void> {
    if (this.stopped.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
