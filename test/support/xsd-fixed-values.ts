import type { XmlNode } from '../../libs/ketenpartners/src/stuf/xml-tree';
import { parseXml } from '../../libs/ketenpartners/src/stuf/xml-tree';

/** Reads from resolved XSDs where `StUF:entiteittype` is fixed below a root: independent of the table that the product uses. */
const prefixOf: Readonly<Record<string, string>> = {
  'http://www.egem.nl/StUF/StUF0301': 'StUF',
  'http://www.egem.nl/StUF/sector/bg/0310': 'BG',
  'http://www.egem.nl/StUF/sector/zkn/0310': 'ZKN',
  'http://www.stufstandaarden.nl/koppelvlak/jz0100': 'JZ',
};
interface Found {
  readonly node: XmlNode;
  readonly prefix: string;
}
const local = (node: XmlNode): string => node.naam.replace(/^.*:/, '');

function indexOf(schemas: readonly string[]): Map<string, Found> {
  const index = new Map<string, Found>();
  for (const text of schemas) {
    const root = parseXml(Buffer.from(text));
    const prefix = prefixOf[root.attributen['targetNamespace'] ?? ''];
    if (!prefix) continue;
    for (const node of root.kinderen) index.set(`${local(node)} ${prefix}:${node.attributen['name'] ?? ''}`, { node, prefix });
  }
  return index;
}

export function fixedValuesOf(schemas: readonly string[], wortel: string): [string, string][] {
  const index = indexOf(schemas);
  const rows: [string, string][] = [];
  const visitType = (name: string | undefined, path: string, depth: number): void => {
    const type = index.get(`complexType ${name ?? ''}`);
    if (type) visit(type.node, type.prefix, path, depth);
  };
  const visitElement = (node: XmlNode, prefix: string, path: string, depth: number): void => {
    const { name, type } = node.attributen;
    if (!name) return;
    const here = path ? `${path}/${prefix}:${name}` : `${prefix}:${name}`;
    visitType(type, here, depth + 1);
    for (const child of node.kinderen) visit(child, prefix, here, depth + 1);
  };
  const visit = (node: XmlNode, prefix: string, path: string, depth: number): void => {
    if (depth > 30) return;
    const { ref, fixed, base } = node.attributen;
    if (local(node) === 'attribute' && ref === 'StUF:entiteittype' && fixed) rows.push([path, fixed]);
    if (base) visitType(base, path, depth + 1);
    for (const child of node.kinderen) {
      if (local(child) === 'element') visitElement(child, prefix, path, depth);
      else visit(child, prefix, path, depth + 1);
    }
  };
  const root = index.get(`element JZ:${wortel}`);
  if (!root) throw new Error(`no element ${wortel}`);
  visitType(root.node.attributen['type'], '', 0);
  for (const child of root.node.kinderen) visit(child, 'JZ', '', 0);
  return rows;
}
