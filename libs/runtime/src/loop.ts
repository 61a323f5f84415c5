/**
 * Does its work again and again: the first time at once, then `restMs` after each end. What goes wrong is handed to `failed`, which must not
 * throw, and ends nothing.
 */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly restMs: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.running = this.round();
  }

  /** Resolves when the work in hand is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    await this.work().catch(this.failed);
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.start();
    }, this.restMs);
  }
}
