import type { Database } from './database';
import type { Queryable } from './statement';
import { Statement } from './statement';

const lock = new Statement<{ got: boolean }>("select pg_try_advisory_lock(hashtextextended('schakel/' || $1, 0)) as got");

/**
 * Runs `work` while this process alone leads, on a connection that holds the lead: the lead falls free when that connection or process dies.
 * `signal` aborts when the connection is lost: stop at once then. What `work` runs on `held` fails with the lead. Gives false, without running, when somebody else leads.
 * @throws whatever `work` threw; DatabaseError
 */
export async function lead(db: Database, what: string, work: (signal: AbortSignal, held: Queryable) => Promise<void>): Promise<boolean> {
  return db.session(async (client) => {
    if (!(await lock.first(client, what))?.got) return false;
    const lost = new AbortController();
    const stop = () => {
      lost.abort();
    };
    client.once('error', stop);
    client.once('end', stop);
    try {
      await work(lost.signal, client);
      return true;
    } finally {
      client.off('error', stop);
      client.off('end', stop);
      await client.query('select pg_advisory_unlock_all()').catch(stop);
    }
  });
}
