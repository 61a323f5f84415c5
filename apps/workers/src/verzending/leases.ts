import { errorCode, Loop, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import type { Outbox } from '@schakel/store/outbox';
import type { Onzekerheden } from './onzekerheden';

const everyMs = 5_000;

/**
 * Turns attempts of processes that ended during the call into `onzeker`: nobody knows whether the partner has them, so a person looks. Then tells
 * each casus what became uncertain, and what did so no longer.
 */
export const leases = (db: Database, outbox: Outbox, onzekerheden: Onzekerheden, log: Log): Loop =>
  new Loop(
    async () => {
      for (const { id, ontvanger, poging } of await outbox.expiredLeases(db)) {
        log.warn('verzending-onzeker', { verzending: id, ontvanger, poging });
      }
      await onzekerheden.tell();
    },
    everyMs,
    (error) => {
      log.warn('leases-onderbroken', { code: errorCode(error) });
    },
  );
