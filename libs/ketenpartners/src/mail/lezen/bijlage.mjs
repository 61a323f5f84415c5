import { linesOfDocx } from './docx.mjs';
import { linesOfHtml } from './html.mjs';

const startsWith = (bytes, mark) => bytes.subarray(0, 1024).includes(mark);

/** Without its scripts: none is run, and no font or image is drawn. Loaded only where there is a PDF: it is large. */
async function linesOfPdf(bytes) {
  const { extractText } = await import('unpdf');
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text;
}

/** UTF-8 unless it is none: then as Windows writes Dutch. */
function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const readers = [
  [({ bytes }) => startsWith(bytes, '%PDF-'), linesOfPdf],
  [({ naam, type, bytes }) => startsWith(bytes, 'PK') && (/\.docx$/i.test(naam) || /wordprocessingml\.document$/.test(type)), linesOfDocx],
  [({ naam, type }) => type === 'text/html' || /\.html?$/i.test(naam), (bytes) => linesOfHtml(decoded(bytes))],
  [({ naam, type }) => type === 'text/plain' || /\.txt$/i.test(naam), decoded],
];

const readerOf = ({ naam, type, bytes }) => readers.find(([fits]) => fits({ naam, type, bytes }))?.[1];
const asBuffer = ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length);

/** Whether there is a reader for it, or it is a mail. */
export const isLeesbaar = ({ naam, type, bytes }) =>
  type === 'message/rfc822' || readerOf({ naam, type, bytes: asBuffer(bytes) }) !== undefined;

/** What an attachment says, as lines; undefined where there is no reader for it. @throws Error when it is not what it seems */
export async function linesOf({ naam, type, bytes: given }) {
  const bytes = asBuffer(given);
  const read = readerOf({ naam, type, bytes });
  return read && (await read(bytes));
}
