import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const format = 1;
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const stockBytes = 4096;
const headBytes = 1 + ivBytes + tagBytes;
const tag = { authTagLength: tagBytes } as const;

/** The bytes are not what was sealed, or not under this key or in this place. Says nothing of the content. */
export class BrokenSealError extends Error {
  constructor() {
    super('verzegeling verbroken');
    this.name = 'BrokenSealError';
  }
}

/** Binds a ciphertext to the place where it stands, so that a row cannot be moved, swapped or rolled back unnoticed. */
export const aadOf = (tabel: string, recordId: string, versie: number): string => JSON.stringify([tabel, recordId, versie]);

/** Random bytes are drawn many at a time: asking costs more than getting. What was handed out is wiped from the stock. */
const stock = { bytes: Buffer.alloc(0), used: 0 };
function draw(count: number): Buffer {
  if (stock.used + count > stock.bytes.length) Object.assign(stock, { bytes: randomBytes(stockBytes), used: 0 });
  const end = stock.used + count;
  const drawn = Buffer.from(stock.bytes.subarray(stock.used, end));
  stock.bytes.fill(0, stock.used, end);
  stock.used = end;
  return drawn;
}

/** A fresh key for one record: 32 random bytes. */
export const newDataKey = (): Buffer => draw(keyBytes);

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit iv and the full 128-bit tag. Two calls never give the same bytes.
 * Layout: format (1 byte), iv (12), tag (16), ciphertext. The format byte is authenticated too.
 *
 * @param aad where the record stands, see `aadOf`
 */
export function seal(key: Buffer, plain: Buffer, aad: string): Buffer {
  const iv = draw(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, tag).setAAD(authenticated(aad));
  const body = [cipher.update(plain), cipher.final()];
  return Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), ...body]);
}

/**
 * The plain bytes of `seal`, given the same key and place.
 * @throws BrokenSealError on any other key, place, format or byte
 */
export function open(key: Buffer, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < headBytes || sealed[0] !== format) throw new BrokenSealError();
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + ivBytes), tag);
  decipher.setAAD(authenticated(aad)).setAuthTag(sealed.subarray(1 + ivBytes, headBytes));
  const head = decipher.update(sealed.subarray(headBytes));
  try {
    return Buffer.concat([head, decipher.final()]);
  } catch {
    throw new BrokenSealError();
  }
}

const authenticated = (aad: string): Buffer => Buffer.from(`${format}\u0000${aad}`, 'utf8');
const placeOfKey = (recordId: string): string => aadOf('sleutels', recordId, format);

/** Wraps the data key of a record under the period key; it unwraps for that record only. */
export const wrapKey = (periodKey: Buffer, dataKey: Buffer, recordId: string): Buffer => seal(periodKey, dataKey, placeOfKey(recordId));

/** @throws BrokenSealError when the key was wrapped for another record or under another period key */
export const unwrapKey = (periodKey: Buffer, wrapped: Buffer, recordId: string): Buffer => open(periodKey, wrapped, placeOfKey(recordId));

/** HKDF-SHA256 (RFC 5869): an independent 32-byte key for each label, which tells nothing about its master or its sisters. */
export const deriveKey = (master: Buffer, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `schakel/${label}`, keyBytes));

/** A fingerprint function for one use with the derived key already in hand: for whoever makes many. */
export function fingerprinter(hmacKey: Buffer, use: string): (bytes: Buffer) => Buffer {
  const key = deriveKey(hmacKey, `vingerafdruk/${use}`);
  return (bytes) => createHmac('sha256', key).update(bytes).digest();
}

/** HMAC-SHA256 under a key derived for this use: the same bytes match within one use, and never across uses. */
export const fingerprint = (hmacKey: Buffer, use: string, bytes: Buffer): Buffer => fingerprinter(hmacKey, use)(bytes);

/** Compares secrets or fingerprints in a time that depends on their length only. */
export const equalSecrets = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right);
