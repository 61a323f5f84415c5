import type { Client } from 'pg';

/** Rows and index entries that all statements read so far, per table and index, as the server counts them. */
export async function readsOf(owner: Client): Promise<Record<string, number>> {
  // The statistics of a busy session reach this view within a second or so.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { rows } = await owner.query<{ name: string; read: number }>(
    `select relname as name, seq_tup_read::float8 as read from pg_stat_user_tables
    union all select indexrelname, idx_tup_read::float8 from pg_stat_user_indexes`,
  );
  return Object.fromEntries(rows.map(({ name, read }) => [name, read]));
}

export const since = (before: Record<string, number>, after: Record<string, number>, count: number): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([name, read]) => [name, (read - (before[name] ?? 0)) / count]));
