/** The encryption work of the product in a straight line: the same cipher, the same layout, the same fingerprints; keys in memory. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + ivBytes + tagBytes;
const cipherOf = 'aes-256-gcm';

export const newKey = () => randomBytes(32);

/** Format byte, iv, tag, ciphertext: 29 bytes more than the plain text. */
export function seal(key, plain, aad) {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherOf, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(aad));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), body]);
}

export function open(key, sealed, aad) {
  const decipher = createDecipheriv(cipherOf, key, sealed.subarray(1, 1 + ivBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(1 + ivBytes, headBytes));
  const body = decipher.update(sealed.subarray(headBytes));
  decipher.final();
  return body;
}

export const hmac = (key, bytes) => createHmac('sha256', key).update(bytes).digest();
export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function uuidOf(bytes, version) {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function uuid7(ms) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  return uuidOf(bytes, 7);
}

/** As the hub does: what follows from an id with a moment stands beside it. */
const moment = /^([0-9a-f]{8})-([0-9a-f]{4})-[78]/;
export function uuid5(text) {
  const bytes = createHash('sha1').update(text).digest();
  const [, high, low] = moment.exec(text.replace(/^audit /, '')) ?? [];
  if (!high) return uuidOf(bytes, 5);
  bytes.write(high + low, 0, 'hex');
  return uuidOf(bytes, 8);
}

/** Many byte strings as one binary parameter; each is found back by its place and length. */
export class Blob {
  parts = [];
  size = 0;

  add(bytes) {
    const from = this.size + 1;
    this.parts.push(bytes);
    this.size += bytes.length;
    return from;
  }

  get bytes() {
    return Buffer.concat(this.parts, this.size);
  }
}
