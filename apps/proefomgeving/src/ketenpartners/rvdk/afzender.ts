/** Brings the partner's own answers to the hub, as a partner would: with its own token, and again when the hub is away. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Sent } from '../control';
import { envelope, soapAction } from '../stuf/soap';
import type { Antwoord } from './antwoord';

export interface AfzenderOptions {
  /** Where the hub takes SOAP. */
  readonly url: string;
  /** An access token for the hub. Throws when the identity provider gives none. */
  readonly token: () => Promise<string>;
  /** Hears of every attempt. */
  readonly noteSent: (sent: Sent) => void;
  /** Waits between attempts, in milliseconds; after the last one the answer is given up. */
  readonly backOffMs?: readonly number[];
}

/** Two minutes and a half in all: longer than a restart of the hub. */
const BACK_OFF_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 30_000, 60_000];
const ATTEMPT_MS = 20_000;

export class Afzender {
  private readonly stopping = new AbortController();
  private readonly underway = new Set<Promise<void>>();

  constructor(private readonly options: AfzenderOptions) {}

  /** Starts sending after `waitMs` and returns at once; `times` sends the same bytes that many times, one after the other. */
  send(antwoord: Antwoord, waitMs: number, times: number): void {
    const sending = this.sendAll(antwoord, waitMs, times).finally(() => this.underway.delete(sending));
    this.underway.add(sending);
  }

  /** Ends what is underway, answers that still wait included. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.underway);
  }

  private async sendAll({ functie, content }: Antwoord, waitMs: number, times: number): Promise<void> {
    const body = envelope(content);
    if (!(await this.pause(waitMs))) return;
    for (let time = 0; time < times; time += 1) await this.sendUntilAnswered(functie, body);
  }

  private async sendUntilAnswered(functie: string, body: string): Promise<void> {
    for (const backOff of [...(this.options.backOffMs ?? BACK_OFF_MS), undefined]) {
      const sent = await this.attempt(functie, body);
      if (this.stopping.signal.aborted) return;
      this.options.noteSent(sent);
      if (isFinal(sent) || backOff === undefined || !(await this.pause(backOff))) return;
    }
  }

  /** One attempt. No connection, no token, no answer in time: status 0. */
  private async attempt(functie: string, body: string): Promise<Sent> {
    const at = new Date().toISOString();
    try {
      const response = await fetch(this.options.url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await this.options.token()}`,
          'content-type': 'text/xml; charset=utf-8',
          soapaction: soapAction(functie),
        },
        body,
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(ATTEMPT_MS)]),
      });
      return { at, status: response.status, bodyBase64: Buffer.from(await response.arrayBuffer()).toString('base64') };
    } catch {
      return { at, status: 0, bodyBase64: '' };
    }
  }

  /** False when stopping came first. */
  private async pause(ms: number): Promise<boolean> {
    if (ms > 0) await delay(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    return !this.stopping.signal.aborted;
  }
}

/** A confirmation or a StUF fault is an answer, and so is a refusal by status; the rest is worth another attempt. */
function isFinal({ status, bodyBase64 }: Sent): boolean {
  if (status === 500) return Buffer.from(bodyBase64, 'base64').includes('Fo03Bericht');
  return status >= 200 && status < 500 && status !== 401 && status !== 429;
}
