import { DatabaseError as ServerError } from 'pg';

/** SQLSTATE classes and codes after which the same statement may succeed: connection, resources, shutdown, deadlock, lock and statement time. */
const passing = /^(08|53|57P0[1-5]|57014|40001|40P01|55P03|25P0[34])/;

/**
 * What went wrong in the database, by code and never by content: the server's own message and detail may quote a row.
 * Without `sqlstate` the connection itself failed, and nobody knows whether the statement was committed.
 */
export class DatabaseError extends Error {
  constructor(
    readonly sqlstate: string | undefined,
    readonly constraint?: string,
  ) {
    super(`database: ${sqlstate ?? 'verbinding verbroken'}${constraint ? ` (${constraint})` : ''}`);
    this.name = 'DatabaseError';
  }

  /** True when the same statement may succeed later. */
  get transient(): boolean {
    return this.sqlstate === undefined || passing.test(this.sqlstate);
  }

  /** True when the connection was lost and the statement may have been committed all the same. */
  get unknownOutcome(): boolean {
    return this.sqlstate === undefined || /^(08|57P0[1-3])/.test(this.sqlstate);
  }
}

/** Turns whatever the driver threw into a `DatabaseError`; errors of our own pass through. */
export function safeError(error: unknown): Error {
  if (error instanceof DatabaseError) return error;
  if (error instanceof ServerError) return new DatabaseError(error.code, error.constraint);
  if (!(error instanceof Error)) return new DatabaseError(undefined);
  return isOfConnection(error) ? new DatabaseError(undefined) : error;
}

const isOfConnection = (error: Error): boolean =>
  'syscall' in error ||
  /^(Connection terminated|Client has encountered|timeout exceeded|Client was closed|Cannot use a pool)/.test(error.message);
