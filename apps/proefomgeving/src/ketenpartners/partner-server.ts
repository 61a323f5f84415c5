/** One simulated partner: a SOAP address, control beside it, and the ways in which a real system misbehaves. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { BodyTooLargeError, listen, pathOf, readBody, send, sendJson } from '../http';
import type { Listening } from '../http';
import { logError } from '../log';
import type { Mode } from './control-bodies';
import { Control } from './control';
import type { SoapAnswer } from './stuf/soap';

/** Takes a SOAP request and gives the confirmation; whatever it sends later it sends itself. Never throws on what came in. */
export type Takes = (body: string, headers: IncomingMessage['headers']) => SoapAnswer;

/** A request outside of control, and what is said to it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export interface Said {
  readonly status: number;
  readonly body: string;
  /** Default: XML. */
  readonly type?: string;
}

export interface Partner {
  readonly control: Control;
  /** Base of the control resources and the address for messages. */
  readonly urls: { readonly control: string; readonly url: string };
  close(): Promise<void>;
}

/** What a partner is besides control: where it listens, which requests control remembers, and what it says. */
export interface PartnerOptions {
  /** On 127.0.0.1, 0 = any. */
  readonly port: number;
  readonly control: Control;
  readonly path: string;
  readonly keeps: (method: string) => boolean;
  /** In bytes; without it 5 MB. */
  readonly largest?: number;
  /** Never throws on what came in. */
  readonly says: (asked: Asked) => Said;
}

const SLOW_MS = 5_000;
const XML = 'text/xml; charset=utf-8';

/** A partner that speaks SOAP. @param port on 127.0.0.1, 0 = any @param make gives what takes the messages, once control exists */
export function startPartner(port: number, make: (control: Control) => Takes): Promise<Partner> {
  const control = new Control();
  const takes = make(control);
  const says = ({ method, body, headers }: Asked): Said => (method === 'POST' ? takes(body, headers) : refused(405, 'methode'));
  return startServer({ port, control, path: '/soap', keeps: () => true, says });
}

export const refused = (status: number, fout: string): Said => ({ status, body: JSON.stringify({ fout }), type: 'application/json' });

export async function startServer(options: PartnerOptions): Promise<Partner> {
  const { port, control, path } = options;
  const stopping = new AbortController();
  const listening: Listening = await listen((request, response) => {
    serve(request, response, options, stopping.signal).catch((error: unknown) => {
      // The other side hung up, or this server stops: nobody is left to answer.
      if (!request.destroyed && !stopping.signal.aborted) logError('request failed', error);
      request.socket.destroy();
    });
  }, port);
  return {
    control,
    urls: { control: `${listening.url}/control`, url: `${listening.url}${path}` },
    close: async () => {
      stopping.abort();
      await listening.close();
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, options: PartnerOptions, stopping: AbortSignal): Promise<void> {
  const { control, path } = options;
  if (await control.handle(request, response)) return;
  const asked = pathOf(request);
  if (asked !== path && !asked.startsWith(`${path}/`)) {
    sendJson(response, 404, { fout: 'adres' });
    return;
  }
  // A machine that is down hears nothing: not a byte of this is kept.
  if (control.mode.mode === 'down') {
    request.socket.destroy();
    return;
  }
  await take(request, response, options, stopping);
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  { control, keeps, says, largest }: PartnerOptions,
  stopping: AbortSignal,
): Promise<void> {
  const { method = '', headers } = request;
  const bytes = await readOrRefuse(request, response, largest);
  if (bytes === undefined) return;
  const path = pathOf(request);
  if (keeps(method)) control.noteReceived({ at: new Date().toISOString(), method, path, headers, bodyBase64: bytes.toString('base64') });
  const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
  const asked = { method, path, query, headers, body: bytes.toString('utf8') };
  await behave(request, response, control, () => says(asked), stopping);
}

async function readOrRefuse(request: IncomingMessage, response: ServerResponse, largest: number | undefined): Promise<Buffer | undefined> {
  try {
    return await readBody(request, largest);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    send(response, 413, 'text/plain', '');
    return undefined;
  }
}

async function behave(
  request: IncomingMessage,
  response: ServerResponse,
  control: Control,
  take: () => Said,
  stopping: AbortSignal,
): Promise<void> {
  const { mode, delayMs } = control.mode;
  if (mode === 'slow') await delay(delayMs === 0 ? SLOW_MS : delayMs, undefined, { signal: stopping });
  const broken = BROKEN[mode];
  if (broken !== undefined) {
    broken(request, response, take);
    return;
  }
  const { status, body, type = XML } = take();
  send(response, status, type, body);
}

type Breakage = (request: IncomingMessage, response: ServerResponse, take: () => Said) => void;

const BROKEN: Readonly<Partial<Record<Mode, Breakage>>> = {
  error500: (_, response) => {
    send(response, 500, 'text/html', '<html><body>Internal Server Error</body></html>');
  },
  error429: (_, response) => {
    send(response, 429, 'text/plain', 'Too Many Requests', { 'retry-after': '1' });
  },
  garbage: (_, response) => {
    send(response, 200, XML, '\u0000<<<%%% 0x1f niets hiervan is XML');
  },
  // The socket stays open until the other side gives up or this server stops.
  hang: () => undefined,
  reset: (request, _, take) => {
    take();
    request.socket.resetAndDestroy();
  },
};
