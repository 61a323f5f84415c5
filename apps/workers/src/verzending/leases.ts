import { errorCode, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import type { Outbox } from '@schakel/store/outbox';

const everyMs = 10_000;

/** Turns attempts of processes that ended during the call into `onzeker`: nobody knows whether the partner has them, so a person looks. */
export class Leases {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.round();
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    try {
      for (const { id, ontvanger, poging } of await this.outbox.expiredLeases(this.db)) {
        this.log.warn('verzending-onzeker', { verzending: id, ontvanger, poging });
      }
    } catch (error) {
      this.log.warn('leases-onderbroken', { code: errorCode(error) });
    }
  }
}
