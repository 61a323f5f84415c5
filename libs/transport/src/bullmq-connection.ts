import { EventEmitter } from 'node:events';
import { PostgresConnection, PostgresQueueBackend, runMigrations } from 'bullmq';
import type { BackendFactory, JobProgress, PgPool, PostgresConnectionOptions, Queue, Worker } from 'bullmq';
import { Client, Pool, escapeIdentifier } from 'pg';
import { Backoff, keepGoing, pause } from './backoff';
import type { BackoffLimits } from './backoff';
import { codeOf } from './log';
import type { TransportLogger } from './log';

/** Where BullMQ keeps its tables; its functions find them by the search path. */
export const BULLMQ_SCHEMA = 'bullmq';
const PING_EVERY_MS = 5_000;
const POOL_MAX = 8;

/**
 * The one pool that bus and timers of a process share: at most `max` connections, of which the bus and the timers each keep one to listen.
 * The caller ends it, after both were closed.
 */
export function createBullmqPool(databaseUrl: string, max = POOL_MAX): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    options: `-c search_path=${BULLMQ_SCHEMA}`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'schakel-bus',
  });
  // A client that is lent out and loses its connection emits 'error', which ends the process when nobody listens; the loss itself comes as the
  // rejection of the query that was running.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Brings BullMQ's own schema up to date and lets a login role use it. Once per start, before anything connects.
 * Idempotent, safe when several processes do it together.
 */
export async function prepareBullmq(ownerUrl: string, role: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, BULLMQ_SCHEMA);
    const to = escapeIdentifier(role);
    // CREATE too: BullMQ makes a sequence of its own for every queue when the first job comes.
    await client.query(`GRANT USAGE, CREATE ON SCHEMA ${BULLMQ_SCHEMA} TO ${to}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${BULLMQ_SCHEMA} TO ${to}`);
    await client.query(`GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${BULLMQ_SCHEMA} TO ${to}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${BULLMQ_SCHEMA} TO ${to}`);
  } finally {
    await client.end();
  }
}

/** BullMQ closes the connection of each queue it closes; here all queues share one, which only its owner closes. */
class SharedConnection extends PostgresConnection {
  constructor(pool: Pool) {
    // node-postgres types its listeners otherwise than BullMQ's own description of the same class.
    super(pool as unknown as PgPool);
    this.setMaxListeners(0);
  }

  /** Every reader listens on this one client. */
  override async getListenClient(): ReturnType<PostgresConnection['getListenClient']> {
    const client = await super.getListenClient();
    if (client instanceof EventEmitter) client.setMaxListeners(0);
    return client;
  }

  override async close(): Promise<void> {
    // Not a queue's to close: see dispose.
  }

  override async disconnect(): Promise<void> {
    // Not a queue's to close: see dispose.
  }

  dispose(): Promise<void> {
    return super.close();
  }
}

/** A queue and a worker on PostgreSQL; BullMQ's own defaults mean Redis. */
export type PgQueue = Queue<unknown, unknown, string, unknown, unknown, string, PostgresQueueBackend, PostgresConnectionOptions>;
export type PgWorker = Worker<unknown, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>;

export interface BullmqOptions {
  readonly pool: Pool;
  readonly logger: TransportLogger;
  readonly backoff: BackoffLimits;
}

/**
 * The database as BullMQ's queues of one owner share it: one connection to listen, the pool for the rest. Queues may be made once `ready`
 * has resolved, because BullMQ remembers a failed first try for ever; from then on the pool heals itself.
 */
export class BullmqConnection {
  /** Resolves when the database with its schema was reached for the first time. Never rejects; does not resolve once closed. */
  readonly ready: Promise<void>;
  up = false;
  private shared: SharedConnection | undefined;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private becomeReady: () => void = () => undefined;

  constructor(private readonly options: BullmqOptions) {
    this.ready = new Promise((resolve) => (this.becomeReady = resolve));
    const backoff = new Backoff(options.backoff);
    const failed = (error: unknown): void => {
      this.up = false;
      options.logger.warn({ code: codeOf(error) }, 'bullmq-database-weg');
    };
    this.running = keepGoing(() => this.session(backoff), { signal: this.stopping.signal, backoff, failed });
  }

  get pool(): Pool {
    return this.options.pool;
  }

  /** @throws when the database is away */
  async ask(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  /** @throws before `ready` */
  readonly factory: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (name, opts) => {
    if (!this.shared) throw new Error('bullmq-nog-niet-klaar');
    return new PostgresQueueBackend(this.shared, name, opts, true);
  };

  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.shared?.dispose();
  }

  private async session(backoff: Backoff): Promise<void> {
    await this.first();
    this.becomeReady();
    while (!this.stopping.signal.aborted) {
      await this.ask();
      if (!this.up) this.options.logger.info({}, 'bullmq-database-verbonden');
      this.up = true;
      backoff.reset();
      await pause(PING_EVERY_MS, this.stopping.signal);
    }
  }

  private async first(): Promise<void> {
    if (this.shared) return;
    // Every try of BullMQ's leaves its listeners on the pool: so only once somebody answers.
    await this.ask();
    const shared = new SharedConnection(this.pool);
    shared.on('error', (error) => {
      this.options.logger.warn({ code: codeOf(error) }, 'bullmq-verbinding-weg');
    });
    await shared.waitUntilReady();
    this.shared = shared;
  }
}
