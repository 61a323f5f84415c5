import { RejectError, RetryLaterError } from '@schakel/contracts';
import { UnknownOutcomeError, type EbmsAdres } from '../channels/channel';
import { AnswerTooLargeError, httpCall, type HttpAnswer, type HttpCall } from '../channels/http-call';
import { eventsIn, messageIn, partyIdOf, type EbmsEvent, type EbmsMessage, type EventSoort } from './ebms-message';

/** Where the adapter is and how it knows us: HTTP basic, a client certificate, or both. */
export interface EbmsAdapterOptions {
  /** Up to and including the version: `https://host:8443/service/rest/v19`. */
  readonly url: string;
  readonly gebruiker?: string;
  readonly wachtwoord?: string;
  readonly tls?: NonNullable<HttpCall['tls']>;
  readonly timeoutMs?: number;
}

/** Our message under a number of our own. */
export interface EbmsRequest extends Omit<EbmsAdres, 'opnieuw'> {
  readonly messageId: string;
  readonly conversationId: string;
  readonly bytes: Buffer;
}

/** In bytes: some messages of 5 MB in base64. What is larger waits for a person. */
const largestMessage = 32 * 1024 * 1024;
/** A connection that broke says nothing about whether the adapter goes on: look again when it surely ended. */
const lookAgainMs = 30_000;

/**
 * Speaks to the Digikoppeling adapter beside the hub: the REST interface v19 of ebms-admin 2.20, as its source has it. Keeps no state. Everything
 * that goes wrong with the adapter itself is RetryLaterError: `partner-onbereikbaar` when it does not answer, `adapter-weigert` when it answers an
 * error, `partner-antwoord-onleesbaar` when it answers something else.
 */
export class EbmsAdapter {
  constructor(private readonly options: EbmsAdapterOptions) {}

  /** What happened and was not settled, oldest first, at most `most`. @throws RetryLaterError */
  async events(soorten: readonly EventSoort[], most: number, timeoutMs?: number): Promise<EbmsEvent[]> {
    const query = new URLSearchParams([...soorten.map((soort): [string, string] => ['eventTypes', soort]), ['maxNr', String(most)]]);
    const answer = await this.ask('GET', `events/unprocessed?${query.toString()}`, timeoutMs ? { timeoutMs } : {});
    return eventsIn(jsonOf(answer)) ?? unreadable();
  }

  /**
   * A message with its content, of either direction; undefined when the adapter does not know it. Changes nothing.
   * The adapter's own call for a status asks the other side; what this says of a message of ours is what the adapter knows by itself.
   * @throws RetryLaterError; RejectError `te-groot`
   */
  async message(messageId: string): Promise<EbmsMessage | undefined> {
    const answer = await this.ask('GET', `messages/${encodeURIComponent(messageId)}?process=false`, { largestAnswer: largestMessage });
    if (answer.status === 404) return undefined;
    return messageIn(jsonOf(answer), messageId) ?? unreadable();
  }

  /** Resolves when the adapter will bring it. @throws RetryLaterError, after which only `message` tells whether it will */
  async send({ messageId, conversationId, bytes, cpaId, service, actie, van, naar }: EbmsRequest): Promise<void> {
    const properties = {
      cpaId,
      fromPartyId: partyIdOf(van.oin),
      fromRole: van.rol,
      toPartyId: partyIdOf(naar.oin),
      toRole: naar.rol,
      service,
      action: actie,
      conversationId,
      messageId,
    };
    const dataSources = [{ name: 'bericht.xml', contentType: 'application/xml', content: bytes.toString('base64') }];
    const answer = await this.ask('POST', 'messages', { body: Buffer.from(JSON.stringify({ properties, dataSources }), 'utf8') });
    demandDone(answer);
    if (answer.body.toString('utf8').trim() !== messageId) unreadable();
  }

  /** Settles an event, and with it the message that came in: the adapter may forget its content. Idempotent. @throws RetryLaterError */
  async settle(messageId: string): Promise<void> {
    demandDone(await this.ask('PATCH', `events/${encodeURIComponent(messageId)}`, {}));
  }

  /** Whether it answers as it should, within a second. Never throws. */
  async isReachable(): Promise<boolean> {
    return this.events(['RECEIVED'], 1, 1_000).then(
      () => true,
      () => false,
    );
  }

  private async ask(method: HttpCall['method'], path: string, more: Partial<HttpCall>): Promise<HttpAnswer> {
    const { url, gebruiker, wachtwoord = '', tls, timeoutMs = 15_000 } = this.options;
    const login = gebruiker ? { authorization: `Basic ${Buffer.from(`${gebruiker}:${wachtwoord}`).toString('base64')}` } : {};
    const type = more.body ? { 'content-type': 'application/json' } : {};
    const headers = { accept: method === 'POST' ? 'text/plain' : 'application/json', ...type, ...login };
    try {
      return await httpCall(new URL(`${url.replace(/\/+$/, '')}/ebms/${path}`), {
        method,
        headers,
        timeoutMs,
        ...(tls ? { tls } : {}),
        ...more,
      });
    } catch (error) {
      if (error instanceof AnswerTooLargeError) throw new RejectError('te-groot');
      if (error instanceof UnknownOutcomeError) throw new RetryLaterError('partner-onbereikbaar', lookAgainMs);
      throw error;
    }
  }
}

function demandDone({ status }: HttpAnswer): void {
  if (status < 200 || status > 299) throw new RetryLaterError('adapter-weigert');
}

function jsonOf(answer: HttpAnswer): unknown {
  demandDone(answer);
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch {
    // The parser's own words may quote the message.
    return unreadable();
  }
}

function unreadable(): never {
  throw new RetryLaterError('partner-antwoord-onleesbaar');
}
