/** Says where in a document something is, in our own words: names of elements that our schemas declare, never a word of the sender. */
// By XPath: going from node to node ends at a processing instruction, which the library gives no `next`.
const same = (node, axis) => node.eval(`count(${axis}::*[local-name() = '${node.name}'])`);
const stepOf = (node, nameOf) => {
  const before = same(node, 'preceding-sibling');
  return before > 0 || same(node, 'following-sibling') > 0 ? `${nameOf(node.name)}[${before + 1}]` : nameOf(node.name);
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
const childAt = (node, name, nth) => node.eval(`*${name === '*' ? '' : `[name() = '${name}']`}[${nth}]`)[0];

/** @param schemas by file name; only the names that they declare appear in a location */
export function placesIn(schemas) {
  const declared = Object.values(schemas).flatMap((text) => [...text.matchAll(/ name="([^"]+)"/g)].map((match) => match[1]));
  const known = new Set([...declared, 'Envelope', 'Header', 'Body']);
  const nameOf = (name) => (known.has(name) ? name : '(onbekend element)');
  return { locationOf: (node, top) => locationOf(node, top, nameOf), follow };
}
