/**
 * Looks for a DOCTYPE by the bytes, before any parser sees them: only the prolog can hold one. Latin-1 is enough to find ASCII marks in every
 * ASCII-like encoding. What another encoding hides, the parsed document still shows: the reader asks it again.
 */
/** @returns {{ wide: string, text: string }} the body as text in which ASCII marks can be found, and whether it is UTF-16 (`le`, `be`) */
export function prologText(body) {
  const marks = { fffe: 'le', '3c00': 'le', feff: 'be', '003c': 'be' };
  const wide = marks[Buffer.from(body.subarray(0, 2)).toString('hex')] ?? '';
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength - (wide ? body.byteLength % 2 : 0));
  if (wide === 'le') return { wide, text: bytes.toString('utf16le') };
  if (wide === 'be') return { wide, text: Buffer.from(bytes).swap16().toString('utf16le') };
  return { wide, text: bytes.toString('latin1') };
}
const skipping = [
  ['<?', '?>'],
  ['<!--', '-->'],
];
/** @returns true when a DOCTYPE stands before the root element */
export function hasDoctype(text) {
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at < 0) return false;
    const mark = skipping.find(([open]) => text.startsWith(open, at));
    if (!mark) return text.startsWith('<!DOCTYPE', at);
    at = text.indexOf(mark[1], at + mark[0].length);
    if (at < 0) return false;
  }
}
