/** Reads what a person would see of a mail: subject and plain text (RFC 2045-2047). Enough for a mail sink, not for intake. */
export interface Leesbaar {
  readonly subject: string;
  /** The first text/plain part, or what there is when there is none. */
  readonly text: string;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Never throws: what cannot be decoded is shown as it came. */
export function readMail(raw: Buffer): Leesbaar {
  const mail = split(raw.toString('latin1'));
  const part = plainPart(mail) ?? mail;
  return { subject: decodeWords(mail.headers.get('subject') ?? ''), text: decodeBody(part) };
}

function split(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const);
  return { headers: new Map(headers), body: end === null ? '' : source.slice(end.index + end[0].length) };
}

function plainPart(part: Part): Part | undefined {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return /^text\/plain/i.test(type) ? part : undefined;
  const pieces = part.body.split(`--${boundary}`).slice(1, -1);
  return pieces.map((piece) => plainPart(split(piece.replace(/^\r?\n/, '')))).find((found) => found !== undefined);
}

function decodeBody({ headers, body }: Part): string {
  const charset = /charset="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  const bytes =
    encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(encoding === 'quoted-printable' ? quoted(body) : body, 'latin1');
  return decode(bytes, charset);
}

function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, encoding: string, word: string) =>
    decode(encoding.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : Buffer.from(quoted(word.replace(/_/g, ' ')), 'latin1'), charset),
  );
}

function quoted(text: string): string {
  const joined = text.replace(/=\r?\n/g, '');
  return joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_NOT_SUPPORTED') return bytes.toString('latin1');
    throw error;
  }
}
