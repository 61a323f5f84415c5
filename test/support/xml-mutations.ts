/** A small mutable XML tree, with prefixes as they are written, and ways to spoil it (or not). */
export interface Element {
  name: string;
  attributes: [string, string][];
  children: (Element | string)[];
}

export function parseSimple(xml: string): Element {
  const top: Element = { name: '', attributes: [], children: [] };
  const open = [top];
  for (const [token] of xml.replace(/^<\?.*?\?>\s*/, '').matchAll(/<!\[CDATA\[[^]*?\]\]>|<[^>]+>|[^<]+/g)) {
    const parent = open.at(-1)!;
    if (token.startsWith('</')) open.pop();
    else if (!token.startsWith('<') || token.startsWith('<!')) parent.children.push(token);
    else {
      const attributes = [...token.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]): [string, string] => [key!, value!]);
      const node: Element = { name: /^<([^\s/>]+)/.exec(token)![1]!, attributes, children: [] };
      parent.children.push(node);
      if (!token.endsWith('/>')) open.push(node);
    }
  }
  return top.children.find((child) => typeof child !== 'string')!;
}

export const serialise = ({ name, attributes, children }: Element): string =>
  `<${name}${attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>${children
    .map((child) => (typeof child === 'string' ? child : serialise(child)))
    .join('')}</${name}>`;

export interface Place {
  readonly node: Element;
  readonly parent: Element;
}
export const places = (parent: Element): Place[] =>
  parent.children.flatMap((node) => (typeof node === 'string' ? [] : [{ node, parent }, ...places(node)]));

export const isLeaf = (node: Element): boolean => node.children.every((child) => typeof child === 'string');
const swap = (list: unknown[], from: number, to: number): void => {
  [list[from], list[to]] = [list[to], list[from]];
};
const text =
  (values: readonly string[]) =>
  ({ node }: Place, pick: number): void => {
    if (isLeaf(node)) node.children = [values[pick % values.length]!];
  };
const setAttribute = (node: Element, key: string, value: string): void => {
  node.attributes = [...node.attributes.filter(([name]) => name !== key), [key, value]];
};
const copy = (node: Element): Element => parseSimple(serialise(node));
const at = ({ node, parent }: Place): number => parent.children.indexOf(node);
const extra = '<StUF:extraElementen><StUF:extraElement naam="x" StUF:indOnvolledigeDatum="D">y</StUF:extraElement></StUF:extraElementen>';

export const mutations: Readonly<Record<string, (place: Place, pick: number) => void>> = {
  drop: (place) => void place.parent.children.splice(at(place), 1),
  duplicate: (place) => void place.parent.children.splice(at(place), 0, copy(place.node)),
  reorder: (place, pick) => {
    const other = pick % place.parent.children.length;
    swap(place.parent.children, at(place), other);
  },
  rename: ({ node }, pick) =>
    void (node.name = [`${node.name}x`, node.name.replace(/^.*:/, 'BG:'), node.name.replace(/^.*:/, ''), 'JZ:object'][pick % 4]!),
  emptyText: text(['', ' ', '\n']),
  padText: ({ node }) => {
    if (isLeaf(node)) node.children = [' ', ...node.children, ' '];
  },
  length: text(
    [4, 5, 8, 9, 10, 11, 12, 17, 20, 21, 24, 25, 30, 31, 35, 36, 40, 41, 50, 51, 80, 81, 200, 201, 254, 255, 412, 413, 1001].map((n) =>
      'é'.repeat(n),
    ),
  ),
  digits: text([
    '0',
    '1',
    '99999',
    '100000',
    '123456789',
    '999990018',
    '1234567890',
    '12345678901234567',
    '20260301101500000',
    '123456789012345678',
    '-1',
    '+7',
    '1.0',
    '1e3',
  ]),
  dates: text([
    '20260231',
    '20260001',
    '2026',
    '2026-03-01',
    '20260301 ',
    ' 20260301',
    '020260301',
    '202603011',
    '20260301.0',
    '20260301.5',
  ]),
  enums: text([
    'Ja',
    'Nee',
    'J',
    'N',
    'M',
    'V',
    'O',
    'ja',
    'hoog',
    'Hoog',
    'jeugdige',
    'voogd',
    'mondeling',
    'onbenoemd',
    'Di01',
    'Bv03',
    'vtMeldingDi01',
    'ucobDi01',
    'uciDi01',
    '1234',
    '1234AB',
    '1234 AB',
    'true',
  ]),
  special: text(['<![CDATA[a <b> & c]]>', 'a&amp;b', 'a<!-- x -->b', '<?pi x?>a', '&#233;&#x1F600;', '20260<!-- x -->301', 'J<!-- -->']),
  comment: ({ node }) => void node.children.splice(0, 0, '<!-- opmerking -->'),
  pi: ({ node }) => void node.children.push('<?iets anders?>'),
  stray: ({ node }) => void node.children.push('tekst'),
  child: ({ node }) => void node.children.push({ name: 'BG:geslachtsnaam', attributes: [], children: ['x'] }),
  extraElementen: ({ node }, pick) => void node.children.splice(pick % (node.children.length + 1), 0, extra),
  extraBefore: (place) => void place.parent.children.splice(at(place), 0, extra),
  nil: ({ node }, pick) => {
    setAttribute(node, 'xsi:nil', ['true', '1', 'false', 'x'][pick % 4]!);
    if (pick % 3 > 0) node.children = [];
  },
  noValue: ({ node }, pick) => {
    setAttribute(node, ['StUF:noValue', 'noValue'][pick % 2]!, ['geenWaarde', 'waardeOnbekend', 'nietOndersteund', 'anders'][pick % 4]!);
  },
  fixed: ({ node }, pick) => {
    setAttribute(node, 'StUF:entiteittype', ['NPS', 'ZOS', 'VTM', 'BTR', 'VVZ', 'OBJ', 'X', '', ' ZOS', 'OEH', 'e'.repeat(31)][pick % 11]!);
  },
  removeAttribute: ({ node }, pick) => void node.attributes.splice(pick % (node.attributes.length || 1), 1),
  attribute: ({ node }, pick) => {
    const key = [
      'StUF:exact',
      'StUF:scope',
      'StUF:verwerkingssoort',
      'verwerkingssoort',
      'StUF:sleutelVerzendend',
      'sleutelOntvangend',
      'StUF:sleutelSynchronisatie',
      'StUF:indOnvolledigeDatum',
      'StUF:aantalVoorkomens',
      'StUF:aardAantal',
      'naam',
      'BG:x',
      'xml:lang',
      'xsi:schemaLocation',
    ][pick % 14]!;
    setAttribute(node, key, ['T', 'D', 'true', '1', 'exact', 'alles', 'kerngegevens', 'x', '', 'k'.repeat(41)][(pick >> 4) % 10]!);
  },
  type: ({ node }, pick) => {
    setAttribute(
      node,
      'xsi:type',
      ['JZ:String-e', 'BG:String-e', 'StUF:Datum-e', 'BG:NPS-vvz', 'ZKN:OBJ-vvz', 'JZ:String254-e', 'BG:Onbekend'][pick % 7]!,
    );
  },
  namespace: ({ node }, pick) => {
    setAttribute(
      node,
      `xmlns:${['JZ', 'BG', 'ZKN', 'StUF'][pick % 4]!}`,
      ['urn:anders', 'http://www.egem.nl/StUF/sector/bg/0310'][(pick >> 3) % 2]!,
    );
  },
};
