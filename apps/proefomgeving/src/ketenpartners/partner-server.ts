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

export interface Partner {
  readonly control: Control;
  /** Base of the control resources and the SOAP address. */
  readonly urls: { readonly control: string; readonly url: string };
  close(): Promise<void>;
}

const SLOW_MS = 5_000;

/** How a partner is spoken to: at which path, and in which type it answers. */
export interface Deur {
  readonly path: string;
  readonly type: string;
}
const soap: Deur = { path: '/soap', type: 'text/xml; charset=utf-8' };

/** @param port on 127.0.0.1, 0 = any @param make gives what takes the messages, once control exists */
export async function startPartner(port: number, make: (control: Control) => Takes, deur: Deur = soap): Promise<Partner> {
  const control = new Control();
  const takes = make(control);
  const stopping = new AbortController();
  const listening: Listening = await listen((request, response) => {
    serve(request, response, { control, takes, deur }, stopping.signal).catch((error: unknown) => {
      // The other side hung up, or this server stops: nobody is left to answer.
      if (!request.destroyed && !stopping.signal.aborted) logError('request failed', error);
      request.socket.destroy();
    });
  }, port);
  return {
    control,
    urls: { control: `${listening.url}/control`, url: `${listening.url}${deur.path}` },
    close: async () => {
      stopping.abort();
      await listening.close();
    },
  };
}

interface Served {
  readonly control: Control;
  readonly takes: Takes;
  readonly deur: Deur;
}

async function serve(request: IncomingMessage, response: ServerResponse, served: Served, stopping: AbortSignal): Promise<void> {
  const { control, deur } = served;
  if (await control.handle(request, response)) return;
  if (pathOf(request) !== deur.path) {
    sendJson(response, 404, { fout: 'adres' });
    return;
  }
  // A machine that is down hears nothing: not a byte of this is kept.
  if (control.mode.mode === 'down') {
    request.socket.destroy();
    return;
  }
  await takeMessage(request, response, served, stopping);
}

async function takeMessage(request: IncomingMessage, response: ServerResponse, served: Served, stopping: AbortSignal): Promise<void> {
  const { control, takes, deur } = served;
  const { method = '', headers } = request;
  const body = await readOrRefuse(request, response);
  if (body === undefined) return;
  control.noteReceived({ at: new Date().toISOString(), method, path: pathOf(request), headers, bodyBase64: body.toString('base64') });
  if (method !== 'POST') {
    sendJson(response, 405, { fout: 'methode' });
    return;
  }
  await behave(request, response, { control, deur, take: () => takes(body.toString('utf8'), headers) }, stopping);
}

async function readOrRefuse(request: IncomingMessage, response: ServerResponse): Promise<Buffer | undefined> {
  try {
    return await readBody(request);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    send(response, 413, 'text/plain', '');
    return undefined;
  }
}

async function behave(
  request: IncomingMessage,
  response: ServerResponse,
  { control, deur, take }: { readonly control: Control; readonly deur: Deur; readonly take: () => SoapAnswer },
  stopping: AbortSignal,
): Promise<void> {
  const { mode, delayMs } = control.mode;
  if (mode === 'slow') await delay(delayMs === 0 ? SLOW_MS : delayMs, undefined, { signal: stopping });
  const broken = BROKEN[mode];
  if (broken !== undefined) {
    broken(request, response, take);
    return;
  }
  const { status, body } = take();
  send(response, status, deur.type, body);
}

type Breakage = (request: IncomingMessage, response: ServerResponse, take: () => SoapAnswer) => void;

const BROKEN: Readonly<Partial<Record<Mode, Breakage>>> = {
  error500: (_, response) => {
    send(response, 500, 'text/html', '<html><body>Internal Server Error</body></html>');
  },
  error429: (_, response) => {
    send(response, 429, 'text/plain', 'Too Many Requests', { 'retry-after': '1' });
  },
  garbage: (_, response) => {
    send(response, 200, 'text/xml; charset=utf-8', '\u0000<<<%%% 0x1f niets hiervan is XML');
  },
  // The socket stays open until the other side gives up or this server stops.
  hang: () => undefined,
  reset: (request, _, take) => {
    take();
    request.socket.resetAndDestroy();
  },
};
