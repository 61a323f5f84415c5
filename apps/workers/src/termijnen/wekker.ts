import { errorCode, noMeters, type Log, type Meters } from '@schakel/runtime';
import { DatabaseError, type Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import { due, holdDue, markFired, upcoming, type Termijn } from '@schakel/store/termijnen';
import type { Timers } from '@schakel/transport';

const aheadMs = 3_600_000;
const rebuildMs = 30_000;
const page = 100;

/**
 * Lets terms fire. The rows are the truth and the timers an alarm clock: every half minute, and whenever a timer rings, what passed by the
 * clock of the database is journalled as a bericht and marked, each in a transaction of its own: one that cannot be journalled holds up no other.
 * A term fires once: its id is the reference of its bericht.
 */
export class Termijnwekker {
  private tick: NodeJS.Timeout | undefined;
  private firing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly journal: JournalAppender,
    private readonly timers: Timers,
    private readonly hub: string,
    private readonly log: Log,
    private readonly meters: Meters<'schakel_termijnen_afgegaan_total' | 'schakel_termijn_laat_seconden'> = noMeters,
  ) {}

  async start(): Promise<void> {
    this.timers.onFire(() => this.fire());
    this.tick = setInterval(() => void this.round(), rebuildMs);
    await this.round();
  }

  async stop(): Promise<void> {
    clearInterval(this.tick);
    await this.firing;
  }

  private async round(): Promise<void> {
    try {
      // First what passed: that needs no timers, so it waits for none.
      await this.fire();
      const soon = await upcoming(this.db, aheadMs);
      await this.timers.rebuild(soon.map(({ id, uiterlijk }) => ({ id, at: uiterlijk })));
    } catch (error) {
      this.log.warn('termijnen-onderbroken', { code: errorCode(error) });
    }
  }

  /** One after another: two that fire at once would only wait for each other's locks. */
  private fire(): Promise<void> {
    this.firing = this.firing.then(
      () => this.fireDue(),
      () => this.fireDue(),
    );
    return this.firing;
  }

  private async fireDue(): Promise<void> {
    const left: string[] = [];
    let passed: Termijn[] = [];
    let fired = 0;
    do {
      passed = await due(this.db, left, page);
      for (const termijn of passed) {
        if (!(await this.fireOne(termijn))) left.push(termijn.id);
        else fired += this.measure(termijn);
      }
    } while (passed.length === page);
    if (fired > 0) this.log.info('termijnen-verstreken', { aantal: fired });
  }

  private measure({ soort, uiterlijk }: Termijn): 1 {
    this.meters.count('schakel_termijnen_afgegaan_total', { soort });
    this.meters.observe('schakel_termijn_laat_seconden', {}, Math.max(0, (Date.now() - uiterlijk.getTime()) / 1_000));
    return 1;
  }

  /** Whether it fired now. @throws DatabaseError when the database is away: then no other can fire either */
  private async fireOne({ id, soort }: Termijn): Promise<boolean> {
    try {
      return await this.db.transaction(async (tx) => {
        const termijn = await holdDue(tx, id);
        if (!termijn) return false;
        await this.journalPassed(termijn);
        return (await markFired(tx, id)) === 1;
      });
    } catch (error) {
      if (error instanceof DatabaseError && error.unknownOutcome) throw error;
      this.log.error('termijn-mislukt', { soort, code: errorCode(error) });
      return false;
    }
  }

  /** Journalled before it is marked: a crash in between journals it again, which the reference absorbs. */
  private async journalPassed({ id, casus, soort }: Termijn): Promise<void> {
    await this.journal.append({
      soort: 'verstreken-termijn.v1',
      deur: 'termijnen',
      partij: this.hub,
      referentie: `termijn ${id}`,
      bytes: Buffer.from(JSON.stringify({ casus, termijn: id, soort }), 'utf8'),
      dringend: false,
      casus,
    });
  }
}
