import type { Soort } from '@schakel/contracts';
import { catalogue, leavesOf } from '@schakel/contracts';

/** What a leaf may hold. Anything else in its place is not content of a contract, and stays home. */
export type Leaf = string | number | boolean;
export type Plain = Readonly<Record<string, unknown>>;

/** Content as data: whoever has the fields may hand them over, made by the contract's class or not. */
export type Data<T> = T extends readonly (infer Item)[]
  ? readonly Data<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Data<T[Name]> }
    : T;

export const isLeaf = (value: unknown): value is Leaf => ['string', 'number', 'boolean'].includes(typeof value);
export const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

const join = (prefix: string, name: string): string => (prefix ? `${prefix}.${name}` : name);

/** The leaf paths that hold something, each once, lists without index; the same notation as `leavesOf`. */
export function fieldsOf(inhoud: unknown, prefix = ''): string[] {
  if (Array.isArray(inhoud)) return [...new Set(inhoud.flatMap((item) => fieldsOf(item, prefix)))];
  if (isPlain(inhoud)) return Object.entries(inhoud).flatMap(([name, value]) => fieldsOf(value, join(prefix, name)));
  return inhoud === undefined || inhoud === null ? [] : [prefix];
}

const sensitivities = new Map<Soort, ReadonlyMap<string, string>>();

/** The sensitivity of every leaf of a bericht, by path, in the order of its contract. Contracts do not change while running: read once. */
export function sensitivityOf(soort: Soort): ReadonlyMap<string, string> {
  const known =
    sensitivities.get(soort) ?? new Map(leavesOf(catalogue[soort].inhoud).map(({ path, gevoeligheid }) => [path, gevoeligheid]));
  sensitivities.set(soort, known);
  return known;
}

/** Freezes what it is given and everything below it. */
export function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freezeDeep);
  }
  return value;
}
