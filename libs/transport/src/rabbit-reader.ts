import type { Channel, ConsumeMessage } from 'amqplib';
import { Backoff, aborted, keepGoing, settlesWithin } from './backoff';
import { Batcher } from './batcher';
import { STOP_WAIT_MS } from './bus';
import type { SubscribeOptions, Subscription } from './bus';
import { TransportError, codeOf } from './log';
import { RabbitLink } from './rabbit-link';
import type { RabbitOptions } from './rabbit-publisher';
import { watchSilence } from './rabbit-watch';
import { declareTopology } from './topology';

/** What a reader reads, and what it makes of a message. `decode` throws for a message that belongs in the dead queue. */
export interface RabbitReading<T> {
  readonly queue: string;
  readonly decode: (message: ConsumeMessage) => T;
  readonly handle: (items: readonly T[]) => Promise<void>;
  readonly limits: SubscribeOptions;
}

/**
 * Reads one queue over a connection of its own, so that a queue that is sick or deleted disturbs no other. Acknowledges after the handler
 * resolved. On any trouble it drops the connection (the broker gives back what was not acknowledged), waits, and starts afresh.
 */
export class RabbitReader<T> implements Subscription {
  reading = false;
  private readonly stopping = new AbortController();
  private readonly stopped = aborted(this.stopping.signal);
  private readonly running: Promise<void>;
  private readonly backoff: Backoff;
  private waitMs = STOP_WAIT_MS;
  private taken = 0;

  constructor(
    private readonly options: RabbitOptions,
    private readonly work: RabbitReading<T>,
  ) {
    this.backoff = new Backoff(options.backoff);
    const { signal } = this.stopping;
    this.running = keepGoing(() => this.session(), {
      signal,
      backoff: this.backoff,
      failed: (error) => {
        this.warn(codeOf(error));
      },
    });
  }

  async close(waitMs = STOP_WAIT_MS): Promise<void> {
    this.waitMs = waitMs;
    this.stopping.abort();
    await this.running;
  }

  private async session(): Promise<void> {
    const { url, names, lanes } = this.options;
    const { batch, parallel = 1 } = this.work.limits;
    const link = await RabbitLink.open(url, `${names.exchange} leest ${this.work.queue}`);
    const batcher = new Batcher(this.work.handle, { batch, parallel });
    try {
      await link.aside((channel) => declareTopology(channel, names, lanes));
      const channel = await link.channel();
      const consumerTag = await this.consume(link, channel, batcher);
      this.reading = true;
      const watch = watchSilence(link, this.work.queue, () => (batcher.busy ? undefined : this.taken));
      await Promise.race([link.ended, this.stopped]);
      watch.stop();
      this.reading = false;
      if (!link.over) await link.step(channel.cancel(consumerTag));
      else this.warn(await link.ended);
    } finally {
      this.reading = false;
      await this.finish(link, batcher);
    }
  }

  private async consume(link: RabbitLink, channel: Channel, batcher: Batcher<T>): Promise<string> {
    await link.step(channel.prefetch(this.work.limits.prefetch));
    const onMessage = (message: ConsumeMessage | null): void => {
      // null: the broker cancelled us, because the queue was deleted or its leader was lost.
      if (message === null) link.end('lezer-afgemeld');
      else this.take(link, channel, batcher, message);
    };
    const { consumerTag } = await link.step(channel.consume(this.work.queue, onMessage, { noAck: false }));
    return consumerTag;
  }

  private take(link: RabbitLink, channel: Channel, batcher: Batcher<T>, message: ConsumeMessage): void {
    if (link.over) return;
    this.taken += 1;
    let item: T;
    try {
      item = this.work.decode(message);
    } catch (error) {
      this.warn(codeOf(error));
      channel.nack(message, false, false);
      return;
    }
    const acknowledge = (): void => {
      this.backoff.reset();
      if (!link.over) channel.ack(message);
    };
    batcher
      .add(item)
      .then(acknowledge)
      .catch((error: unknown) => {
        link.end(error instanceof TransportError ? error.code : `handler ${codeOf(error)}`);
      });
  }

  /**
   * A link that is over is closed first, so that others get its messages; a healthy one after what is in hand was acknowledged. In both cases
   * the next session waits for the batches of this one: a lane read one at a time stays so.
   */
  private async finish(link: RabbitLink, batcher: Batcher<T>): Promise<void> {
    batcher.stop();
    const idle = batcher.idle();
    const inHand = Promise.race([idle, this.stopped.then(() => settlesWithin(idle, this.waitMs))]);
    if (!link.over) await inHand;
    await link.close();
    await inHand;
  }

  private warn(code: string): void {
    this.options.logger.warn({ queue: this.work.queue, code }, 'bus-lezer-weg');
  }
}
