import { connect } from 'amqplib';
import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib';
import { settlesWithin } from './backoff';
import { TransportError, codeOf } from './log';

const HEARTBEAT_S = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** A sick quorum queue answers a declare or consume after a minute, or never. */
const STEP_TIMEOUT_MS = 15_000;

/**
 * One connection to RabbitMQ that is used until the first thing that goes wrong with it or with a channel of it, and then thrown away: every
 * fault is recovered in one way, by a fresh connection.
 */
export class RabbitLink {
  /** Resolves with the code of the first thing that went wrong, or of `end`. Never rejects. */
  readonly ended: Promise<string>;
  over = false;
  /** The broker asked publishers to hold (memory or disk alarm). */
  blocked = false;
  private finish: (reason: string) => void = () => undefined;

  private constructor(private readonly model: ChannelModel) {
    this.ended = new Promise((resolve) => (this.finish = resolve));
    // At once and on every emitter: an amqplib 'error' without a listener ends the process.
    model.on('error', (error: Error) => {
      this.end(codeOf(error));
    });
    model.on('close', (error?: Error) => {
      this.end(error ? codeOf(error) : 'verbinding-gesloten');
    });
    model.on('blocked', () => (this.blocked = true));
    model.on('unblocked', () => (this.blocked = false));
  }

  /** @throws when the broker is not there, refuses, or does not answer in time */
  static async open(url: string, name: string): Promise<RabbitLink> {
    const target = new URL(url);
    target.searchParams.set('heartbeat', String(HEARTBEAT_S));
    // Without noDelay every confirm waits 44 ms for a delayed TCP acknowledgement.
    const options = { noDelay: true, timeout: CONNECT_TIMEOUT_MS, clientProperties: { connection_name: name } };
    return new RabbitLink(await connect(target.href, options));
  }

  /** A channel whose every fault ends the link. */
  async channel(): Promise<Channel> {
    return this.watch(await this.step(this.model.createChannel()));
  }

  /** The same, on which the broker confirms what it took. */
  async confirmChannel(): Promise<ConfirmChannel> {
    return this.watch(await this.step(this.model.createConfirmChannel()));
  }

  /** Lends a channel whose faults are the caller's alone: a question about a queue that is not there closes the channel, not the link. */
  async aside<T>(use: (channel: Channel) => Promise<T>): Promise<T> {
    const channel = await this.step(this.model.createChannel());
    const closed = new Promise<void>((resolve) => channel.on('close', resolve));
    // The fault itself comes as the rejection of what was asked.
    channel.on('error', () => undefined);
    try {
      return await this.step(use(channel));
    } finally {
      channel.close().catch(() => undefined);
      await settlesWithin(closed, CLOSE_TIMEOUT_MS);
    }
  }

  /** Waits for an answer of the broker, but not for ever; amqplib rejects it when the connection goes. */
  async step<T>(answer: Promise<T>): Promise<T> {
    if (!(await settlesWithin(answer, STEP_TIMEOUT_MS))) throw new TransportError('geen-antwoord');
    return answer;
  }

  /** Says that this link is done for. The first reason counts. */
  end(reason: string): void {
    this.over = true;
    this.finish(reason);
  }

  /** Closes; what was delivered and not acknowledged goes back to its queue. Idempotent, never rejects, never waits long. */
  async close(): Promise<void> {
    this.end('gesloten');
    const closing = this.model.close().catch((error: unknown) => {
      this.finish(codeOf(error));
    });
    await settlesWithin(closing, CLOSE_TIMEOUT_MS);
  }

  private watch<C extends Channel>(channel: C): C {
    channel.on('error', (error: Error) => {
      this.end(codeOf(error));
    });
    channel.on('close', () => {
      this.end('kanaal-gesloten');
    });
    return channel;
  }
}
