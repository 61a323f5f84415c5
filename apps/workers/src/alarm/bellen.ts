import { createHmac } from 'node:crypto';
import type { AlarmAanbieder } from '@schakel/contracts';
import { encodeMail, type Channel } from '@schakel/ketenpartners';

/** What a call says. Nothing of it tells about whom or what; the number stands for the call alone. */
export interface Boodschap {
  /** Number of the call: the same for each try. */
  readonly id: string;
  readonly onderwerp: string;
  readonly tekst: string;
}

/** Brings a call to a person. Resolves when the other side took it. @throws when it did not, or nobody knows: an alarm rather comes twice than never */
export type Beller = (naar: string, boodschap: Boodschap) => Promise<void>;

/** The other side did not take it; says nothing about who it is or what it was told. */
export class NotCalledError extends Error {
  override readonly name = 'NotCalledError';
}

/** A provider that hangs must not hold up the next alarm. */
const patienceMs = 4_000;

async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    redirect: 'error',
    signal,
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotCalledError();
}

/** SMS or voice by the JSON of a provider, in the provider's own names of fields. Any 2xx is yes; the number of the call makes a second try harmless. */
export function aanbiederBeller({ url = '', velden }: AlarmAanbieder, autorisatie: string, kanaal: 'sms' | 'spraak'): Beller {
  const channel = { sms: 'sms', spraak: 'voice' }[kanaal];
  return (naar, { id, tekst }) => {
    const body = { [velden.naar]: naar, [velden.tekst]: tekst, [velden.kanaal]: channel, [velden.kenmerk]: id };
    return post(url, JSON.stringify(body), { authorization: autorisatie, 'idempotency-key': id });
  };
}

/** POST of JSON to the region's own system, signed over its bytes as the warnings are. */
export const webhookBeller =
  (geheim: string): Beller =>
  (naar, { id, tekst }) => {
    const body = JSON.stringify({ kenmerk: id, tekst });
    const handtekening = `sha256=${createHmac('sha256', geheim).update(body).digest('hex')}`;
    return post(naar, body, { 'idempotency-key': id, 'schakel-handtekening': handtekening });
  };

export const mailBeller =
  (channel: Channel): Beller =>
  async (naar, { id, onderwerp, tekst }) => {
    const { uitkomst } = await channel.deliver(encodeMail({ onderwerp, tekst }), { adres: naar }, `oproep-${id}`);
    if (uitkomst !== 'bevestigd') throw new NotCalledError();
  };
