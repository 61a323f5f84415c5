/** What the server reads for a piece of work, by its own counting. */
import type { Database, Queryable } from '@schakel/store/database';

/** A statement is planned once for all values from its sixth time on: the plan that stays. */
export const untilPlanned = 7;

const text = `select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int as read from pg_stat_xact_user_tables
  where relname = any($1)`;

/** Index entries and rows of these tables that `work` makes the server read, in a transaction of its own. */
export function readsOf(on: Database, tables: readonly string[], work: (tx: Queryable) => Promise<unknown>): Promise<number> {
  const count = async (tx: Queryable): Promise<number> => ((await tx.query({ text, values: [tables] })).rows[0] as { read: number }).read;
  return on.transaction(async (tx) => {
    const before = await count(tx);
    await work(tx);
    return (await count(tx)) - before;
  });
}
