import type { EbmsEvent } from '@schakel/ketenpartners';
import { EventPoller, verzendingOf, type EbmsAdapter } from '@schakel/ketenpartners';
import { errorCode, Loop, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import type { Outbox } from '@schakel/store/outbox';

interface Settings {
  /** Of our message ids. */
  readonly domein: string;
  readonly intervalMs: number;
}

/**
 * Hears from the Digikoppeling adapter what became of what it took: delivered, or given up. Nobody may know then whether the recipient has it, so it
 * becomes `onzeker`, and its casus and beheer hear so as of every other. One process at a time asks; each outcome is committed before it is settled.
 */
export function bezorgingen(db: Database, outbox: Pick<Outbox, 'heard'>, adapter: EbmsAdapter, settings: Settings, log: Log): Loop {
  const { domein, intervalMs } = settings;
  const hear = async ({ messageId, type }: EbmsEvent): Promise<void> => {
    const verzending = verzendingOf(messageId, domein);
    const uitkomst =
      type === 'DELIVERED' ? ({ uitkomst: 'bezorgd' } as const) : ({ uitkomst: 'onzeker', foutcode: 'niet-bezorgd' } as const);
    const ours = verzending !== undefined && (await outbox.heard(db, verzending, 'digikoppeling', uitkomst));
    log.info(ours ? 'bezorging' : 'bezorging-zonder-gevolg', { ...(verzending ? { verzending } : {}), status: uitkomst.uitkomst });
  };
  const failed = (_: EbmsEvent, keren: number, error: unknown): void => {
    log.warn('bezorging-uitgesteld', { poging: keren, code: errorCode(error) });
  };
  const poller = new EventPoller(adapter, ['DELIVERED', 'FAILED', 'EXPIRED'], hear, failed);
  return new Loop(
    async () => {
      await lead(db, 'digikoppeling-bezorging', (signal) => poller.round(signal));
    },
    intervalMs,
    (error) => {
      log.warn('digikoppeling-onderbroken', { code: errorCode(error) });
    },
  );
}
