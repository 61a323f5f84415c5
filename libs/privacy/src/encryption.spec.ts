import fc from 'fast-check';
import {
  aadOf,
  BrokenSealError,
  deriveKey,
  equalSecrets,
  fingerprint,
  fingerprinter,
  newDataKey,
  open,
  seal,
  unwrapKey,
  wrapKey,
} from './encryption';

const key = newDataKey();
const place = aadOf('journal', 'een', 1);
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

test('what was sealed opens to the same bytes, and never looks the same twice', () => {
  fc.assert(
    fc.property(bytes, fc.string(), (plain, aad) => {
      const sealed = seal(key, plain, aad);
      return open(key, sealed, aad).equals(plain) && !sealed.equals(seal(key, plain, aad)) && sealed.length === plain.length + 29;
    }),
  );
});

test('one changed bit anywhere breaks the seal', () => {
  const sealed = seal(key, Buffer.from('geheim'), place);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => open(key, changed, place)).toThrow(BrokenSealError);
  }
});

test('a cut ciphertext is broken, at any length', () => {
  const sealed = seal(key, Buffer.from('geheim'), place);
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => open(key, sealed.subarray(0, length), place)).toThrow(BrokenSealError);
  }
});

test('a row moved to another table, record or version does not open, nor under another key', () => {
  const sealed = seal(key, Buffer.from('geheim'), place);
  for (const elsewhere of [aadOf('outbox', 'een', 1), aadOf('journal', 'twee', 1), aadOf('journal', 'een', 2)]) {
    expect(() => open(key, sealed, elsewhere)).toThrow(BrokenSealError);
  }
  expect(() => open(newDataKey(), sealed, place)).toThrow(BrokenSealError);
});

test('no two places share their additional data', () => {
  expect(aadOf('a', 'b,c', 1)).not.toBe(aadOf('a,b', 'c', 1));
  expect(aadOf('a', 'b","c', 1)).not.toBe(aadOf('a","b', 'c', 1));
});

test('a data key unwraps for its own record and period key only', () => {
  const [period, other, data] = [newDataKey(), newDataKey(), newDataKey()];
  const wrapped = wrapKey(period, data, 'een');
  expect(unwrapKey(period, wrapped, 'een').equals(data)).toBe(true);
  expect(() => unwrapKey(period, wrapped, 'twee')).toThrow(BrokenSealError);
  expect(() => unwrapKey(other, wrapped, 'een')).toThrow(BrokenSealError);
});

test('a fingerprint matches within one use and never across uses or keys', () => {
  const body = Buffer.from('999990019');
  expect(fingerprint(key, 'zoekindex/bsn', body).equals(fingerprinter(key, 'zoekindex/bsn')(body))).toBe(true);
  expect(fingerprint(key, 'zoekindex/bsn', body).equals(fingerprint(key, 'journal', body))).toBe(false);
  expect(fingerprint(key, 'journal', body).equals(fingerprint(newDataKey(), 'journal', body))).toBe(false);
});

test('derived keys are 32 bytes, stable, and differ per label and from their master', () => {
  const keys = [key, deriveKey(key, 'a'), deriveKey(key, 'b')].map((each) => each.toString('hex'));
  expect(new Set(keys).size).toBe(3);
  expect(deriveKey(key, 'a').toString('hex')).toBe(keys[1]);
  expect(deriveKey(key, 'a')).toHaveLength(32);
});

test('secrets compare by content, and other lengths are simply different', () => {
  expect(equalSecrets(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
  expect(equalSecrets(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
  expect(equalSecrets(Buffer.from('abc'), Buffer.from('abcd'))).toBe(false);
});
