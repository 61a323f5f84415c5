import { RetryLaterError, type SoortUit } from '@schakel/contracts';
import { UnknownOutcomeError, type Bezorging } from '@schakel/ketenpartners';
import { errorCode, failpoint, noMeters, type Log, type Meters } from '@schakel/runtime';
import { DatabaseError, type Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import type { Claimed, Outbox, Uitkomst } from '@schakel/store/outbox';
import { Breakers, type BreakerState } from './breaker';
import type { Kanalen } from './kanalen';

/** A call takes at most this long; the lease is twice that, so that a lease that ends means a process that ended. */
export const callMs = 20_000;
const leaseMs = 2 * callMs;
const atOnce = 8;
const tellMs = 1_000;
/** Who took a message tells when it arrived; after this long without a word the hub asks. */
const askAfterMs = 15 * 60_000;
const eigenFout = 'storing';
/** It lies with the recipient, who did not say yet that it was taken over. Takes no attempt: nothing failed. */
const bevestigingOntbreekt = 'bevestiging-ontbreekt';
/**
 * One alarm too many wakes somebody for nothing; one too few leaves a family alone. It goes out again with the same Message-ID. The own dossier
 * system and another region know a double by its id.
 */
export const liefstTweemaal: readonly SoortUit[] = ['alarm.v1', 'eigen-registratie.v1', 'overdracht-veilig-thuis.v1'];

/** min(2^n × 5 s, 1 h) with full jitter. */
export const againAfterMs = (poging: number): number => Math.min(5_000 * 2 ** (poging - 1), 3_600_000) * Math.random();

/**
 * Sends what the outbox holds. The lease is committed before the call and the outcome is fenced by it: two senders never both record one.
 * Every attempt sends the bytes of the first. An outcome that nobody can know becomes `onzeker` and is not sent again by itself.
 */
export class Verzender {
  private readonly breakers = new Breakers();
  private readonly told = new Map<string, { readonly state: string; readonly at: number }>();
  /** What is being written down of a partner at this moment. */
  private readonly telling = new Map<string, Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly journal: JournalAppender,
    private readonly kanalen: Kanalen,
    private readonly log: Log,
    private readonly clock: () => Date,
    private readonly meters: Meters<'schakel_verzending_seconden'> = noMeters,
  ) {}

  /**
   * Tries verzendingen of one lane, that of partner `baan`. While the partner is left alone all of them are put off at once: what waits for one in
   * trouble takes no time of the others.
   * @throws DatabaseError when the database cannot be reached: then nothing is acknowledged and leases tell the rest
   */
  async send(baan: string, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].sort();
    while (wanted.length > 0) {
      const { calls, pauseMs } = await this.look(baan);
      if (calls === 0) return this.putOff(baan, wanted, pauseMs);
      // No lease may run before its call begins: behind a slow partner it would end first, and what was never called would count as uncertain.
      const claimed = await this.outbox.claim(this.db, wanted.splice(0, Math.min(calls, atOnce)), leaseMs);
      const outcomes = await Promise.allSettled(claimed.map((each) => this.sendOne(each)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    }
  }

  /** An administrator who sends again ends the pause, and so does a process that got an answer: both in the database that all processes share. */
  private async look(baan: string): Promise<{ readonly calls: number; readonly pauseMs: number }> {
    await this.telling.get(baan);
    const found = this.breakers.look(baan, performance.now());
    if (found.calls > 0 || !(await this.outbox.isPauseOver(this.db, baan))) return found;
    const now = performance.now();
    this.breakers.endPause(baan, now);
    return this.breakers.look(baan, now);
  }

  private async putOff(baan: string, ids: readonly string[], pauseMs: number): Promise<void> {
    await this.outbox.putOff(this.db, ids, this.breakers.queue(baan, ids.length, pauseMs));
    this.log.info('verzendingen-uitgesteld', { ontvanger: baan, aantal: ids.length });
  }

  private async sendOne(claimed: Claimed): Promise<void> {
    const baan = claimed.kanaal === 'mail' ? 'mail' : claimed.ontvanger;
    const pauseMs = this.breakers.pauseMs(baan, performance.now());
    const uitkomst = pauseMs > 0 ? ({ uitkomst: 'uitgesteld', naMs: pauseMs } as const) : await this.attempt(claimed, baan);
    failpoint('verzending-na-aanroep');
    if (uitkomst.uitkomst === 'geweigerd') await this.journalRefusal(claimed, uitkomst.foutcode);
    const ours = await this.outbox.result(this.db, claimed, uitkomst);
    const code = 'foutcode' in uitkomst ? { code: uitkomst.foutcode } : {};
    this.log.info(ours ? 'verzending' : 'verzending-overgenomen', {
      verzending: claimed.id,
      ontvanger: claimed.ontvanger,
      status: uitkomst.uitkomst,
      poging: claimed.poging,
      ...code,
    });
  }

  private async attempt(claimed: Claimed, baan: string): Promise<Uitkomst> {
    const begonnen = performance.now();
    const uitkomst = await this.call(claimed);
    const seconden = (performance.now() - begonnen) / 1_000;
    this.meters.observe('schakel_verzending_seconden', { partij: baan, status: uitkomst.uitkomst }, seconden);
    // What went wrong on our side says nothing about the partner.
    if ('foutcode' in uitkomst && uitkomst.foutcode === eigenFout) return uitkomst;
    const waits = 'foutcode' in uitkomst && uitkomst.foutcode === bevestigingOntbreekt;
    const reached = waits || ['bezorgd', 'aangenomen', 'geweigerd'].includes(uitkomst.uitkomst);
    // The time of day may jump, and a partner must not be left alone for the length of that.
    const now = performance.now();
    const troubled = this.breakers.isTroubled(baan);
    const state = this.breakers.note(baan, reached, now);
    if (this.isNews(baan, state, now)) await this.tell(baan, state, now, reached ? Math.round(now - begonnen) : undefined);
    if (troubled && reached) await this.wakeWaiting(baan);
    return uitkomst;
  }

  private async wakeWaiting(baan: string): Promise<void> {
    await this.outbox.wakeWaiting(this.db, baan);
    this.db.wakeRelay();
  }

  /** Nobody looks at what is written of a partner until this is: what stood there before may say that it answers. */
  private async tell(baan: string, state: BreakerState, now: number, antwoordMs?: number): Promise<void> {
    const tot = state.tot > 0 ? this.clock().getTime() + state.tot - now : 0;
    const writing = this.outbox.setPartner(this.db, baan, { ...state, tot }, antwoordMs);
    const heard = writing.catch(() => undefined);
    this.telling.set(baan, heard);
    await writing.finally(() => this.telling.get(baan) === heard && this.telling.delete(baan));
  }

  /** A partner that answers as before is written down once a second: all its senders share one row. */
  private isNews(baan: string, { toestand, fouten, tot }: BreakerState, now: number): boolean {
    const [state, last] = [`${toestand} ${fouten} ${tot}`, this.told.get(baan)];
    if (last?.state === state && now - last.at < tellMs) return false;
    this.told.set(baan, { state, at: now });
    return true;
  }

  private async call(claimed: Claimed): Promise<Uitkomst> {
    try {
      const bytes = claimed.draad ?? (await this.freeze(claimed));
      if (!bytes) return { uitkomst: 'uitgesteld', naMs: leaseMs };
      return outcomeOf(await this.kanalen.deliver(claimed, bytes));
    } catch (error) {
      return this.failure(claimed, error);
    }
  }

  /** Undefined when the lease passed to another in the meantime. */
  private async freeze(claimed: Claimed): Promise<Buffer | undefined> {
    const bytes = this.kanalen.encode(claimed, this.clock());
    return (await this.outbox.storeWire(this.db, claimed, bytes)) ? bytes : undefined;
  }

  private failure(claimed: Claimed, error: unknown): Uitkomst {
    if (error instanceof DatabaseError) throw error;
    if (error instanceof UnknownOutcomeError && liefstTweemaal.includes(claimed.sealed.soort))
      return { uitkomst: 'opnieuw', naMs: againAfterMs(claimed.poging), foutcode: 'uitkomst-onbekend' };
    if (error instanceof UnknownOutcomeError) return { uitkomst: 'onzeker', foutcode: error.foutcode };
    if (error instanceof RetryLaterError)
      return { uitkomst: 'opnieuw', naMs: error.afterMs ?? againAfterMs(claimed.poging), foutcode: error.code };
    this.log.error('verzending-fout', { verzending: claimed.id, code: errorCode(error) });
    return { uitkomst: 'opnieuw', naMs: againAfterMs(claimed.poging), foutcode: eigenFout };
  }

  /** A partner's no is a new "in": the decision about it is taken where all decisions are. Idempotent by the verzending. */
  private async journalRefusal({ id, casus, ontvanger, dringend }: Claimed, foutcode: string): Promise<void> {
    await this.journal.append({
      soort: 'afwijzing.v1',
      deur: 'verzending',
      partij: ontvanger,
      referentie: `afwijzing ${id}`,
      bytes: Buffer.from(JSON.stringify({ verzending: id, foutcode }), 'utf8'),
      dringend,
      casus,
    });
  }
}

function outcomeOf(bezorging: Bezorging): Uitkomst {
  if (bezorging.uitkomst === 'bevestigd') return { uitkomst: 'bezorgd' };
  if (bezorging.uitkomst === 'aangenomen') return { uitkomst: 'aangenomen', naMs: askAfterMs };
  if (bezorging.uitkomst === 'geweigerd') return bezorging;
  return { uitkomst: 'uitgesteld', naMs: bezorging.naMs, foutcode: bevestigingOntbreekt };
}
