import { Queue } from 'bullmq';
import { answersWithin, settlesWithin } from './backoff';
import { Bus, CONFIRM_TIMEOUT_MS, DELIVERY_LIMIT, PROBE_MS, checkLimits } from './bus';
import type { BatchHandler, BusState, DeadHandler, Depth, PublishOutcome, SubscribeOptions, Subscription, Wekker } from './bus';
import { BullmqConnection } from './bullmq-connection';
import type { BullmqOptions, PgQueue } from './bullmq-connection';
import { BullmqDead } from './bullmq-dead';
import { BullmqReader } from './bullmq-reader';
import type { Lane } from './lane';
import { codeOf } from './log';
import type { Names } from './topology';

export interface BullmqBusOptions extends BullmqOptions {
  readonly names: Names;
  readonly lanes: readonly Lane[];
  /** How long a wake-up stays with a reader that vanished, in milliseconds. */
  readonly lockMs: number;
}

/** Nobody reads BullMQ's own event stream. */
const MAX_EVENTS = 100;

/**
 * The bus on PostgreSQL through BullMQ: one queue per lane, the wekkerId is the job's id. A wake-up that is on the bus already is not added
 * again, which is why `bevestigd` stays true for it.
 */
export class BullmqBus extends Bus {
  private readonly connection: BullmqConnection;
  private readonly readers = new Set<{ readonly reading: boolean; close(waitMs?: number): Promise<void> }>();
  private readonly queues = new Map<Lane, PgQueue>();

  constructor(private readonly options: BullmqBusOptions) {
    super();
    this.connection = new BullmqConnection(options);
  }

  async publish(wekkers: readonly Wekker[]): Promise<PublishOutcome[]> {
    const lanes = [...new Set(wekkers.map(({ lane }) => lane))];
    const inLane = (lane: Lane): Wekker[] => wekkers.filter((wekker) => wekker.lane === lane);
    const outcomes = new Map(await Promise.all(lanes.map(async (lane) => [lane, await this.add(lane, inLane(lane))] as const)));
    return wekkers.map(({ lane }) => outcomes.get(lane) ?? 'onbekend');
  }

  subscribe(lane: Lane, handle: BatchHandler, limits: SubscribeOptions): Promise<Subscription> {
    checkLimits(this.options.lanes, lane, limits);
    const work = { queue: this.options.names.queue(lane), lane, handle, limits, lockMs: this.options.lockMs };
    return Promise.resolve(this.keep(new BullmqReader(this.connection, this.options, work)));
  }

  onDead(handler: DeadHandler): Promise<Subscription> {
    return Promise.resolve(
      this.keep(
        new BullmqDead(
          this.connection,
          this.options,
          this.options.lanes.map((lane) => [lane, () => this.queue(lane)] as const),
          handler,
        ),
      ),
    );
  }

  state(): BusState {
    return this.connection.up && [...this.readers].every(({ reading }) => reading) ? 'verbonden' : 'vertraagd';
  }

  async probe(): Promise<BusState> {
    return this.state() === 'verbonden' && (await answersWithin(this.connection.ask(), PROBE_MS)) ? 'verbonden' : 'vertraagd';
  }

  async depth(lanes: readonly Lane[]): Promise<Depth[]> {
    const counts = await Promise.all(lanes.map(async (lane) => ({ lane, waiting: await this.count(lane, 'waiting', 'delayed') })));
    const dead = await Promise.all(this.options.lanes.map((lane) => this.count(lane, 'failed')));
    const known = dead.filter((count) => count !== undefined);
    const waiting = known.length === dead.length ? known.reduce((sum, count) => sum + count, 0) : undefined;
    return [...counts, { lane: 'dood', waiting }];
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.connection.close();
  }

  private async add(lane: Lane, wekkers: readonly Wekker[]): Promise<PublishOutcome> {
    if (!this.options.lanes.includes(lane)) return 'niet-bestelbaar';
    if (!this.connection.up) return 'onbekend';
    const adding = this.queue(lane).addBulk(wekkers.map(jobOf));
    try {
      if (!(await settlesWithin(adding, CONFIRM_TIMEOUT_MS))) return 'onbekend';
      await adding;
      return 'bevestigd';
    } catch (error) {
      this.options.logger.warn({ lane, code: codeOf(error) }, 'bus-publiceren-mislukt');
      return 'onbekend';
    }
  }

  private async count(lane: Lane, ...states: ('waiting' | 'delayed' | 'failed')[]): Promise<number | undefined> {
    if (!this.connection.up) return undefined;
    try {
      const counts = await this.queue(lane).getJobCounts(...states);
      return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    } catch (error) {
      this.options.logger.warn({ lane, code: codeOf(error) }, 'bus-diepte-onbekend');
      return undefined;
    }
  }

  private queue(lane: Lane): PgQueue {
    const known = this.queues.get(lane);
    if (known) return known;
    const settings = { connection: {}, streams: { events: { maxLen: MAX_EVENTS } } };
    const queue: PgQueue = new Queue(this.options.names.queue(lane), settings, this.connection.factory);
    queue.on('error', (error) => {
      this.options.logger.warn({ lane, code: codeOf(error) }, 'bus-rij-weg');
    });
    this.queues.set(lane, queue);
    return queue;
  }

  private keep(reader: { readonly reading: boolean; close(waitMs?: number): Promise<void> }): Subscription {
    this.readers.add(reader);
    return {
      close: async (waitMs) => {
        await reader.close(waitMs);
        this.readers.delete(reader);
      },
    };
  }
}

function jobOf({ wekkerId, reference: { id, soort, versie } }: Wekker): Parameters<PgQueue['addBulk']>[0][number] {
  const opts = { jobId: wekkerId, attempts: DELIVERY_LIMIT, removeOnComplete: true, removeOnFail: false, stackTraceLimit: 0 };
  return { name: 'wekker', data: { id, soort, versie }, opts };
}
