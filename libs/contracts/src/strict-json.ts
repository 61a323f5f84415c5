import { RejectError } from './errors';

/** More than any report needs; less than what would cost a reader its stack or its time. */
const deepest = 20;
const mostValues = 50_000;
/** Names with which a reader could be made to change what all objects share. */
const forbiddenNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];
/** What no text can hold in XML 1.0, and so in no message to a partner: control characters but tab and line ends, and half characters. */

const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const refuse = (what: string): RejectError => new RejectError('json-ongeldig', [{ code: 'json-ongeldig', location: `(${what})` }]);

/**
 * Reads JSON (RFC 8259) that anybody may have written. What two readers could read differently is refused: a byte order mark, bytes that are no
 * UTF-8, a name that stands twice in one object; and what no message may hold. Says what is wrong, and never a name or value of the sender's.
 * @throws RejectError `json-ongeldig`
 */
export function parseStrictJson(bytes: Buffer): unknown {
  const text = decodeUtf8(bytes);
  scan(text);
  const value = parse(text);
  demandWritable(value);
  return value;
}

function decodeUtf8(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) throw refuse('byte order mark');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The only thing that a fatal decoder throws about.
    throw refuse('geen UTF-8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words repeat what was sent.
    throw refuse('niet welgevormd');
  }
}

/** One object or list that is open; a list has no names. */
type Open = Set<string> | undefined;

/** Looks at the structure before anything is built of it. Text that is no JSON passes here and falls in the parser. */
function scan(text: string): void {
  const open: Open[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') at = readString(open.at(-1), text, at);
    else if (sign === '{') enter(open, new Set());
    else if (sign === '[') enter(open, undefined);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',') values += 1;
    if (values > mostValues) throw refuse('te veel waarden');
  }
}

function enter(open: Open[], one: Open): void {
  if (open.push(one) > deepest) throw refuse('te diep genest');
}

/** Notes the string as a name of the object around it, if it is one; gives where it ends. */
function readString(names: Open, text: string, from: number): number {
  const end = endOfString(text, from);
  addName(names, text, from, end);
  return end;
}

/** Where the string that begins at `from` ends: at a quote with an even number of backslashes before it. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

const isName = (text: string, end: number): boolean => {
  let at = end + 1;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return text[at] === ':';
};

function addName(names: Open, text: string, from: number, end: number): void {
  if (!names || !isName(text, end)) return;
  const name = String(parse(text.slice(from, end + 1)));
  if (forbiddenNames.includes(name)) throw refuse('verboden veldnaam');
  if (names.has(name)) throw refuse('dubbel veld');
  names.add(name);
}

function demandWritable(value: unknown): void {
  if (typeof value === 'string' && unwritable.test(value)) throw refuse('verboden teken');
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) demandWritable(part);
}

/**
 * The same without null and empty texts: who leaves a field empty says nothing. A list keeps its places, since others point to them; only empty
 * texts go.
 */
export function dropEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== '').map(dropEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, part]) => part !== null && part !== '');
  return Object.fromEntries(filled.map(([name, part]) => [name, dropEmpty(part)]));
}
