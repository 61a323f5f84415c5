import { RejectError, RetryLaterError } from '@schakel/contracts';
import { bekendeFoutcode } from '../stuf/bv03-fo03';
import { unwrapSoap, wrapSoap } from '../stuf/soap';
import type { XmlNode } from '../stuf/xml-tree';
import { textAt } from '../stuf/xml-tree';
import type { Bestemming, Bezorging } from './channel';
import { Channel, UnknownOutcomeError } from './channel';
import type { HttpAnswer } from './http-call';
import { httpCall } from './http-call';

/** Final: the message itself is wrong. Other 4xx are about the address or the access, which somebody repairs: later again. */
const FINAL = new Set([400, 413, 415, 422]);
export const isFinal = (status: number): boolean => FINAL.has(status);
export const notProcessed = (status: number): boolean => status === 503 || (status >= 300 && status < 500);
const MAX_RETRY_AFTER_MS = 24 * 3_600_000;

/** Retry-After in seconds or as an HTTP date (RFC 9110 §10.2.3), as milliseconds from now, at most a day. */
export function afterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

function messageIn(body: Buffer): XmlNode | undefined {
  try {
    return unwrapSoap(body);
  } catch (error) {
    if (error instanceof RejectError) return undefined;
    throw error;
  }
}

function fromFo03(message: XmlNode): Bezorging {
  if (textAt(message, 'StUF:body', 'StUF:plek') === 'server') throw new RetryLaterError('partner-onbereikbaar');
  return { uitkomst: 'geweigerd', foutcode: bekendeFoutcode(textAt(message, 'StUF:body', 'StUF:code')) };
}

function judge({ status, retryAfter, body }: HttpAnswer): Bezorging {
  const message = messageIn(body);
  if (message?.naam === 'StUF:Fo03Bericht') return fromFo03(message);
  if (status < 300 && message?.naam === 'StUF:Bv03Bericht') return { uitkomst: 'bevestigd' };
  if (isFinal(status)) return { uitkomst: 'geweigerd', foutcode: `http-${status}` };
  if (notProcessed(status)) throw new RetryLaterError('partner-onbereikbaar', afterMs(retryAfter, Date.now()));
  throw new UnknownOutcomeError();
}

/**
 * Sends one Di01 in a SOAP 1.1 envelope and judges the answer: Bv03 confirms; Fo03 refuses, unless it blames the partner's own server; 429, 503
 * and what never reached the partner may be tried again; a time-out, a broken connection, a 5xx or an answer that is neither is unknown.
 *
 * @throws RetryLaterError with the partner's Retry-After where it gave one
 * @throws UnknownOutcomeError
 */
export async function sendSoap(
  url: string,
  soapAction: string,
  bytes: Buffer,
  options: { readonly timeoutMs: number },
): Promise<Bezorging> {
  const headers = { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: `"${soapAction}"` };
  return judge(await httpCall(new URL(url), { method: 'POST', headers, body: wrapSoap(bytes), ...options }));
}

/** StUF by SOAP, straight to the partner: for simulators and for parties that agreed on it. */
export class StufDirectChannel extends Channel {
  constructor(private readonly options: { readonly timeoutMs: number } = { timeoutMs: 30_000 }) {
    super();
  }

  override deliver(wire: Buffer, { adres, actie = '' }: Bestemming): Promise<Bezorging> {
    return sendSoap(adres, actie, wire, this.options);
  }
}
