import { Queue, Worker } from 'bullmq';
import type { Job, JobProgress, PostgresConnectionOptions, PostgresQueueBackend } from 'bullmq';
import Redis from 'ioredis';
import { BullmqConnection } from './bullmq-connection';
import type { BullmqOptions } from './bullmq-connection';
import { codeOf } from './log';
import type { TransportLogger } from './log';

export interface Alarm {
  readonly id: string;
  /** Moment in milliseconds since 1970. */
  readonly at: number;
}

/** What the timers use of a BullMQ queue, whatever it stands on. */
export type AlarmQueue = Pick<Queue<Alarm, void>, 'add' | 'addBulk' | 'remove' | 'getJob' | 'getDelayed' | 'close'>;
export type AlarmWorker = Pick<Worker, 'close'>;
export type RingAlarm = (job: Job<Alarm, void>) => Promise<void>;

/** Where alarms are kept. `queue` and `worker` may be called once `ready` has resolved. */
export interface TimerStore {
  readonly ready: Promise<void>;
  readonly up: boolean;
  queue(name: string): AlarmQueue;
  worker(name: string, ring: RingAlarm): AlarmWorker;
  /** Any question. @throws when the store is away */
  ask(): Promise<unknown>;
  close(): Promise<void>;
}

type AlarmPgQueue = Queue<Alarm, void, string, Alarm, void, string, PostgresQueueBackend, PostgresConnectionOptions>;
type AlarmPgWorker = Worker<Alarm, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>;

const WORKER = { maxStalledCount: 20, concurrency: 16 };
const RETRY_AT_MOST_MS = 5_000;
/** A Redis that hangs keeps its connections, and says nothing. */
const ANSWER_MS = 5_000;

/** Alarms in Redis (AOF, noeviction). Asking fails at once when Redis is away, and soon when it hangs; listening waits for it. */
export class RedisTimerStore implements TimerStore {
  readonly ready: Promise<void>;
  private readonly asking: Redis;
  private readonly listening: Redis;

  constructor(
    url: string,
    private readonly logger: TransportLogger,
  ) {
    const retryStrategy = (times: number): number => Math.random() * Math.min(times * 200, RETRY_AT_MOST_MS);
    this.asking = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: ANSWER_MS, retryStrategy });
    this.listening = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
    for (const redis of [this.asking, this.listening]) redis.on('error', this.warn);
    this.ready = new Promise((resolve) => {
      this.asking.once('ready', () => {
        resolve();
      });
    });
  }

  get up(): boolean {
    return this.asking.status === 'ready';
  }

  queue(name: string): AlarmQueue {
    return new Queue<Alarm, void>(name, { connection: this.asking }).on('error', this.warn);
  }

  worker(name: string, ring: RingAlarm): AlarmWorker {
    return new Worker<Alarm, void>(name, ring, { ...WORKER, connection: this.listening }).on('error', this.warn);
  }

  ask(): Promise<unknown> {
    return this.asking.ping();
  }

  close(): Promise<void> {
    this.asking.disconnect();
    this.listening.disconnect();
    return Promise.resolve();
  }

  private readonly warn = (error: Error): void => {
    this.logger.warn({ code: codeOf(error) }, 'timers-redis-weg');
  };
}

/** Alarms in PostgreSQL, in the pool that the bus has too. */
export class PostgresTimerStore implements TimerStore {
  private readonly connection: BullmqConnection;

  constructor(private readonly options: BullmqOptions) {
    this.connection = new BullmqConnection(options);
  }

  get ready(): Promise<void> {
    return this.connection.ready;
  }

  get up(): boolean {
    return this.connection.up;
  }

  queue(name: string): AlarmQueue {
    const queue: AlarmPgQueue = new Queue(name, { connection: {} }, this.connection.factory);
    return queue.on('error', this.warn);
  }

  worker(name: string, ring: RingAlarm): AlarmWorker {
    const settings = { ...WORKER, connection: {}, runRetryDelay: this.options.backoff.maxMs };
    const worker: AlarmPgWorker = new Worker(name, ring, settings, this.connection.factory);
    return worker.on('error', this.warn);
  }

  ask(): Promise<unknown> {
    return this.connection.ask();
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private readonly warn = (error: Error): void => {
    this.options.logger.warn({ code: codeOf(error) }, 'timers-database-weg');
  };
}
