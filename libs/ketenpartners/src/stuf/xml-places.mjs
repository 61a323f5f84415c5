/** Says where in a document something is, in our own words: names of elements that our schemas declare, never a word of the sender. */
import { XmlElement } from 'libxml2-wasm';

const siblings = (node, step) => {
  const same = [];
  for (let at = node[step]; at; at = at[step]) if (at instanceof XmlElement && at.name === node.name) same.push(at);
  return same.length;
};
const stepOf = (node, nameOf) => {
  const before = siblings(node, 'prev');
  return before > 0 || siblings(node, 'next') > 0 ? `${nameOf(node.name)}[${before + 1}]` : nameOf(node.name);
};
function locationOf(node, top, nameOf) {
  const steps = [];
  for (let at = node; at; at = at.parent) {
    steps.unshift(stepOf(at, nameOf));
    if (at.name === top.name && at.namespaceUri === top.namespaceUri) break;
  }
  return steps.join('/');
}
/** Follows libxml2's node path (`/a:b/*[2]/c[1]`) by counting, since the prefixes in it are the sender's. */
function follow(xpath, doc) {
  let node = doc.root;
  for (const step of xpath.split('/').slice(2)) {
    const [, name, nth = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const next = name && childAt(node, name, Number(nth));
    if (!next) break;
    node = next;
  }
  return node;
}
function childAt(node, name, nth) {
  let seen = 0;
  for (let at = node.firstChild; at; at = at.next) {
    if (!(at instanceof XmlElement)) continue;
    const qualified = at.namespacePrefix ? `${at.namespacePrefix}:${at.name}` : at.name;
    if (name === '*' || name === qualified) seen += 1;
    if (seen === nth) return at;
  }
  return undefined;
}

/** @param schemas by file name; only the names that they declare appear in a location */
export function placesIn(schemas) {
  const declared = Object.values(schemas).flatMap((text) => [...text.matchAll(/ name="([^"]+)"/g)].map((match) => match[1]));
  const known = new Set([...declared, 'Envelope', 'Header', 'Body']);
  const nameOf = (name) => (known.has(name) ? name : '(onbekend element)');
  return { locationOf: (node, top) => locationOf(node, top, nameOf), follow };
}
