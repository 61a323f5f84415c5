/** Small changes to bytes, each of which a few numbers say: so a run that went wrong can be played again and made smaller. */
import * as fc from 'fast-check';
import { noise, runs, tokens } from './tokens';

const kinds = ['flip', 'delete', 'double', 'move', 'splice', 'cut', 'insert', 'between', 'replace', 'run'] as const;

export interface Change {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly size: number;
  readonly pick: number;
}

/** What one run starts from and does to it. */
export interface Spoiled {
  readonly seed: number;
  readonly changes: readonly Change[];
}

const big = fc.nat(0x3fffffff);
const change: fc.Arbitrary<Change> = fc.record({ kind: fc.constantFrom(...kinds), at: big, size: fc.nat(200), pick: big });

/** Of one change a reader may still take the message, and then more of it is read. */
const few = fc.array(change, { minLength: 1, maxLength: 2 });

export const spoiled = (seeds: number): fc.Arbitrary<Spoiled> =>
  fc.record({ seed: fc.nat(seeds - 1), changes: fc.oneof(few, fc.array(change, { minLength: 1, maxLength: 6 })) });

const bytesOf = (token: string): Buffer => Buffer.from(token, 'latin1');
const one = (list: readonly string[], pick: number): Buffer => bytesOf(list[pick % list.length] ?? '');
/** In bytes: more than a regular expression that goes over its text twice can bear. */
const longestRun = 200_000;

/** A word, a value between quotes or between tags: what a decoder takes as one. */
const words = /"[^"]{0,200}"|(?<=>)[^<>]{1,200}(?=<)|[\w.+-]{2,60}/g;

function placeOfWord(bytes: Buffer, pick: number): readonly [number, number] {
  const found = [...bytes.toString('latin1').matchAll(words)];
  const [text, at] = found.length > 0 ? [found[pick % found.length]?.[0] ?? '', found[pick % found.length]?.index ?? 0] : ['', 0];
  return [at, at + text.length];
}

function instead(bytes: Buffer, from: number, until: number, what: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), what, bytes.subarray(until)]);
}

type Apply = (bytes: Buffer, change: Change, other: Buffer) => Buffer;
const apply: Readonly<Record<Change['kind'], Apply>> = {
  flip: (bytes, { at, pick }) => instead(bytes, at, at + 1, Buffer.from([pick % 256])),
  delete: (bytes, { at, size }) => instead(bytes, at, at + size, Buffer.alloc(0)),
  double: (bytes, { at, size }) => instead(bytes, at, at, bytes.subarray(at, at + size)),
  move: (bytes, { at, size, pick }) => {
    const rest = instead(bytes, at, at + size, Buffer.alloc(0));
    return instead(rest, pick % (rest.length + 1), pick % (rest.length + 1), bytes.subarray(at, at + size));
  },
  splice: (bytes, { at, size, pick }, other) =>
    instead(bytes, at, at + size, other.subarray(pick % other.length, (pick % other.length) + 4 * size)),
  cut: (bytes, { at }) => bytes.subarray(0, at),
  insert: (bytes, { at, pick }) => instead(bytes, at, at, one(tokens, pick)),
  between: (bytes, { at, pick }) => {
    const behind = bytes.indexOf('>', at) + 1;
    return instead(bytes, behind, behind, one(noise, pick));
  },
  replace: (bytes, { at, pick, size }) => {
    const [from, until] = placeOfWord(bytes, at);
    const token = one(tokens, pick);
    return instead(bytes, from, until, bytes[from] === 0x22 && size % 2 === 0 ? Buffer.concat([bytesOf('"'), token, bytesOf('"')]) : token);
  },
  run: (bytes, { at, size, pick }) => {
    const token = one(runs, pick);
    const times = Math.min(2 ** (size % 19), Math.floor(longestRun / token.length));
    return instead(bytes, at, at, Buffer.alloc(times * token.length, token));
  },
};

/** The bytes that a run is about. The same numbers give the same bytes. */
export function bytesOfRun(seeds: readonly Buffer[], { seed, changes }: Spoiled): Buffer {
  const start = seeds[seed] ?? Buffer.alloc(0);
  return changes.reduce((bytes, each) => {
    const other = seeds[each.pick % seeds.length] ?? start;
    return apply[each.kind](bytes, { ...each, at: each.at % (bytes.length + 1) }, other);
  }, start);
}
