/** Sends the reports of a run at its rate, each until it was accepted, and some of them twice: as senders do who heard nothing, or too much. */
import { setTimeout as pause } from 'node:timers/promises';
import { untilDone, type Answer, type HubClient } from './client';
import { forgeryOf, reportOf } from './message';
import { randomOf } from './random';

export interface Load {
  readonly seed: number;
  readonly reports: number;
  /** Per second; less when the hub cannot keep up. */
  readonly rate: number;
}

const atOnce = 128;
const [twins, repeats, forgeries] = [0.02, 0.03, 0.01];

export class Generator {
  accepted = 0;
  /** Reports that were begun with. */
  begun = 0;
  private readonly underway = new Set<Promise<void>>();

  /** @param onAccepted hears of each accepted report once, with its id */
  constructor(
    private readonly client: HubClient,
    private readonly load: Load,
    private readonly onAccepted: (nr: number, id: string) => void,
  ) {}

  get waiting(): number {
    return this.underway.size;
  }

  /** Begins with no more once it is `enough`; resolves when every report that was begun with was accepted, or `ended`. */
  async run(enough: AbortSignal, ended: AbortSignal): Promise<void> {
    const from = performance.now();
    for (let nr = 0; nr < this.load.reports && !enough.aborted; nr += 1) {
      const due = from + (nr * 1_000) / this.load.rate;
      if (due > performance.now() + 5) await pause(due - performance.now());
      while (this.underway.size >= atOnce) await Promise.race(this.underway);
      this.start(nr, ended);
    }
    await Promise.all(this.underway);
  }

  private start(nr: number, ended: AbortSignal): void {
    const sending: Promise<void> = this.sendOne(nr, ended).finally(() => this.underway.delete(sending));
    this.underway.add(sending);
    this.begun += 1;
  }

  private async sendOne(nr: number, ended: AbortSignal): Promise<void> {
    const random = randomOf(this.load.seed * 1_000_003 + nr);
    const twin = random.chance(twins) ? this.untilAccepted(nr, ended) : undefined;
    const id = await this.untilAccepted(nr, ended);
    await twin;
    if (id === undefined) return;
    this.accepted += 1;
    this.onAccepted(nr, id);
    if (random.chance(repeats)) await this.untilAccepted(nr, ended);
    if (random.chance(forgeries)) await this.forge(nr);
  }

  private async untilAccepted(nr: number, ended: AbortSignal): Promise<string | undefined> {
    const { referentienummer, body } = reportOf(this.load.seed, nr);
    const attempt = (): Promise<Answer> => this.client.noted('melding', referentienummer, post(body));
    const answer = await untilDone(attempt, ({ status }) => status === 202, ended);
    return (answer?.json as { readonly id: string } | undefined)?.id;
  }

  private async forge(nr: number): Promise<void> {
    const ref = reportOf(this.load.seed, nr).referentienummer;
    await this.client.noted('vervalsing', ref, post(forgeryOf(this.load.seed, nr)));
  }
}

const post = (body: Buffer) => ({ who: 'politie-mn', method: 'POST', path: '/v1/meldingen', body }) as const;
