import { errorCode, Loop, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import type { Outbox } from '@schakel/store/outbox';
import type { Onzekerheden } from './onzekerheden';
import { liefstTweemaal } from './verzender';

const everyMs = 5_000;

/**
 * Turns attempts of processes that ended during the call into `onzeker`: nobody knows whether the partner has them, so a person looks;
 * an alarm rings again, and by Digikoppeling the adapter is asked. Then tells each casus what became uncertain, and what did so no longer.
 */
export const leases = (db: Database, outbox: Outbox, onzekerheden: Onzekerheden, log: Log): Loop =>
  new Loop(
    async () => {
      for (const { id, ontvanger, poging, status } of await outbox.expiredLeases(db, liefstTweemaal, ['digikoppeling'])) {
        log.warn(status === 'onzeker' ? 'verzending-onzeker' : 'verzending-opnieuw', { verzending: id, ontvanger, poging });
      }
      await onzekerheden.tell();
    },
    everyMs,
    (error) => {
      log.warn('leases-onderbroken', { code: errorCode(error) });
    },
  );
