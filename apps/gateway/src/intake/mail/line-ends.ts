/**
 * What an attachment may have been before it travelled. Only base64 keeps how lines ended and whether the last one did; in other encodings a
 * mail has line breaks of its own, and the parser counts the one before the boundary. The likeliest first, each made when it is asked for.
 */
export function* beforeTravel(bytes: Buffer): Generator<Buffer> {
  const likely = bytes.at(-1) === lineFeed && bytes.at(-2) === lineFeed ? bytes.subarray(0, -1) : bytes;
  yield likely;
  const text = bytes.toString('latin1');
  const short = likely.toString('latin1');
  const bare = short.replace(/\n$/, '');
  const windows = (each: string): string => each.replace(/\r?\n/g, '\r\n');
  const others = new Set([text, bare, windows(short), windows(bare)]);
  others.delete(short);
  for (const other of others) yield Buffer.from(other, 'latin1');
}

const lineFeed = 10;
