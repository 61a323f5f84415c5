import { Parser } from 'htmlparser2';
import { Diepte, Regels } from './regels.mjs';
import { entriesOf, unpack } from './zip.mjs';

/** The parts that a reader of the document sees, in the order in which they are read. */
const parts = [/^word\/header\d*\.xml$/, /^word\/document\.xml$/, /^word\/footnotes\.xml$/, /^word\/footer\d*\.xml$/];
/** In bytes, unpacked. A document of hundreds of pages stays under it. */
const largestPart = 20 * 1024 * 1024;

/** The words of a Word document (ECMA-376 WordprocessingML), as lines. Deleted text stays deleted; nothing it refers to is read. @throws Error */
export function linesOfDocx(bytes) {
  const entries = entriesOf(bytes);
  const wanted = parts.flatMap((pattern) => entries.filter(({ name }) => pattern.test(name))).slice(0, 20);
  if (!wanted.some(({ name }) => name === 'word/document.xml')) throw new Error('docx');
  return wanted
    .map((entry) => linesOfPart(unpack(bytes, entry, largestPart).toString('utf8')))
    .filter(Boolean)
    .join('\n');
}

const opens = {
  'w:tr': (regels) => regels.openRow(),
  'w:tc': (regels) => regels.openCell(),
  'w:tab': (regels) => regels.add('\t'),
  'w:br': (regels) => regels.add('\n'),
};
const closes = {
  'w:p': (regels) => regels.add('\n'),
  'w:tc': (regels) => regels.closeCell(),
  'w:tr': (regels) => regels.closeRow(),
};

function linesOfPart(xml) {
  const regels = new Regels();
  const diepte = new Diepte();
  let inText = false;
  const parser = new Parser(
    {
      onopentag(name) {
        diepte.more();
        if (name === 'w:t') inText = true;
        opens[name]?.(regels);
      },
      ontext(text) {
        if (inText) regels.add(text);
      },
      onclosetag(name) {
        diepte.less();
        if (name === 'w:t') inText = false;
        closes[name]?.(regels);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return regels.toString();
}
