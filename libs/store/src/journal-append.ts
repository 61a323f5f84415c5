import { equalSecrets } from '@schakel/privacy';
import { isUuid, RejectError, RetryLaterError } from '@schakel/contracts';
import type { Database } from './database';
import { DatabaseError } from './database';
import type { JournalEntry, Receipt, ReceiptStatus, SealedEntry } from './journal-append/entry';
import { byReference, referencePrint, sealEntry, sealWithOwed } from './journal-append/entry';
import { Lines, type LineLimits, type Waiting } from './journal-append/lines';
import type { Known } from './journal-append/statements';
import { countDouble, findByReference, findKnown, findOwn, findQuestion, insertBatch } from './journal-append/statements';
import type { Queryable } from './statement';
import type { Vault } from './vault';

export { deuren } from './journal-append/entry';
export type { Deur, JournalEntry, NewReceipt, Receipt, ReceiptStatus } from './journal-append/entry';

/** What may wait, and go at once; more than may wait is refused at once with RetryLaterError. */
export interface AppenderOptions extends Partial<LineLimits> {
  /** Statements at the same time at most. More than a few only makes batches smaller. */
  readonly parallel?: number;
}

const retries = 4;
const retryAfterMs = 1_000;

/**
 * The door through which everything comes in. `append` resolves after COMMIT and never before; what arrived in one turn of the event loop goes
 * in one statement, but large entries beside the others. Idempotent by (partij, reference): the same bytes give the same receipt and one row in `dubbelen`; a twin in flight is waited for.
 */
export class JournalAppender {
  private readonly waiting: Lines;
  private readonly parallel: number;
  private running = 0;
  private scheduled = false;
  private idle: (() => void) | undefined;

  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    { parallel = 2, ...limits }: AppenderOptions = {},
  ) {
    this.parallel = parallel;
    this.waiting = new Lines({ batch: 64, queue: 5_000, queueBytes: 64 * 1024 * 1024, ...limits });
  }

  /**
   * Journals one entry with its key and its wake-up, and what is owed for it.
   * @throws RejectError `andere-inhoud`: other bytes hold this reference already
   * @throws RetryLaterError: the database cannot take it now; the same entry may be sent again
   */
  async append(entry: JournalEntry): Promise<Receipt> {
    await this.vault.ready().catch(unavailable);
    if (!this.waiting.hasRoom(entry.bytes.length)) throw new RetryLaterError('tijdelijk-niet-beschikbaar', retryAfterMs);
    const [sealed, ...owed] = sealWithOwed(entry, this.vault, Date.now());
    return new Promise((resolve, reject) => {
      this.waiting.add({ sealed, owed, resolve, reject });
      this.schedule();
    });
  }

  /** The receipt of a bericht of this partij; undefined for anybody else's. @throws DatabaseError */
  async receipt(id: string, partij: string): Promise<Receipt | undefined> {
    const row = isUuid(id) ? await findOwn(this.db, id, partij) : undefined;
    return row && receiptOf(row, true);
  }

  /** The question of ours that an answer refers to, by the reference that we gave it. Login intake only. @throws DatabaseError */
  async question(verzoek: string): Promise<{ verzending: string; ontvanger: string; casus: string } | undefined> {
    return isUuid(verzoek) ? findQuestion(this.db, verzoek) : undefined;
  }

  /** Resolves once everything that was taken is stored or refused. Append nothing after it. */
  async close(): Promise<void> {
    if (this.running === 0 && this.waiting.length === 0) return;
    await new Promise<void>((resolve) => (this.idle = resolve));
  }

  private schedule(): void {
    if (this.scheduled || this.running >= this.parallel) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    while (this.running < this.parallel) {
      const batch = this.waiting.take();
      if (batch.length === 0) return;
      this.running += 1;
      void this.store(batch).finally(() => {
        this.waiting.done(batch);
        this.running -= 1;
        if (this.waiting.length > 0) this.schedule();
        else if (this.running === 0) this.idle?.();
      });
    }
  }

  /** Never rejects: each entry hears its own outcome. */
  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.write(batch);
      this.db.wakeRelay();
    } catch (error) {
      const unreachable = error instanceof DatabaseError && error.unknownOutcome;
      if (batch.length === 1 || unreachable) for (const one of batch) one.reject(outcomeOf(error));
      // One entry that the database cannot take must not fail its neighbours.
      else for (const one of batch) await this.store([one]);
    }
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const fresh = await this.insert(batch.flatMap(({ sealed, owed }) => [sealed, ...owed]).sort(byReference));
    for (const one of batch) {
      const ontvangenOp = fresh.get(one.sealed.id);
      if (ontvangenOp) one.resolve(freshReceipt(one.sealed, ontvangenOp));
      else await this.answerTwin(one);
    }
  }

  /** A connection lost during COMMIT leaves nobody knowing: the same statement again is safe, since the rows carry their ids. */
  private async insert(batch: readonly SealedEntry[], left = retries): Promise<Map<string, Date>> {
    try {
      return await insertBatch(this.db, batch);
    } catch (error) {
      if (left === 0 || !(error instanceof DatabaseError) || !error.unknownOutcome) throw error;
      return this.insert(batch, left - 1);
    }
  }

  private async answerTwin({ sealed, resolve, reject }: Waiting): Promise<void> {
    try {
      const rows = await findKnown(this.db, sealed);
      const [row] = rows;
      if (!row) throw new DatabaseError(undefined);
      const same = rows.every(({ vingerafdruk }) => vingerafdruk !== null && equalSecrets(vingerafdruk, sealed.vingerafdruk));
      if (!same) throw new RejectError('andere-inhoud', [{ code: 'andere-inhoud', location: 'referentie' }]);
      const herhaling = row.id !== sealed.id;
      if (herhaling) await countDouble(this.db, row.id, sealed.deur);
      resolve(receiptOf(row, herhaling));
    } catch (error) {
      reject(outcomeOf(error));
    }
  }
}

const freshReceipt = (sealed: SealedEntry, ontvangenOp: Date): Receipt => ({
  id: sealed.id,
  ontvangenOp,
  status: sealed.status,
  twijfel: sealed.twijfel,
  herhaling: false,
});
/** Quarantine is our own trouble: to the sender the bericht is still being handled. */
const receiptOf = (row: Known, herhaling: boolean): Receipt => ({
  id: row.id,
  ontvangenOp: row.ontvangen_op,
  status: row.status === 'quarantaine' ? 'in behandeling' : (row.status as ReceiptStatus),
  twijfel: row.twijfel,
  herhaling,
});
const outcomeOf = (error: unknown): unknown =>
  error instanceof DatabaseError && error.transient ? new RetryLaterError('tijdelijk-niet-beschikbaar', retryAfterMs) : error;
function unavailable(error: unknown): never {
  throw outcomeOf(error);
}

/**
 * Journals one entry in the caller's transaction and gives its id; undefined when its reference was taken: then nothing was written. For what must
 * happen together with it. After COMMIT the caller wakes the relay. @throws DatabaseError
 */
export async function appendWithin(tx: Queryable, vault: Vault, entry: JournalEntry): Promise<string | undefined> {
  await vault.ready();
  const sealed = sealEntry(entry, vault, Date.now());
  return (await insertBatch(tx, [sealed])).has(sealed.id) ? sealed.id : undefined;
}

/** The bericht of this partij that holds this reference. @throws DatabaseError */
export const berichtOf = async (on: Queryable, vault: Vault, partij: string, referentie: string): Promise<string | undefined> =>
  (await findByReference(on, partij, referencePrint(vault, referentie)))?.id;
