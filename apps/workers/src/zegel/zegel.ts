import { errorCode, Loop, type Log } from '@schakel/runtime';
import { sealAudit } from '@schakel/store/audit';
import type { Database } from '@schakel/store/database';

const everyMs = 500;
const limit = 1_000;

/** Gives audit rows their place in the chain within a second. Safe beside another: the second waits, and finds nothing left. */
export const zegel = (db: Database, log: Log): Loop =>
  new Loop(
    async () => {
      while ((await sealAudit(db, limit)) === limit);
    },
    everyMs,
    (error) => {
      log.warn('zegel-onderbroken', { code: errorCode(error) });
    },
  );
