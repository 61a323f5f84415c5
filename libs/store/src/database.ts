import type { PoolClient } from 'pg';
import { Pool } from 'pg';
import { DatabaseError, safeError } from './database-error';
import type { Login } from './roles';
import { urlOf } from './roles';
import type { Queryable } from './statement';

export { DatabaseError } from './database-error';
export type { Login } from './roles';
export { logins, roleOf, urlOf } from './roles';
export type { Queryable } from './statement';

export interface DatabaseOptions {
  /** The owner's URL; only its place is used, never its login. */
  readonly databaseUrl: string;
  readonly roleSecret: string;
  readonly login: Login;
  /** Connections at most; all pools of a process together stay within 25. */
  readonly max: number;
  readonly applicationName: string;
  /** Hears that an idle connection was lost; the pool has replaced it already. */
  readonly onIdleError?: (error: Error) => void;
}

const session = [
  'statement_timeout=10000',
  'lock_timeout=3000',
  'idle_in_transaction_session_timeout=30000',
  'tcp_user_timeout=15000',
  'tcp_keepalives_idle=10',
  'client_min_messages=error',
  // Every statement goes by an index. A plan made while a table was almost empty would read the whole table, and stay when it is not.
  'enable_seqscan=off',
  // Compiling costs more than any statement here takes.
  'jit=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');
/**
 * What these write says that something need not be looked at again yet. Lost with the server it is looked at once more, which harms nothing: so their
 * COMMIT waits for no disk, and takes none of its time from those that must.
 */
const mayLoseLast: readonly Login[] = ['relay'];
const sessionOf = (login: Login): string => (mayLoseLast.includes(login) ? `${session} -c synchronous_commit=off` : session);
const notifyEveryMs = 3;

/** A pool of connections under one login. Opens nothing until it is used. */
export class Database implements Queryable {
  private readonly pool: Pool;
  private notifying: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;

  constructor(options: DatabaseOptions) {
    this.pool = new Pool({
      connectionString: urlOf(options.databaseUrl, options.roleSecret, options.login),
      max: options.max,
      application_name: options.applicationName,
      options: sessionOf(options.login),
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      allowExitOnIdle: true,
    });
    this.pool.on('error', (error) => options.onIdleError?.(safeError(error)));
  }

  query: Queryable['query'] = (config) => this.pool.query(config);

  /**
   * Runs `work` in one transaction (read committed) and commits when it returns, rolls back when it throws.
   * @throws DatabaseError; whatever `work` threw
   */
  async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.session(async (client) => {
      await client.query('begin');
      try {
        const result = await work(client);
        await client.query('commit');
        return result;
      } catch (error) {
        // A connection that cannot roll back any more is thrown away by `session`; the first error is the one that matters.
        await client.query('rollback').catch(safeError);
        throw error;
      }
    });
  }

  /** Lends one connection for as long as `work` takes; a connection that broke is not given back to the pool. */
  async session<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw safeError(error);
    });
    let broken = false;
    const note = () => {
      broken = true;
    };
    client.on('error', note);
    try {
      return await work(client);
    } catch (error) {
      const safe = safeError(error);
      broken ||= safe instanceof DatabaseError && safe.unknownOutcome;
      throw safe;
    } finally {
      client.off('error', note);
      client.release(broken);
    }
  }

  /** How many callers wait for a connection: the measure of back-pressure. */
  get waiting(): number {
    return this.pool.waitingCount;
  }

  /**
   * Tells the relay that something waits: at most one NOTIFY per 3 ms, outside every transaction, since a NOTIFY inside one makes all commits
   * wait for each other. Losing it costs the relay's poll interval, so a failure here is none of the caller's business.
   */
  wakeRelay(): void {
    this.notifying ??= setTimeout(() => {
      this.notifying = undefined;
      this.pool.query("select pg_notify('wekkers', '')").catch(safeError);
    }, notifyEveryMs);
  }

  /** Idempotent; what was lent is waited for. */
  close(): Promise<void> {
    clearTimeout(this.notifying);
    this.closing ??= this.pool.end();
    return this.closing;
  }
}

/** A database under its own login. Idempotent to open; close it once. */
export const openDatabase = (options: DatabaseOptions): Database => new Database(options);
