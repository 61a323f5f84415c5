import type { FreshStore } from './database';
import { eventually } from './eventually';

/** Resolves once so many connections of a login wait for a lock in this database. The owner may be in a transaction, where it would else see one moment only. */
export const untilLockWaits = (store: FreshStore, login: string, aantal: number): Promise<void> =>
  eventually(async () => {
    await store.owner.query('select pg_stat_clear_snapshot()');
    const waiting = await store.owner.query(
      "select from pg_stat_activity where datname = current_database() and usename = $1 and wait_event_type = 'Lock'",
      [`schakel_${login}`],
    );
    expect(waiting.rowCount).toBe(aantal);
  });
