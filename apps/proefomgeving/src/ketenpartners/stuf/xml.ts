/** Reads XML into elements with resolved namespaces, in document order; a codec that shares no line with the hub's. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  readonly ns: string;
  readonly name: string;
  /** Keys are `{namespace}name`; attributes without a prefix have an empty namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside this element, not that of its children. */
  readonly text: string;
}

/** What came in is no well-formed XML with declared namespaces. Holds no content. */
export class UnreadableXmlError extends Error {
  override readonly name = 'UnreadableXmlError';
}

const ATTRIBUTES = ':@';
type Node = Readonly<Record<string, unknown>>;
type Scope = ReadonlyMap<string, string>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** @throws UnreadableXmlError on anything but one well-formed document without DOCTYPE */
export function parseXml(source: string): XmlElement {
  if (/<!DOCTYPE/i.test(source)) throw new UnreadableXmlError('DOCTYPE');
  // The package that is to replace it does not exist on its own yet; the parser alone takes what is not well-formed.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (XMLValidator.validate(source) !== true) throw new UnreadableXmlError('not well-formed');
  const roots = elementNodes(parse(source));
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new UnreadableXmlError('not one root element');
  return toElement(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
}

function parse(source: string): readonly Node[] {
  try {
    return parser.parse(source) as readonly Node[];
  } catch {
    // The parser's own message may quote the document.
    throw new UnreadableXmlError('refused by the parser');
  }
}

function elementNodes(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node) => !tagOf(node).startsWith('#') && !tagOf(node).startsWith('?'));
}

function textOf(node: Node): string {
  const text = node['#text'];
  return typeof text === 'string' ? text : '';
}

function tagOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '#empty';
}

function toElement(node: Node, outer: Scope): XmlElement {
  const tag = tagOf(node);
  const raw = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>);
  const scope = declare(raw, outer);
  const inside = node[tag] as readonly Node[];
  const [ns, name] = resolve(tag, scope, scope.get('') ?? '');
  return {
    ns,
    name,
    attributes: new Map(raw.filter(([key]) => !isDeclaration(key)).map(([key, value]) => [attributeKey(key, scope), value])),
    children: elementNodes(inside).map((child) => toElement(child, scope)),
    text: inside.map(textOf).join(''),
  };
}

function isDeclaration(key: string): boolean {
  return key === 'xmlns' || key.startsWith('xmlns:');
}

function declare(raw: readonly (readonly [string, string])[], outer: Scope): Scope {
  const own = raw.filter(([key]) => isDeclaration(key)).map(([key, value]) => [key.slice('xmlns:'.length), value] as const);
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

function attributeKey(key: string, scope: Scope): string {
  const [ns, name] = resolve(key, scope, '');
  return `{${ns}}${name}`;
}

function resolve(qualified: string, scope: Scope, unprefixed: string): readonly [ns: string, name: string] {
  const colon = qualified.indexOf(':');
  if (colon < 0) return [unprefixed, qualified];
  const ns = scope.get(qualified.slice(0, colon));
  if (ns === undefined) throw new UnreadableXmlError('undeclared prefix');
  return [ns, qualified.slice(colon + 1)];
}

/** The first child of that name in any namespace; the shapes have held the namespace already. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => found?.children.find((each) => each.name === name), element);
}

/** Text at the end of a path, or undefined where the path breaks off or the element is nil. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return child(element, ...path)?.text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and for attribute values in double quotes. Characters that XML 1.0 does not know are left out. */
export function escapeXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Writes an element; `attributes` is what stands after the name, already escaped. */
export function tag(name: string, content: string | readonly string[], attributes = ''): string {
  const inside = typeof content === 'string' ? content : content.join('');
  return `<${name}${attributes === '' ? '' : ` ${attributes}`}>${inside}</${name}>`;
}

/** An element with escaped text, or nothing at all when there is no text. */
export function textTag(name: string, text: string | undefined, attributes = ''): string {
  return text === undefined ? '' : tag(name, escapeXml(text), attributes);
}
