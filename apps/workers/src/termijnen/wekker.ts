import { errorCode, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import { due, markFired, upcoming, type Termijn } from '@schakel/store/termijnen';
import type { Timers } from '@schakel/transport';

const aheadMs = 3_600_000;
const rebuildMs = 30_000;
const atOnce = 100;

/**
 * Lets terms fire. The rows are the truth and the timers an alarm clock: every half minute, and whenever a timer rings, what passed by the
 * clock of the database is journalled as a bericht and marked. A term fires once: its id is the reference of its bericht.
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
    const fired = await this.db.transaction(async (tx) => {
      const passed = await due(tx, atOnce);
      await Promise.all(passed.map((termijn) => this.journalPassed(termijn)));
      if (passed.length > 0)
        await markFired(
          tx,
          passed.map(({ id }) => id),
        );
      return passed.length;
    });
    if (fired > 0) this.log.info('termijnen-verstreken', { aantal: fired });
    if (fired === atOnce) await this.fireDue();
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
