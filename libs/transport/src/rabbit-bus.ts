import { parseReference } from '@schakel/contracts';
import type { ConsumeMessage } from 'amqplib';
import { answersWithin } from './backoff';
import { Bus, DEAD_LIMITS, PROBE_MS, checkLimits } from './bus';
import type {
  BatchHandler,
  BusState,
  Dead,
  DeadHandler,
  Delivered,
  Depth,
  PublishOutcome,
  SubscribeOptions,
  Subscription,
  Wekker,
} from './bus';
import type { Lane } from './lane';
import { RabbitPublisher } from './rabbit-publisher';
import type { RabbitOptions } from './rabbit-publisher';
import { RabbitReader } from './rabbit-reader';

/** The bus on RabbitMQ 3.10 to 4.x: one quorum queue per lane, one connection to publish, and one per lane that is read. */
export class RabbitBus extends Bus {
  private readonly publisher: RabbitPublisher;
  private readonly readers = new Set<Pick<RabbitReader<unknown>, 'reading' | 'close'>>();

  constructor(private readonly options: RabbitOptions) {
    super();
    this.publisher = new RabbitPublisher(options);
  }

  publish(wekkers: readonly Wekker[]): Promise<PublishOutcome[]> {
    return this.publisher.publish(wekkers);
  }

  subscribe(lane: Lane, handler: BatchHandler, limits: SubscribeOptions): Promise<Subscription> {
    checkLimits(this.options.lanes, lane, limits);
    const decode = (message: ConsumeMessage): Delivered => ({ ...wekkerOf(message), lane, redelivered: message.fields.redelivered });
    const reader = new RabbitReader(this.options, { queue: this.options.names.queue(lane), decode, handle: handler, limits });
    return Promise.resolve(this.keep(reader));
  }

  onDead(handler: DeadHandler): Promise<Subscription> {
    const lanes = new Map(this.options.lanes.map((lane) => [this.options.names.queue(lane), lane]));
    const decode = (message: ConsumeMessage): Dead => deadOf(message, lanes);
    const reader = new RabbitReader(this.options, { queue: this.options.names.deadQueue, decode, handle: handler, limits: DEAD_LIMITS });
    return Promise.resolve(this.keep(reader));
  }

  state(): BusState {
    return this.publisher.connected && [...this.readers].every(({ reading }) => reading) ? 'verbonden' : 'vertraagd';
  }

  async probe(): Promise<BusState> {
    return this.state() === 'verbonden' && (await answersWithin(this.publisher.ask(), PROBE_MS)) ? 'verbonden' : 'vertraagd';
  }

  depth(lanes: readonly Lane[]): Promise<Depth[]> {
    const asked = [...lanes, 'dood' as const];
    return Promise.all(asked.map(async (lane) => ({ lane, waiting: await this.publisher.waiting(lane) })));
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.close()));
    await this.publisher.close();
  }

  private keep<T>(reader: RabbitReader<T>): Subscription {
    this.readers.add(reader);
    return {
      close: async (waitMs) => {
        await reader.close(waitMs);
        this.readers.delete(reader);
      },
    };
  }
}

function wekkerOf({ content, properties }: ConsumeMessage): Pick<Delivered, 'wekkerId' | 'reference'> {
  return { wekkerId: idOf(properties.messageId), reference: parseReference(content.toString('utf8')) };
}

function idOf(messageId: unknown): string {
  if (typeof messageId !== 'string' || messageId === '') throw new Error('bericht-zonder-id');
  return messageId;
}

/** The x-first-death headers are the broker's own and the same in 3.10 and 4.x, unlike the x-death list. */
function deadOf(message: ConsumeMessage, lanes: ReadonlyMap<string, Lane>): Dead {
  const headers: Record<string, unknown> = message.properties.headers ?? {};
  const reason = headers['x-first-death-reason'];
  const lane = lanes.get(String(headers['x-first-death-queue']));
  const base = { lane, reason: typeof reason === 'string' ? reason : 'onbekend' };
  try {
    return { ...base, ...wekkerOf(message) };
  } catch {
    // Unreadable is why it is here: the handler is told so by the absence of the reference.
    return { ...base, wekkerId: undefined, reference: undefined };
  }
}
