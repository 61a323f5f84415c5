import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '@schakel/runtime';
import type { Queryable } from '@schakel/store/database';
import type { ImapFlow } from 'imapflow';
import { loginOf } from './login';
import { Nieuws } from './nieuws';
import type { RondeOptions } from './overname';
import { Ronde } from './ronde';
import type { Tempo } from './tempo';
import { verbind } from './verbinding';

export interface LezerOptions extends RondeOptions {
  /** Whether its server may be spoken to in the clear. */
  readonly los: boolean;
  readonly tempo: Tempo;
}

/** Reads one mailbox for as long as it is asked to, whatever its server does. */
export class PostbusLezer {
  /** Whether its mailbox was looked at and nothing went wrong since. */
  leest = false;
  private readonly login;
  /** Numbers of mails over one of which the server broke off. */
  private readonly alleen = new Set<number>();

  constructor(private readonly options: LezerOptions) {
    this.login = loginOf(options.postbus);
  }

  /** Resolves once `signal` aborts and what was in hand is done. @param held where the bookkeeping is written: fails with the lead */
  async run(held: Queryable, signal: AbortSignal): Promise<void> {
    const { log, postbus, tempo } = this.options;
    const stopped = () => signal.aborted;
    let rest = 0;
    while (!stopped()) {
      try {
        await this.session(held, signal, () => (rest = 0));
      } catch (error) {
        if (stopped()) break;
        this.leest = false;
        rest = Math.min(tempo.rustMs, Math.max(tempo.rustMs / 100, rest * 2));
        log.warn('postbus-onderbroken', { deur: 'imap', naam: postbus.id, code: errorCode(error) });
      }
      await pause(rest, undefined, { signal }).catch(() => undefined);
    }
    this.leest = false;
  }

  private async session(held: Queryable, signal: AbortSignal, succeeded: () => void): Promise<void> {
    const { los, tempo } = this.options;
    const client = await verbind(this.options.postbus, this.login, { los, stilMs: tempo.stilMs, signal });
    try {
      await this.follow(client, held, succeeded);
    } finally {
      client.close();
    }
  }

  private async follow(client: ImapFlow, held: Queryable, succeeded: () => void): Promise<void> {
    const news = new Nieuws(client, this.options.tempo);
    while (client.usable) {
      await new Ronde(client, held, this.options, this.alleen).run();
      this.leest = true;
      succeeded();
      await news.wait();
    }
    throw new Error('de verbinding met de postbus is weg');
  }
}
