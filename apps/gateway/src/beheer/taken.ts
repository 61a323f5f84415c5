import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HerstelSoort, Oorzaak } from '@schakel/beheer';
import { errorCode } from '@schakel/runtime';
import type { Voortgang } from '@schakel/store/beheer';

/** Something that an administrator set going for many at once, and how far it is. */
export interface Taak extends Voortgang {
  readonly id: string;
  readonly oorzaak: Oorzaak;
  readonly wat: HerstelSoort;
  readonly totaal: number;
  readonly stand: 'bezig' | 'klaar' | 'gestopt';
  /** Why it stopped halfway. */
  readonly code?: string;
}

const kept = 100;

/**
 * What runs longer than a page waits. The work is done batch by batch in the database, and what stops halfway leaves the rest where it was: this
 * remembers only how far it is, in this process, so losing it costs nothing but the sight of it.
 */
@Injectable()
export class Taken {
  private readonly taken = new Map<string, Taak>();
  private readonly running = new Set<Promise<void>>();

  start(oorzaak: Oorzaak, wat: HerstelSoort, totaal: number, work: (tell: (voortgang: Voortgang) => void) => Promise<Voortgang>): Taak {
    const id = randomUUID();
    const note = (change: Partial<Taak>): void => {
      const known = this.taken.get(id);
      if (known) this.taken.set(id, { ...known, ...change });
    };
    const taak: Taak = { id, oorzaak, wat, totaal, gezien: 0, gedaan: 0, stand: 'bezig' };
    this.taken.set(id, taak);
    for (const old of [...this.taken.keys()].slice(0, -kept)) this.taken.delete(old);
    const run = work(note)
      .then((end) => {
        note({ ...end, stand: 'klaar' });
      })
      .catch((error: unknown) => {
        note({ stand: 'gestopt', code: errorCode(error) });
      })
      .finally(() => this.running.delete(run));
    this.running.add(run);
    return taak;
  }

  find(id: string): Taak | undefined {
    return this.taken.get(id);
  }

  /** Lets what runs come to its end before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running);
  }
}
