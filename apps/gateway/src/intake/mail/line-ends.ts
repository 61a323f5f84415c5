/**
 * What an attachment may have been before it travelled. Only base64 keeps how lines ended and whether the last one did; in other encodings a
 * mail has line breaks of its own, and the parser counts the one before the boundary. The likeliest first.
 */
export function beforeTravel(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  const likely = text.endsWith('\n\n') ? text.slice(0, -1) : text;
  const bare = likely.replace(/\n$/, '');
  const windows = (each: string): string => each.replace(/\r?\n/g, '\r\n');
  return [...new Set([likely, text, bare, windows(likely), windows(bare)])].map((each) => Buffer.from(each, 'latin1'));
}
