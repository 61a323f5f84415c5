import type { ImapFlow } from 'imapflow';
import type { Tempo } from './tempo';

/** IDLE that ends sooner by itself was refused, and is not asked for again before the next look. */
const refusedMs = 1_000;

/** Waits for what a mailbox has to say: by IDLE (RFC 2177) where its server knows that, and never longer than `tempo.pollMs`. */
export class Nieuws {
  private fresh = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly client: ImapFlow,
    private readonly tempo: Pick<Tempo, 'pollMs' | 'stilMs'>,
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
      await this.ask();
      await idle;
    }
    this.fresh = false;
  }

  /**
   * The way out of IDLE, and the question whether anybody is still there. A server that went silent just as IDLE began would never let the client
   * out of it, and the client would wait for that without end.
   */
  private async ask(): Promise<void> {
    const timer = setTimeout(() => {
      this.client.close();
    }, this.tempo.stilMs);
    try {
      await this.client.noop();
    } finally {
      clearTimeout(timer);
    }
  }

  /** After a silence the client asks whether the server is still there, and leaves IDLE for good: from then on nothing would be heard. */
  private async idle(): Promise<void> {
    const begun = performance.now();
    await this.client.idle().catch(() => undefined);
    if (performance.now() - begun > refusedMs) this.wake();
  }

  private heard(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.tempo.pollMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.fresh || !this.client.usable) this.wake();
    });
  }
}
