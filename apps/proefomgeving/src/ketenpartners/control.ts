/** What a test may ask of a simulated partner: what came in, how to behave, what to answer, what went out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLargeError, pathOf, readBody, sendEmpty, sendJson } from '../http';
import { isAnswers, isMode } from './control-bodies';
import type { Answers, Mode, ModeSetting } from './control-bodies';

/** A request as it came in; the body in base64, because it need not be text. */
export interface Received {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bodyBase64: string;
  /** How the partner behaved at that moment: whether it did anything with it. */
  readonly mode: Mode;
}

/** One attempt to send an answer. `status` 0: no answer from the hub; `bodyBase64` is what the hub answered. */
export interface Sent {
  readonly at: string;
  readonly status: number;
  readonly bodyBase64: string;
}

/** Kept in memory; the oldest goes when there are more than this. */
const KEPT = 5_000;
const RESOURCE = /^(?:\/control)*\/([a-z]+)$/;

export type Action = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export class Control {
  received: Received[] = [];
  sent: Sent[] = [];
  mode: ModeSetting = { mode: 'normal', delayMs: 0 };
  answers: Answers = { default: { bekend: 'N' } };
  private readonly forgetters: (() => void)[] = [];

  /** @param more what one partner has besides, by `METHOD resource` */
  constructor(private readonly more: Readonly<Record<string, Action>> = {}) {}

  noteReceived(received: Omit<Received, 'mode'>): void {
    this.received = [...this.received, { ...received, mode: this.mode.mode }].slice(-KEPT);
  }

  noteSent(sent: Sent): void {
    this.sent = [...this.sent, sent].slice(-KEPT);
  }

  /** Runs when a test wipes what was received: the partner then behaves as if it had heard nothing yet. */
  onForget(forget: () => void): void {
    this.forgetters.push(forget);
  }

  /** Answers a control request; false when the path is none of control's. Never throws on a bad body: 400. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const resource = RESOURCE.exec(pathOf(request))?.[1];
    const known = Object.keys({ ...this.actions, ...this.more });
    if (resource === undefined || !known.some((name) => name.endsWith(` ${resource}`))) return false;
    const name = `${request.method ?? ''} ${resource}`;
    const action = this.actions[name] ?? this.more[name];
    if (action === undefined) sendJson(response, 405, { fout: 'methode' });
    else await action(request, response);
    return true;
  }

  private readonly actions: Readonly<Record<string, Action>> = {
    'GET received': (_, response) => {
      sendJson(response, 200, this.received);
    },
    'DELETE received': (_, response) => {
      this.received = [];
      for (const forget of this.forgetters) forget();
      sendEmpty(response);
    },
    'GET sent': (_, response) => {
      sendJson(response, 200, this.sent);
    },
    'DELETE sent': (_, response) => {
      this.sent = [];
      sendEmpty(response);
    },
    'GET mode': (_, response) => {
      sendJson(response, 200, this.mode);
    },
    'PUT mode': (request, response) => put(request, response, isMode, (mode) => (this.mode = { delayMs: 0, ...mode })),
    'GET answers': (_, response) => {
      sendJson(response, 200, this.answers);
    },
    'PUT answers': (request, response) =>
      put(request, response, isAnswers, (answers) => (this.answers = { default: { bekend: 'N' }, ...answers })),
  };
}

export async function put<T>(
  request: IncomingMessage,
  response: ServerResponse,
  accepts: (value: unknown) => value is T,
  store: (value: T) => unknown,
): Promise<void> {
  const value = await readJson(request);
  if (accepts(value)) sendJson(response, 200, await store(value));
  else sendJson(response, 400, { fout: 'inhoud' });
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request)).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BodyTooLargeError) return undefined;
    throw error;
  }
}
