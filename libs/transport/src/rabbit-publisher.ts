import { Backoff, keepGoing, pause } from './backoff';
import type { BackoffLimits } from './backoff';
import type { Depth, PublishOutcome, Wekker } from './bus';
import type { Lane } from './lane';
import { TransportError, codeOf } from './log';
import type { TransportLogger } from './log';
import { Confirms } from './rabbit-confirms';
import { RabbitLink } from './rabbit-link';
import { declareTopology } from './topology';
import type { Names } from './topology';

const REDECLARE_AFTER_MS = 1_000;

export interface RabbitOptions {
  readonly url: string;
  readonly names: Names;
  readonly lanes: readonly Lane[];
  readonly logger: TransportLogger;
  readonly backoff: BackoffLimits;
}

/** Publishes with confirms and `mandatory` over a connection of its own, which comes back by itself. */
export class RabbitPublisher {
  private current: { link: RabbitLink; confirms: Confirms } | undefined;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private redeclaring: Promise<void> | undefined;

  constructor(private readonly options: RabbitOptions) {
    const backoff = new Backoff(options.backoff);
    const failed = (error: unknown): void => {
      options.logger.warn({ code: codeOf(error) }, 'bus-publisher-weg');
    };
    this.running = keepGoing(() => this.session(backoff), { signal: this.stopping.signal, backoff, failed });
  }

  get connected(): boolean {
    return this.current !== undefined && !this.current.link.over && !this.current.link.blocked;
  }

  async publish(wekkers: readonly Wekker[]): Promise<PublishOutcome[]> {
    if (!this.connected || !this.current) return wekkers.map(() => 'onbekend');
    const { link, confirms } = this.current;
    const known = new Set(this.options.lanes);
    const outcomes = await confirms.send(wekkers, known);
    if (confirms.silent) link.end('geen-bevestiging');
    if (wekkers.some(({ lane }, i) => outcomes[i] === 'niet-bestelbaar' && known.has(lane))) this.redeclare(link);
    return outcomes;
  }

  /** Asks the broker for the one thing that must be there. @throws when it is away, hangs longer than a step may take, or lost it */
  async ask(): Promise<void> {
    const { exchange } = this.options.names;
    if (!this.current) throw new TransportError('niet-verbonden');
    await this.current.link.aside((channel) => channel.checkExchange(exchange));
  }

  /** Ready messages of a lane or of the dead queue; undefined when the broker does not say. */
  async waiting(lane: Depth['lane']): Promise<number | undefined> {
    if (!this.current || this.current.link.over) return undefined;
    const { names } = this.options;
    const queue = lane === 'dood' ? names.deadQueue : names.queue(lane);
    try {
      const { messageCount } = await this.current.link.aside((channel) => channel.checkQueue(queue));
      return messageCount;
    } catch (error) {
      this.options.logger.warn({ lane, code: codeOf(error) }, 'bus-diepte-onbekend');
      return undefined;
    }
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.current?.link.end('gesloten');
    await this.running;
  }

  private async session(backoff: Backoff): Promise<void> {
    const { url, names, lanes, logger } = this.options;
    const link = await RabbitLink.open(url, `${names.exchange} publiceert`);
    try {
      await link.aside((channel) => declareTopology(channel, names, lanes));
      const confirms = new Confirms(await link.confirmChannel(), names.exchange);
      if (this.stopping.signal.aborted) return;
      this.current = { link, confirms };
      backoff.reset();
      logger.info({}, 'bus-publisher-verbonden');
      logger.info({ code: await link.ended }, 'bus-publisher-weg');
    } finally {
      this.current = undefined;
      await link.close();
    }
  }

  /**
   * Somebody deleted a queue or a binding: put it back, so that a next try arrives. Not at once: when a queue is declared again within some
   * 20 ms after its deletion, RabbitMQ 3.10 forgets to tell the readers of the old one.
   */
  private redeclare(link: RabbitLink): void {
    const { names, lanes, logger } = this.options;
    this.redeclaring ??= pause(REDECLARE_AFTER_MS, this.stopping.signal)
      .then(() => link.aside((channel) => declareTopology(channel, names, lanes)))
      .catch((error: unknown) => {
        logger.warn({ code: codeOf(error) }, 'bus-topologie-mislukt');
      })
      .finally(() => (this.redeclaring = undefined));
  }
}
