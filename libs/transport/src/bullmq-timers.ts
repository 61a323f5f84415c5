import { answersWithin, settlesWithin } from './backoff';
import { PROBE_MS, STOP_WAIT_MS } from './bus';
import type { BusState } from './bus';
import { TransportError, codeOf } from './log';
import type { TransportLogger } from './log';
import type { AlarmQueue, AlarmWorker, TimerStore } from './timer-store';
import { Timers } from './timers';
import type { TimerRow } from './timers';

const JOB = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 0,
};
const CLOSE_MS = 2_000;

/** The timers as delayed BullMQ jobs. */
export class BullmqTimers extends Timers {
  private alarms: AlarmQueue | undefined;
  private worker: AlarmWorker | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly store: TimerStore,
    private readonly name: string,
    private readonly logger: TransportLogger,
  ) {
    super();
    void store.ready.then(() => {
      if (!this.closing) this.alarms = store.queue(name);
    });
  }

  set(id: string, at: Date): Promise<boolean> {
    return this.ask((alarms) => this.place(alarms, { id, at }));
  }

  clear(id: string): Promise<boolean> {
    return this.ask(async (alarms) => {
      for (const slot of slots(id)) await alarms.remove(slot);
    });
  }

  onFire(handler: (id: string) => Promise<void>): void {
    void this.store.ready.then(() => {
      if (this.closing) return;
      this.worker = this.store.worker(this.name, async ({ data }) => {
        await handler(data.id).catch((error: unknown) => {
          this.logger.warn({ code: codeOf(error) }, 'timer-handler-mislukt');
          // BullMQ stores what is thrown: a code of ours, never the handler's own error.
          throw new TransportError('handler');
        });
      });
    });
  }

  rebuild(rows: readonly TimerRow[]): Promise<boolean> {
    return this.ask(async (alarms) => {
      const standing = new Map((await alarms.getDelayed()).map(({ data }) => [data.id, data.at]));
      const missing = rows.filter(({ id }) => !standing.has(id));
      const moved = rows.filter(({ id, at }) => standing.has(id) && standing.get(id) !== at.getTime());
      await alarms.addBulk(missing.map((row) => alarm(row, slots(row.id)[0])));
      for (const row of moved) await this.place(alarms, row);
    });
  }

  state(): BusState {
    return this.store.up && this.alarms !== undefined ? 'verbonden' : 'vertraagd';
  }

  async probe(): Promise<BusState> {
    return this.state() === 'verbonden' && (await answersWithin(this.store.ask(), PROBE_MS)) ? 'verbonden' : 'vertraagd';
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    if (this.worker) await settlesWithin(this.worker.close(!this.store.up), STOP_WAIT_MS);
    if (this.alarms) await settlesWithin(this.alarms.close(), CLOSE_MS);
    await this.store.close();
  }

  /** An alarm that is ringing cannot be taken away: the new one then gets the other of the two places of its id. */
  private async place(alarms: AlarmQueue, row: TimerRow): Promise<void> {
    const [first, second] = slots(row.id);
    await alarms.remove(first);
    await alarms.remove(second);
    const ringing = (await alarms.getJob(first)) !== undefined;
    const { name, data, opts } = alarm(row, ringing ? second : first);
    await alarms.add(name, data, opts);
  }

  private async ask(question: (alarms: AlarmQueue) => Promise<void>): Promise<boolean> {
    if (!this.alarms || !this.store.up) return false;
    try {
      await question(this.alarms);
      return true;
    } catch (error) {
      this.logger.warn({ code: codeOf(error) }, 'timers-niet-bereikt');
      return false;
    }
  }
}

function slots(id: string): [string, string] {
  const safe = encodeURIComponent(id);
  return [`alarm-${safe}`, `alarm2-${safe}`];
}

function alarm({ id, at }: TimerRow, jobId: string): { name: string; data: { id: string; at: number }; opts: object } {
  return { name: 'alarm', data: { id, at: at.getTime() }, opts: { ...JOB, jobId, delay: Math.max(0, at.getTime() - Date.now()) } };
}
