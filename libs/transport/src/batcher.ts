import { TransportError } from './log';

interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export interface BatcherOptions {
  readonly batch: number;
  readonly parallel: number;
}

/**
 * Gathers what arrives within one turn of the event loop, or while earlier batches are being handled, and hands it over in batches in order of
 * arrival. After a failed batch, or `stop`, nothing more is handed over: everything waiting is rejected.
 */
export class Batcher<T> {
  private waiting: Waiting<T>[] = [];
  private running = 0;
  private scheduled = false;
  private stopped = false;
  private idlers: (() => void)[] = [];

  constructor(
    private readonly handle: (items: readonly T[]) => Promise<void>,
    private readonly options: BatcherOptions,
  ) {}

  /** Whether something waits or is in hand. */
  get busy(): boolean {
    return this.running > 0 || this.waiting.length > 0;
  }

  /** Resolves when the batch that held the item was handled; rejects when it failed or the batcher stopped. */
  add(item: T): Promise<void> {
    if (this.stopped) return Promise.reject(new TransportError('gestopt'));
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      this.schedule();
    });
  }

  /** Rejects what waits; batches in hand go on. Idempotent. */
  stop(): void {
    this.stopped = true;
    const dropped = this.waiting;
    this.waiting = [];
    for (const { failed } of dropped) failed(new TransportError('gestopt'));
  }

  /** Resolves when no batch is in hand. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.running === 0) resolve();
      else this.idlers.push(resolve);
    });
  }

  private schedule(): void {
    if (this.scheduled || this.running >= this.options.parallel) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.start();
    });
  }

  private start(): void {
    while (this.waiting.length > 0 && this.running < this.options.parallel) {
      void this.run(this.waiting.splice(0, this.options.batch));
    }
  }

  private async run(batch: readonly Waiting<T>[]): Promise<void> {
    this.running += 1;
    try {
      await this.handle(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
      this.stop();
    } finally {
      this.running -= 1;
      this.afterRun();
    }
  }

  private afterRun(): void {
    if (this.waiting.length > 0) this.schedule();
    if (this.running > 0) return;
    const idlers = this.idlers;
    this.idlers = [];
    for (const idler of idlers) idler();
  }
}
