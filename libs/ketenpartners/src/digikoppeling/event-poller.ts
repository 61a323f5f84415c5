import type { EbmsAdapter } from './ebms-adapter';
import type { EbmsEvent, EventSoort } from './ebms-message';

const atOnce = 50;
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;
const pauseAfter = (times: number): number => Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs);

interface Stuck {
  readonly keren: number;
  readonly tot: number;
}

/**
 * Handles what the adapter says has happened, oldest first, and settles each event only after `handle` resolved: what `handle` does must be durable
 * by then, and is done again when the process ends in between. An event that cannot be handled waits by itself, ever longer, and holds up no other.
 */
export class EventPoller {
  private readonly stuck = new Map<string, Stuck>();
  private failures = 0;
  private notBefore = 0;

  /** @param failed hears of each event that could not be handled, how often that was so, and why. May throw: that ends the round */
  constructor(
    private readonly adapter: Pick<EbmsAdapter, 'events' | 'settle'>,
    private readonly soorten: readonly EventSoort[],
    private readonly handle: (event: EbmsEvent) => Promise<void>,
    private readonly failed: (event: EbmsEvent, keren: number, error: unknown) => Promise<void> | void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * Handles what there is now. After a round that failed the next ones do nothing for a while, ever longer.
   * @throws what the adapter threw when it could not be asked
   */
  async round(signal: AbortSignal): Promise<void> {
    if (this.clock() < this.notBefore) return;
    try {
      await this.poll(signal);
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      this.notBefore = this.clock() + pauseAfter(this.failures);
      throw error;
    }
  }

  private async poll(signal: AbortSignal): Promise<void> {
    // As many more as are stuck: else enough of them would fill the window for ever.
    const events = await this.adapter.events(this.soorten, atOnce + this.stuck.size);
    this.forgetAllBut(events);
    for (const event of events) {
      if (signal.aborted) return;
      if (this.clock() >= (this.stuck.get(event.messageId)?.tot ?? 0)) await this.take(event);
    }
  }

  private async take(event: EbmsEvent): Promise<void> {
    try {
      await this.handle(event);
      await this.adapter.settle(event.messageId);
      this.stuck.delete(event.messageId);
    } catch (error) {
      const keren = (this.stuck.get(event.messageId)?.keren ?? 0) + 1;
      this.stuck.set(event.messageId, { keren, tot: this.clock() + pauseAfter(keren) });
      await this.failed(event, keren, error);
    }
  }

  /** What was settled by somebody else is not waited for. */
  private forgetAllBut(events: readonly EbmsEvent[]): void {
    const there = new Set(events.map(({ messageId }) => messageId));
    for (const messageId of this.stuck.keys()) if (!there.has(messageId)) this.stuck.delete(messageId);
  }
}
