import type { Prefix } from './namespaces';
import { namespaces } from './namespaces';

/** Element content by qualified name in the order of the schema; undefined is left out, a list repeats the element, `@_` marks an attribute. */
export type XmlContent = string | readonly XmlContent[] | { readonly [name: string]: XmlContent | undefined };

// XML 1.0 knows no way to write these; a lone surrogate is no character at all.
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const writable = (text: string): string => text.replace(unwritable, '\uFFFD').replace(/\r\n?/g, '\n');

/** At most `length` UTF-16 units, so at most that many characters of the schema; half a pair becomes U+FFFD when written. Empty is absent. */
export const cut = (text: string | undefined, length: number): string | undefined => (text ? text.slice(0, length) : undefined);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => writable(text).replace(/[&<>"]/g, (char) => escapes[char] ?? char);

function write(name: string, content: XmlContent | undefined): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return `<${name}>${escape(content)}</${name}>`;
  if (isList(content)) return content.map((one) => write(name, one)).join('');
  const entries = Object.entries(content);
  const attributes = entries.flatMap(([key, value]) =>
    key.startsWith('@_') && typeof value === 'string' ? ` ${key.slice(2)}="${escape(value)}"` : [],
  );
  const inner = entries.map(([key, value]) => {
    if (key.startsWith('@_')) return '';
    return key === '#text' && typeof value === 'string' ? escape(value) : write(key, value);
  });
  return `<${name}${attributes.join('')}>${inner.join('')}</${name}>`;
}
const isList = (content: XmlContent): content is readonly XmlContent[] => Array.isArray(content);

/** UTF-8 XML with one root that declares the given prefixes. Characters that XML cannot hold become U+FFFD. */
export function buildXml(root: string, prefixes: readonly Prefix[], content: { readonly [name: string]: XmlContent | undefined }): Buffer {
  const declared = Object.fromEntries(prefixes.map((prefix) => [`@_xmlns:${prefix}`, namespaces[prefix]]));
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${write(root, { ...declared, ...content })}`);
}
