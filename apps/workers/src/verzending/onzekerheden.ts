import { errorCode, type Log } from '@schakel/runtime';
import { DatabaseError, type Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import type { Onzekerheid, Outbox } from '@schakel/store/outbox';

/**
 * That nobody knows whether something arrived is a new "in" for its casus, and so is the end of it: a worker must see it. The mark on the row of
 * the outbox is the truth, so neither a crash nor a seal that was broken before the call is lost.
 */
export class Onzekerheden {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly journal: JournalAppender,
    private readonly hub: string,
    private readonly log: Log,
  ) {}

  /** Journals all that was not told, each by itself. Idempotent by verzending and attempt. @throws DatabaseError when the database is away */
  async tell(): Promise<void> {
    for (let page = await this.outbox.untold(this.db); page.length > 0; page = await this.outbox.untold(this.db, page.at(-1))) {
      for (const id of page) await this.tellOne(id);
    }
  }

  private async tellOne(id: string): Promise<void> {
    try {
      await this.db.transaction(async (tx) => {
        const onzekerheid = await this.outbox.holdUntold(tx, id);
        if (!onzekerheid) return;
        await this.append(onzekerheid);
        await this.outbox.told(tx, id);
      });
    } catch (error) {
      if (error instanceof DatabaseError && error.unknownOutcome) throw error;
      this.log.error('onzekerheid-niet-verteld', { verzending: id, code: errorCode(error) });
    }
  }

  private async append({ id, casus, poging, dringend, wat }: Onzekerheid): Promise<void> {
    const uitkomst = wat === 'ontstaan' ? 'onzeker' : 'bezorgd';
    await this.journal.append({
      soort: 'bezorging.v1',
      deur: 'verzending',
      partij: this.hub,
      referentie: `bezorging ${id} ${uitkomst} ${poging}`,
      bytes: Buffer.from(JSON.stringify({ verzending: id, uitkomst }), 'utf8'),
      dringend,
      casus,
    });
  }
}
