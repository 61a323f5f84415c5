import { errorCode, Loop, type Log, type Probe } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import { bewaakPostbussen } from '@schakel/store/postbussen';
import type { PostbusLezer } from './postbus-lezer';

/** How soon another gateway goes on where the one that read them ended. */
const everyMs = 2_000;

/** The mailboxes of the hub, each by its name. One gateway at a time reads them all, by one lead; the others stand by. */
export class Postbussen {
  private readonly stopping = new AbortController();
  private readonly loop: Loop;
  private readonly names: readonly string[];
  private readonly failed: (error: unknown) => void;
  private leads = false;

  constructor(
    private readonly db: Database,
    private readonly lezers: Readonly<Record<string, PostbusLezer>>,
    log: Log,
  ) {
    this.names = Object.keys(lezers);
    this.failed = (error) => {
      log.warn('postbussen-onderbroken', { deur: 'imap', code: errorCode(error) });
    };
    this.loop = new Loop(() => this.round(), everyMs, this.failed);
  }

  start(): void {
    if (this.names.length > 0) this.loop.start();
    // Nobody misses mailboxes that were read before and are not named any more.
    else void bewaakPostbussen(this.db, []).catch(this.failed);
  }

  /** Resolves when the mail in hand is done. */
  stop(): Promise<void> {
    this.stopping.abort();
    return this.loop.stop();
  }

  /** Delay, never a failure: what does not come by mail comes in all the same. */
  readonly probe: Probe = () => (this.leads && Object.values(this.lezers).some(({ leest }) => !leest) ? 'vertraagd' : 'gereed');

  private async round(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await lead(this.db, 'postbussen', async (lost, held) => {
      const ended = new AbortController();
      const signal = AbortSignal.any([lost, this.stopping.signal, ended.signal]);
      await bewaakPostbussen(held, this.names);
      this.leads = true;
      try {
        // What one of them cannot bear (the database is gone) ends the lead, and so all: somebody else takes over.
        await Promise.all(Object.values(this.lezers).map((lezer) => lezer.run(held, signal)));
      } finally {
        this.leads = false;
        ended.abort();
      }
    });
  }
}
