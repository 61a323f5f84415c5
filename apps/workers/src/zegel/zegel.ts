import { errorCode, type Log } from '@schakel/runtime';
import { sealAudit } from '@schakel/store/audit';
import type { Database } from '@schakel/store/database';

const everyMs = 500;
const limit = 1_000;

/** Gives audit rows their place in the chain within a second. Safe beside another: the second waits, and finds nothing left. */
export class Zegel {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly db: Database,
    private readonly log: Log,
  ) {}

  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.round();
    }, everyMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    try {
      while ((await sealAudit(this.db, limit)) === limit);
    } catch (error) {
      this.log.warn('zegel-onderbroken', { code: errorCode(error) });
    }
    this.start();
  }
}
