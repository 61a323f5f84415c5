/** Talks to the hub as systems and people do who never learn why there was no answer. */
import { setTimeout as pause } from 'node:timers/promises';
import { tokenOfPartij, tokenOfUser } from '../support/hub-client';
import type { Run } from '../support/run';
import type { History, Outcome } from './history';

export interface Call {
  readonly who: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: Buffer | object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly outcome: Outcome;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly json: unknown;
}

/** A sender gives up waiting after this long, and then knows nothing. */
const patienceMs = 10_000;
const none: Answer = { outcome: 'unknown', status: 0, json: undefined };

function outcomeOf(status: number): Outcome {
  if (status < 300) return 'ok';
  return status >= 500 && status !== 503 ? 'unknown' : 'fail';
}

export class HubClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly run: Run,
    private readonly history: History,
  ) {}

  /** One attempt. Never rejects; a token that expired is asked again for the next attempt. */
  async call({ who, method, path, body, headers = {} }: Call): Promise<Answer> {
    try {
      const xml = Buffer.isBuffer(body);
      const type = body === undefined ? {} : { 'content-type': xml ? 'application/xml' : 'application/json' };
      const authorization = `Bearer ${await this.token(who)}`;
      const response = await fetch(`${this.run.gateway}${path}`, {
        method,
        headers: { authorization, ...type, ...headers },
        ...(body === undefined ? {} : { body: xml ? new Uint8Array(body) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await response.text();
      if (response.status === 401) this.tokens.delete(who);
      return { outcome: outcomeOf(response.status), status: response.status, json: text ? JSON.parse(text) : undefined };
    } catch {
      return none;
    }
  }

  /** One attempt that belongs in the history. */
  async noted(op: string, ref: string, call: Call): Promise<Answer> {
    const begin = this.history.now();
    const answer = await this.call(call);
    const { id } = (answer.json ?? {}) as { readonly id?: string };
    const { outcome, status } = answer;
    this.history.add({ op, ref, begin, end: this.history.now(), outcome, status, ...(outcome === 'ok' && id ? { id } : {}) });
    return answer;
  }

  private token(who: string): Promise<string> {
    const known = this.tokens.get(who) ?? this.ask(who);
    this.tokens.set(who, known);
    known.catch(() => this.tokens.delete(who));
    return known;
  }

  private ask(who: string): Promise<string> {
    const isPartij = this.run.clients.some(({ partij }) => partij === who);
    return isPartij ? tokenOfPartij(this.run, who) : tokenOfUser(this.run, who);
  }
}

/** Calls again until `done` says that it was the last time. Gives undefined when `ended` came first. */
export async function untilDone<T>(
  attempt: () => Promise<T>,
  done: (answer: T) => boolean,
  ended: AbortSignal,
  everyMs = 250,
): Promise<T | undefined> {
  while (!ended.aborted) {
    const answer = await attempt();
    if (done(answer)) return answer;
    await pause(everyMs);
  }
  return undefined;
}
