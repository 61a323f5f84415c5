/** Talks to a simulated partner as the hub and as a test do. */
import { inEnvelope, soapHeaders } from '../fixtures/vragen';
import type { Received, Sent } from '../../apps/proefomgeving/src/ketenpartners/control';

export interface PartnerUrls {
  readonly control: string;
  readonly url: string;
}

/** Posts a message in an envelope. Rejects when the socket breaks. */
export function ask({ url }: PartnerUrls, message: string, signal: AbortSignal | null = null): Promise<Response> {
  const functie = /^<JZ:(\w+)/.exec(message)?.[1] ?? '';
  return fetch(url, { method: 'POST', headers: soapHeaders(functie), body: inEnvelope(message), signal });
}

export function put({ control }: Pick<PartnerUrls, 'control'>, resource: 'mode' | 'answers' | 'gebaar', body: unknown): Promise<Response> {
  return fetch(`${control}/${resource}`, { method: 'PUT', body: typeof body === 'string' ? body : JSON.stringify(body) });
}

export async function received({ control }: PartnerUrls): Promise<readonly Received[]> {
  return (await (await fetch(`${control}/received`)).json()) as readonly Received[];
}

export async function sent({ control }: PartnerUrls): Promise<readonly Sent[]> {
  return (await (await fetch(`${control}/sent`)).json()) as readonly Sent[];
}

/** Normal behaviour, nobody known, nothing received, nothing sent. */
export async function reset(partner: PartnerUrls): Promise<void> {
  await put(partner, 'mode', { mode: 'normal' });
  await put(partner, 'answers', {});
  await forget(partner);
}

/** Nothing received, nothing sent. */
export async function forget({ control }: Pick<PartnerUrls, 'control'>): Promise<void> {
  for (const resource of ['received', 'sent']) {
    const { ok, status } = await fetch(`${control}/${resource}`, { method: 'DELETE' });
    if (!ok) throw new Error(`the partner does not forget what it ${resource}: ${status}`);
  }
}
