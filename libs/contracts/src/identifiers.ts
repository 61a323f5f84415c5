import { hash, randomBytes } from 'node:crypto';

declare const brand: unique symbol;
type Branded<T extends string> = string & { readonly [brand]: T };

export type Bsn = Branded<'Bsn'>;
export type Oin = Branded<'Oin'>;

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Nine digits that pass the eleven-test and are not all zero (Wet algemene bepalingen burgerservicenummer). */
export function isBsn(value: string): value is Bsn {
  if (!/^\d{9}$/.test(value) || value === '000000000') return false;
  return weights.reduce((sum, weight, at) => sum + weight * Number(value[at]), 0) % 11 === 0;
}

/** Twenty digits (OIN-stelsel, Logius); the prefix 00000099 is for tests. */
export const isOin = (value: string): value is Oin => /^\d{20}$/.test(value);

/** A complete, existing calendar date as YYYY-MM-DD. */
export function isDatum(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

const layout = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
const stamp = (bytes: Buffer, version: number): string => {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return layout(bytes.toString('hex', 0, 16));
};

/** A fresh id that sorts by millisecond (RFC 9562, version 7); within one millisecond the order is random. */
export function uuidV7(atMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(atMs, 0, 6);
  return stamp(bytes, 7);
}

const namespace = Buffer.from('5f1d7c52a0f44c8e9a5be1d2c9a4f0b3', 'hex');

const fingerprintOf = (parts: readonly (string | number)[]): Buffer =>
  hash('sha1', Buffer.concat([namespace, Buffer.from(parts.join('\u001f'), 'utf8')]), 'buffer');

/** The same parts always give the same id (RFC 9562, version 5): what makes a repeated decision write the same rows. */
export function uuidV5(...parts: readonly (string | number)[]): string {
  return stamp(fingerprintOf(parts), 5);
}

const hasMoment = /^[0-9a-f]{8}-[0-9a-f]{4}-[78]/;

/**
 * An id that follows from another: the same parts always give the same id, and it stands beside the one that it follows from (RFC 9562, version 8: 48
 * bits of its moment, the rest a fingerprint). So the rows of one bericht lie together in every index, and what came in long ago is not touched. What
 * follows from an id without a moment is as `uuidV5` says.
 */
export function deriveId(from: string, ...parts: readonly (string | number)[]): string {
  if (!hasMoment.test(from)) return uuidV5(from, ...parts);
  const bytes = fingerprintOf([from, ...parts]);
  bytes.write(from.replace('-', '').slice(0, 12), 0, 'hex');
  return stamp(bytes, 8);
}

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value);
