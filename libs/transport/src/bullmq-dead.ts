import { parseReference } from '@schakel/contracts';
import type { Job } from 'bullmq';
import { Backoff, aborted, keepGoing, pause } from './backoff';
import { MAX_BATCH } from './bus';
import type { Dead, DeadHandler, Subscription } from './bus';
import type { BullmqConnection, BullmqOptions, PgQueue } from './bullmq-connection';
import type { Lane } from './lane';
import { codeOf } from './log';

const LOOK_EVERY_MS = 5_000;

/** Hands over the failed jobs of all lanes, and removes each once it was handled: its id may be used again from then on. */
export class BullmqDead implements Subscription {
  reading = false;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly connection: BullmqConnection,
    options: BullmqOptions,
    private readonly queues: readonly (readonly [Lane, () => PgQueue])[],
    private readonly handle: DeadHandler,
  ) {
    const failed = (error: unknown): void => {
      this.reading = false;
      options.logger.warn({ code: codeOf(error) }, 'bus-doden-lezer-weg');
    };
    this.running = keepGoing(() => this.session(), { signal: this.stopping.signal, backoff: new Backoff(options.backoff), failed });
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async session(): Promise<void> {
    const { signal } = this.stopping;
    await Promise.race([this.connection.ready, aborted(signal)]);
    while (!signal.aborted) {
      for (const [lane, queue] of this.queues) await this.empty(lane, queue());
      this.reading = true;
      await pause(LOOK_EVERY_MS, signal);
    }
  }

  private async empty(lane: Lane, queue: PgQueue): Promise<void> {
    for (;;) {
      const jobs = await queue.getFailed(0, MAX_BATCH - 1);
      if (jobs.length === 0 || this.stopping.signal.aborted) return;
      await this.handle(jobs.map((job) => deadOf(lane, job)));
      await Promise.all(jobs.map((job) => job.remove()));
    }
  }
}

function deadOf(lane: Lane, { id, data, failedReason }: Job): Dead {
  const base = { wekkerId: id, lane, reason: failedReason };
  try {
    return { ...base, reference: parseReference(JSON.stringify(data)) };
  } catch {
    // Unreadable is why it is here: the handler is told so by the absence of the reference.
    return { ...base, reference: undefined };
  }
}
