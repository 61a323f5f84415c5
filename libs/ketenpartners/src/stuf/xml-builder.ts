import { XMLBuilder } from 'fast-xml-parser';
import type { Prefix } from './namespaces';
import { namespaces } from './namespaces';

/** Element content by qualified name in the order of the schema; undefined is left out, a list repeats the element, `@_` marks an attribute. */
export type XmlContent = string | readonly XmlContent[] | { readonly [name: string]: XmlContent | undefined };

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true, processEntities: true });

// XML 1.0 knows no way to write these; a lone surrogate is no character at all.
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const writable = (text: string): string => text.replace(unwritable, '\uFFFD').replace(/\r\n?/g, '\n');

function clean(content: XmlContent): XmlContent {
  if (typeof content === 'string') return writable(content);
  if (Array.isArray(content)) return content.map(clean);
  const kept = Object.entries(content).flatMap(([name, value]) => (value === undefined ? [] : [[name, clean(value)] as const]));
  return Object.fromEntries(kept);
}

/** UTF-8 XML with one root that declares the given prefixes. Characters that XML cannot hold become U+FFFD. */
export function buildXml(root: string, prefixes: readonly Prefix[], content: { readonly [name: string]: XmlContent | undefined }): Buffer {
  const declared = Object.fromEntries(prefixes.map((prefix) => [`@_xmlns:${prefix}`, namespaces[prefix]]));
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: { ...declared, ...(clean(content) as object) } })}`,
  );
}
