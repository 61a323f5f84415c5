import type { ImapFlow } from 'imapflow';

/** IDLE that ends sooner by itself was refused, and is not asked for again before the next look. */
const refusedMs = 1_000;

/** Waits for what a mailbox has to say: by IDLE (RFC 2177) where its server knows that, and never longer than `pollMs`. */
export class Nieuws {
  private fresh = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly client: ImapFlow,
    private readonly pollMs: number,
  ) {
    client.on('exists', ({ count, prevCount }) => {
      if (count > prevCount) this.tell();
    });
    client.on('close', () => {
      this.wake();
    });
  }

  /** There is something to do: who waits, or waits next, goes on at once. */
  tell(): void {
    this.fresh = true;
    this.wake();
  }

  /** Resolves at once for what arrived since the last time. @throws when the connection is gone; a server that does not answer any more ends it */
  async wait(): Promise<void> {
    if (!this.fresh) {
      const idle = this.idle();
      await this.heard();
      // The way out of IDLE, and the question whether anybody is still there.
      await this.client.noop();
      await idle;
    }
    this.fresh = false;
  }

  /** After a silence the client asks whether the server is still there, and leaves IDLE for good: from then on nothing would be heard. */
  private async idle(): Promise<void> {
    const begun = performance.now();
    await this.client.idle().catch(() => undefined);
    if (performance.now() - begun > refusedMs) this.wake();
  }

  private heard(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pollMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.fresh || !this.client.usable) this.wake();
    });
  }
}
