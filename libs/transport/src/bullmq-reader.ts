import { parseReference } from '@schakel/contracts';
import { UnrecoverableError, Worker } from 'bullmq';
import type { Job, JobProgress, PostgresConnectionOptions, PostgresQueueBackend } from 'bullmq';
import { Backoff, aborted, pause, settlesWithin } from './backoff';
import { Batcher } from './batcher';
import { DELIVERY_LIMIT, STOP_WAIT_MS } from './bus';
import type { BatchHandler, Delivered, SubscribeOptions, Subscription } from './bus';
import type { BullmqConnection, BullmqOptions, PgWorker } from './bullmq-connection';
import type { Lane } from './lane';
import { TransportError, codeOf } from './log';

export interface BullmqReading {
  readonly queue: string;
  readonly lane: Lane;
  readonly handle: BatchHandler;
  readonly limits: SubscribeOptions;
  /** How long a job stays with a worker that says nothing more, in milliseconds; it is looked for twice as often as it can happen. */
  readonly lockMs: number;
}

/**
 * Reads one queue with one BullMQ worker. A job is complete when the batch it was in was handled. On any trouble the worker is paused (jobs in
 * hand go back), waits with back-off, and is resumed: left alone, BullMQ would try again without rest.
 */
export class BullmqReader implements Subscription {
  reading = false;
  private worker: PgWorker | undefined;
  private batcher: Batcher<Delivered>;
  private recovering: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private readonly backoff: Backoff;
  private readonly starting: Promise<void>;

  constructor(
    private readonly connection: BullmqConnection,
    private readonly options: BullmqOptions,
    private readonly work: BullmqReading,
  ) {
    this.backoff = new Backoff(options.backoff);
    this.batcher = this.freshBatcher();
    this.starting = Promise.race([connection.ready, aborted(this.stopping.signal)]).then(() => {
      if (!this.stopping.signal.aborted) this.start();
    });
  }

  async close(waitMs = STOP_WAIT_MS): Promise<void> {
    this.stopping.abort();
    await this.starting;
    this.reading = false;
    if (!this.worker) return;
    await this.worker.pause(true);
    this.batcher.stop();
    await this.recovering;
    const finished = await settlesWithin(this.batcher.idle(), waitMs);
    // Given up: closed by force, its locks run out and another worker gets what it had.
    await settlesWithin(this.interrupt(this.worker), waitMs);
    await settlesWithin(this.worker.close(!finished), STOP_WAIT_MS);
  }

  private start(): void {
    const { limits, lockMs, queue } = this.work;
    const worker = new Worker<unknown, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>(
      queue,
      (job) => this.process(job),
      {
        // The factory brings the connection that all share.
        connection: {},
        concurrency: limits.prefetch,
        lockDuration: lockMs,
        stalledInterval: lockMs,
        maxStalledCount: DELIVERY_LIMIT,
        runRetryDelay: this.options.backoff.maxMs,
        autorun: false,
      },
      this.connection.factory,
    );
    worker.on('error', (error) => {
      this.trouble(codeOf(error));
    });
    this.worker = worker;
    worker.run().catch((error: unknown) => {
      this.trouble(codeOf(error));
    });
    this.reading = true;
  }

  private async process(job: Job<unknown, void>): Promise<void> {
    const delivered = this.decode(job);
    try {
      await this.batcher.add(delivered);
      this.backoff.reset();
    } catch (error) {
      const code = error instanceof TransportError ? error.code : `handler ${codeOf(error)}`;
      this.trouble(code);
      // BullMQ stores what is thrown: a code of ours, never the handler's own error.
      throw new TransportError(code);
    }
  }

  private decode({ id, data, attemptsMade, stalledCounter }: Job<unknown, void>): Delivered {
    if (id === undefined) throw new UnrecoverableError('bericht-zonder-id');
    try {
      const reference = parseReference(JSON.stringify(data));
      return { wekkerId: id, lane: this.work.lane, reference, redelivered: attemptsMade > 0 || stalledCounter > 0 };
    } catch {
      throw new UnrecoverableError('verwijzing-onleesbaar');
    }
  }

  private trouble(code: string): void {
    if (this.recovering || this.stopping.signal.aborted) return;
    this.reading = false;
    this.options.logger.warn({ queue: this.work.queue, code }, 'bus-lezer-weg');
    this.recovering = this.recover().finally(() => (this.recovering = undefined));
  }

  private async recover(): Promise<void> {
    await this.worker?.pause(true);
    this.batcher.stop();
    await Promise.race([this.batcher.idle(), aborted(this.stopping.signal)]);
    await pause(this.backoff.next(), this.stopping.signal);
    if (this.stopping.signal.aborted) return;
    this.batcher = this.freshBatcher();
    await this.worker?.resume();
    this.reading = true;
  }

  private freshBatcher(): Batcher<Delivered> {
    const { batch, parallel = 1 } = this.work.limits;
    return new Batcher(this.work.handle, { batch, parallel });
  }

  private interrupt(worker: PgWorker): Promise<void> {
    return worker.getBackend().disconnectBlocking(false);
  }
}
