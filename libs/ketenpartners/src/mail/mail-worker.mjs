/**
 * Takes hostile mails apart, one at a time, in a thread that may be ended halfway. Reads nothing from outside the bytes, and says nothing but its
 * answers: what the parser throws may quote the mail.
 */
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { isLeesbaar, linesOf } from './lezen/bijlage.mjs';
import { linesOfHtml } from './lezen/html.mjs';

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
/** In characters, of one text that is read for its fields, and of all attachments together: what comes after that a person opens. */
const longest = 1_000_000;
/** So deep are mails inside mails read. */
const deepest = 3;

function senderOf(headers) {
  const [from, ...more] = headers.filter(({ key }) => key === 'from');
  const [mailbox, ...others] = from === undefined ? [] : addressParser(from.value);
  return more.length === 0 && others.length === 0 && mailbox?.address ? mailbox.address.toLowerCase() : undefined;
}

const bytesOf = (content) => new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content);

async function opened({ raw, alsTekst, lezen }) {
  const { headers, attachments, text, html } = await PostalMime.parse(raw, limits);
  const decoded = (name) => decodeWords(headers.find(({ key }) => key === name)?.value ?? '');
  const lines = html === undefined ? undefined : linesOfHtml(html);
  return {
    headers: headers.map(({ key, value }) => ({ key, value })),
    van: senderOf(headers),
    bijlagen: attachments.map(({ filename, mimeType, content }) => ({ naam: filename ?? '', type: mimeType, bytes: bytesOf(content) })),
    tekst: alsTekst ? { van: decoded('from'), onderwerp: decoded('subject'), inhoud: (text ?? lines ?? '').slice(0, alsTekst) } : undefined,
    // Two forms of the same words: a table survives in HTML, and a form that was typed in plain text.
    lezing: lezen ? [decoded('subject'), text, lines].map((each) => (each ?? '').slice(0, longest)) : undefined,
  };
}

/** What an attachment says; of a mail inside the mail its subject and its text, and those of the mails inside that. */
async function wordsOf(bijlage, depth = 0) {
  if (bijlage.type !== 'message/rfc822') return linesOf(bijlage);
  const { lezing, bijlagen } = await opened({ raw: bijlage.bytes, lezen: true });
  const [onderwerp, text, lines] = lezing;
  const inner = depth < deepest ? await Promise.all(bijlagen.map((each) => readOne(each, depth + 1))) : [];
  return [onderwerp, lines || text, ...inner].filter(Boolean).join('\n');
}

/** What cannot be read is for a person; why may quote it, and is told to nobody. */
const readOne = (bijlage, depth) =>
  wordsOf(bijlage, depth).catch(() => {
    failed = true;
    return undefined;
  });

/** Whether anything of the mail in hand could not be read: something of it may then still be at work. */
let failed = false;
const held = () => {
  const { total_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
};
const tell = (answer, last) => parentPort.postMessage(last ? { ...answer, einde: { geheugen: held(), mislukt: failed } } : answer);

async function answer(request) {
  failed = false;
  const mail = await opened(request).catch(() => undefined);
  const leesbaar =
    request.lezen && mail ? mail.bijlagen.flatMap((bijlage, at) => (isLeesbaar(bijlage) ? [{ bijlage, nummer: at + 1 }] : [])) : [];
  failed = mail === undefined;
  tell({ mail }, leesbaar.length === 0);
  let left = longest;
  for (const { bijlage, nummer } of leesbaar) {
    const inhoud = left > 0 ? (await readOne(bijlage))?.slice(0, left) : undefined;
    left -= inhoud?.length ?? 0;
    tell({ nummer, inhoud }, nummer === leesbaar.at(-1).nummer);
  }
}

parentPort.on('message', async (requests) => {
  for (const request of requests) await answer(request);
});
parentPort.postMessage('gereed');
