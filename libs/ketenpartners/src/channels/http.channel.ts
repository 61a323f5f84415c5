import { RetryLaterError } from '@schakel/contracts';
import type { Bestemming, Bezorging } from './channel';
import { Channel, UnknownOutcomeError } from './channel';
import type { HttpAnswer } from './http-call';
import { httpCall } from './http-call';
import { afterMs, isFinal, notProcessed } from './stuf-direct.channel';

/**
 * One POST with the verzending as Idempotency-Key: the other side knows a double by it, and answers it as it answered the first. Where an explicit
 * confirmation is asked for, only `{ "ontvangen": true }` counts; until then the same POST is how one asks again.
 */
export class HttpChannel extends Channel {
  constructor(private readonly options: { readonly timeoutMs: number } = { timeoutMs: 30_000 }) {
    super();
  }

  /** @throws RetryLaterError; UnknownOutcomeError */
  override async deliver(wire: Buffer, { adres, toegangsbewijs, bevestigingElkeMs }: Bestemming, verzendingId: string): Promise<Bezorging> {
    const headers = {
      'content-type': wire.subarray(0, 1).toString() === '<' ? 'application/xml; charset=utf-8' : 'application/json',
      accept: 'application/json',
      'idempotency-key': verzendingId,
      ...(toegangsbewijs ? { authorization: `Bearer ${toegangsbewijs}` } : {}),
    };
    return judge(
      await httpCall(new URL(adres), { method: 'POST', headers, body: wire, timeoutMs: this.options.timeoutMs }),
      bevestigingElkeMs,
    );
  }
}

function judge({ status, retryAfter, body }: HttpAnswer, bevestigingElkeMs: number | undefined): Bezorging {
  if (status >= 200 && status < 300) {
    const confirmed = bevestigingElkeMs === undefined || saysOntvangen(body);
    return confirmed ? { uitkomst: 'bevestigd' } : { uitkomst: 'bevestiging-volgt', naMs: bevestigingElkeMs };
  }
  if (isFinal(status)) return { uitkomst: 'geweigerd', foutcode: `http-${status}` };
  if (notProcessed(status)) throw new RetryLaterError('partner-onbereikbaar', afterMs(retryAfter, Date.now()));
  throw new UnknownOutcomeError();
}

function saysOntvangen(body: Buffer): boolean {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    return typeof answer === 'object' && answer !== null && 'ontvangen' in answer && answer.ontvangen === true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
