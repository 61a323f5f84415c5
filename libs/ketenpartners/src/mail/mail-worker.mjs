/**
 * Takes one hostile mail apart in a thread of its own, which may be ended halfway. Reads nothing from outside the bytes, and says nothing but its
 * one answer: what the parser throws may quote the mail.
 */
import { parentPort, workerData } from 'node:worker_threads';
import PostalMime, { addressParser, decodeWords } from 'postal-mime';

/** The parser keeps a part as one piece per line. As pieces of a real Blob a mail of short lines takes gigabytes, outside of any limit on a thread. */
class Pieces {
  constructor(pieces) {
    this.pieces = pieces;
  }
  async arrayBuffer() {
    const bytes = Buffer.concat(this.pieces.map((piece) => Buffer.from(piece)));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  }
}
globalThis.Blob = Pieces;

const limits = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 512 * 1024 };
const entities = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** HTML as plain text, in one pass: what is never closed goes on to the end. What is left of a tag is text: whoever shows it escapes everything. */
const textOf = (html) =>
  html
    .replace(/<!--[\s\S]*?(-->|$)|<(style|script|head|title)\b[\s\S]*?(<\/\2\s*>|$)/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole)
    .replace(/\n\s*\n\s*\n/g, '\n\n');

function senderOf(headers) {
  const [from, ...more] = headers.filter(({ key }) => key === 'from');
  const [mailbox, ...others] = from === undefined ? [] : addressParser(from.value);
  return more.length === 0 && others.length === 0 && mailbox?.address ? mailbox.address.toLowerCase() : undefined;
}

const bytesOf = (content) => new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content);

async function opened({ raw, alsTekst }) {
  const { headers, attachments, text, html } = await PostalMime.parse(raw, limits);
  const decoded = (name) => decodeWords(headers.find(({ key }) => key === name)?.value ?? '');
  return {
    headers: headers.map(({ key, value }) => ({ key, value })),
    van: senderOf(headers),
    bijlagen: attachments.map(({ filename, mimeType, content }) => ({ naam: filename ?? '', type: mimeType, bytes: bytesOf(content) })),
    tekst: alsTekst
      ? { van: decoded('from'), onderwerp: decoded('subject'), inhoud: (text ?? textOf(html ?? '')).slice(0, alsTekst) }
      : undefined,
  };
}

parentPort.postMessage(await opened(workerData).catch(() => undefined));
