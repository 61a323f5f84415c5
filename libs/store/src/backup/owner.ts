import { Client } from 'pg';
import { safeError } from '../database-error';
import type { Queryable } from '../statement';

/** Copying a table takes as long as it takes; everything else of a session is the hub's. */
const session = '-c statement_timeout=0 -c lock_timeout=10000 -c client_min_messages=error -c timezone=UTC';

/** One connection as the owner of the database, for as long as `work` takes. @throws DatabaseError; whatever `work` threw */
export async function asOwner<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'schakel-back-up',
    connectionTimeoutMillis: 5_000,
    options: session,
  });
  // A connection that is lost between two statements is told by the next one.
  client.on('error', safeError);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw safeError(error);
  } finally {
    await client.end();
  }
}

/** Runs `work` in one transaction; `begin` says of which kind. */
export async function inTransaction<T>(client: Client, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(safeError);
    throw error;
  }
}

export const queryable = (client: Client): Queryable => ({ query: (config) => client.query(config) });
