import { fingerprint } from './encryption';

/**
 * A name for somebody that means something to one recipient and for one purpose only: the same person is another to every other pair, and the
 * value cannot be found back without the key. 43 characters, base64url of an HMAC-SHA256.
 */
export const pseudonym = (key: Buffer, ontvanger: string, doel: string, value: string): string =>
  fingerprint(key, `pseudoniem/${JSON.stringify([ontvanger, doel])}`, Buffer.from(value, 'utf8')).toString('base64url');
