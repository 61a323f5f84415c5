import { inflateRawSync } from 'node:zlib';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const mostEntries = 1_000;

/** The entries of a ZIP (APPNOTE 6.3, without ZIP64 and encryption). @throws Error for anything else, without a word of it */
export function entriesOf(zip) {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries) throw new Error('zip');
  const found = [];
  for (let at = zip.readUInt32LE(end + 16); found.length < count; ) {
    if (zip.readUInt32LE(at) !== entryMark) throw new Error('zip');
    const length = zip.readUInt16LE(at + 28);
    found.push({
      name: zip.toString('utf8', at + 46, at + 46 + length),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      from: zip.readUInt32LE(at + 42),
    });
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

function endOf(zip) {
  const first = Math.max(0, zip.length - 65_557);
  for (let at = zip.length - 22; at >= first; at -= 1) if (zip.readUInt32LE(at) === endMark) return at;
  throw new Error('zip');
}

/** The bytes of one entry, at most `largest`: what would be larger is not unpacked, whatever the entry says of itself. @throws Error */
export function unpack(zip, { method, packed, from }, largest) {
  const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
  const bytes = zip.subarray(start, start + packed);
  if (method === 0 && bytes.length <= largest) return bytes;
  if (method === 8) return inflateRawSync(bytes, { maxOutputLength: largest });
  throw new Error('zip');
}
