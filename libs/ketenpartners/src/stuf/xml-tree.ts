import { RejectError } from '@schakel/contracts';
import { XMLParser } from 'fast-xml-parser';
import type { Prefix } from './namespaces';
import { namespaces } from './namespaces';

/** An element with its namespace resolved: `naam` is our prefix and the local name, `BG:inp.bsn`, whatever prefix the sender chose. */
export interface XmlNode {
  readonly naam: string;
  readonly attributen: Readonly<Record<string, string>>;
  readonly kinderen: readonly XmlNode[];
  /** Text and CDATA of the element itself, as it stands. */
  readonly tekst: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are resolved below, where CDATA and text are still apart.
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  maxNestedTags: 256,
});

const prefixes = new Map<string, string>(Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]));
type Scope = Readonly<Record<string, string>>;
type Ordered = Record<string, unknown>;

const named: ReadonlyMap<string, string> = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }));
const unescape = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return named.get(name) ?? whole;
        return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
      })
    : text;

function qualify(name: string, scope: Scope, isAttribute: boolean): string {
  const colon = name.indexOf(':');
  if (colon >= 0) return qualified(scope[name.slice(0, colon)], name.slice(colon + 1));
  return isAttribute ? name : qualified(scope[''], name);
}
function qualified(uri: string | undefined, local: string): string {
  if (!uri) return local;
  return `${prefixes.get(uri) ?? 'onbekend'}:${local}`;
}

const isDeclaration = (name: string): boolean => name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
function scopeOf(attributes: Record<string, string>, outer: Scope): Scope {
  const declared = Object.keys(attributes).filter(isDeclaration);
  if (declared.length === 0) return outer;
  return { ...outer, ...Object.fromEntries(declared.map((name) => [name.slice(6), unescape(attributes[name] ?? '')])) };
}

const textOf = (entry: Ordered): string => {
  if ('#text' in entry) return unescape(String(entry['#text']));
  if (!('#cdata' in entry)) return '';
  return (entry['#cdata'] as Ordered[]).map((part) => String(part['#text'])).join('');
};

const none: Readonly<Record<string, string>> = Object.freeze({});
function attributesOf(raw: Record<string, string>, scope: Scope): XmlNode['attributen'] {
  const found: Record<string, string> = {};
  for (const name of Object.keys(raw)) if (!name.startsWith('xmlns')) found[qualify(name, scope, true)] = unescape(raw[name] ?? '');
  return found;
}

/** Every element of every report comes by here: loops, and nothing made that is thrown away. */
function toNode(entry: Ordered, outer: Scope): XmlNode | undefined {
  const name = nameOf(entry);
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return undefined;
  const raw = entry[':@'] as Record<string, string> | undefined;
  const scope = raw ? scopeOf(raw, outer) : outer;
  const kinderen: XmlNode[] = [];
  let tekst = '';
  for (const child of entry[name] as Ordered[]) {
    const node = toNode(child, scope);
    if (node) kinderen.push(node);
    else tekst += textOf(child);
  }
  return { naam: qualify(name, scope, false), attributen: raw ? attributesOf(raw, scope) : none, kinderen, tekst };
}
function nameOf(entry: Ordered): string | undefined {
  for (const key in entry) if (key !== ':@') return key;
  return undefined;
}

const opaque = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * The same XML without processing instructions, which mean nothing here. The parser looks for quotes in them and would skip whatever stands
 * between two apostrophes, elements and all.
 */
function withoutInstructions(text: string): string {
  if (!text.includes('<?', text.startsWith('<?xml ') ? 1 : 0)) return text;
  let [kept, from] = ['', 0];
  for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', start)) {
    const isInstruction = text.startsWith('<?', start);
    const [open, close] = isInstruction ? ['<?', '?>'] : (opaque.find(([mark]) => text.startsWith(mark, start)) ?? ['<', '']);
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    if (isInstruction) kept += text.slice(from, start);
    start = end + close.length;
    if (isInstruction) from = start;
  }
  return kept + text.slice(from);
}

/**
 * Reads XML that is known to be well-formed (it passed the XML worker) or that comes from a partner's answer; never hostile input on its own.
 * @throws RejectError `niet-welgevormd`
 */
export function parseXml(bytes: Buffer): XmlNode {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    const root = (parser.parse(withoutInstructions(text)) as Ordered[]).flatMap((entry) => toNode(entry, {}) ?? []);
    if (root.length === 1 && root[0]) return root[0];
  } catch {
    // what the parser says may quote the message
  }
  throw new RejectError('niet-welgevormd', [{ code: 'niet-welgevormd', location: '' }]);
}

type Naam = `${Prefix}:${string}`;
/** Nil and noValue elements hold no value: they are left out as if absent. */
function isNil({ attributen }: XmlNode): boolean {
  const nil = attributen['xsi:nil']?.trim();
  return nil === 'true' || nil === '1';
}

/** The children of that name, nil ones left out. */
export const all = (node: XmlNode | undefined, naam: Naam): XmlNode[] =>
  node?.kinderen.filter((child) => child.naam === naam && !isNil(child)) ?? [];

/** The element at the end of the path, or undefined when a step is missing or nil. */
export const at = (node: XmlNode | undefined, ...path: Naam[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((found, naam) => found?.kinderen.find((child) => child.naam === naam && !isNil(child)), node);

/** The text at the end of the path; undefined when missing, nil or blank. */
export function textAt(node: XmlNode | undefined, ...path: Naam[]): string | undefined {
  const text = at(node, ...path)?.tekst.trim();
  return text === '' ? undefined : text;
}

/** Every non-blank text of the children of that name; undefined when there is none. */
export function textsAt(node: XmlNode | undefined, naam: Naam): string[] | undefined {
  const texts = all(node, naam).map(({ tekst }) => tekst.trim());
  const filled = texts.filter((text) => text !== '');
  return filled.length > 0 ? filled : undefined;
}
