import { createHmac } from 'node:crypto';
import { uuidV5 } from '@schakel/contracts';
import type { BeheerInrichting } from '@schakel/contracts';
import { encodeMail, type Channel } from '@schakel/ketenpartners';
import { mailOf, type Melding } from './melding';

/** Somebody who is told of troubles. */
export interface Adres {
  /** Stands for the address, and cannot be read back. */
  readonly naar: string;
  /** Resolves when it surely arrived. @throws when it did not, or nobody knows: then the same is told again */
  tell(melding: Melding): Promise<void>;
}

const patienceMs = 5_000;

/** Everybody whom the region wants to hear. `geheim` signs what goes to the webhook. */
export function adressenOf({ waarschuw: { mail = [], webhook } }: BeheerInrichting, channel: Channel, geheim: string | undefined): Adres[] {
  const mails = [...new Set(mail)].filter((adres) => adres !== '').map((adres) => mailAdres(adres, channel));
  return webhook ? [...mails, webhookAdres(webhook, geheim ?? '')] : mails;
}

function mailAdres(adres: string, channel: Channel): Adres {
  return {
    naar: uuidV5('mail', adres),
    tell: async (melding) => {
      const { uitkomst } = await channel.deliver(encodeMail(mailOf(melding)), { adres }, melding.id);
      if (uitkomst !== 'bevestigd') throw new NotToldError();
    },
  };
}

/** POST of JSON, signed over its bytes: `Schakel-Handtekening: sha256=<HMAC-SHA-256 in hex>`. Any 2xx is an answer; a redirect is none. */
function webhookAdres(url: string, geheim: string): Adres {
  return {
    naar: uuidV5('webhook', url),
    tell: async ({ id, moment, ...melding }) => {
      const body = JSON.stringify(melding);
      const handtekening = `sha256=${createHmac('sha256', geheim).update(body).digest('hex')}`;
      const headers = { 'content-type': 'application/json', 'idempotency-key': id, 'schakel-handtekening': handtekening };
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
      await answer.body?.cancel();
      if (!answer.ok) throw new NotToldError();
    },
  };
}

/** It did not arrive; says nothing about where it should have. */
export class NotToldError extends Error {
  override readonly name = 'NotToldError';
}
