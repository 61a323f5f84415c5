import { textOf } from './source-files';

export interface Woord {
  /** The heading of its table. */
  readonly kop: string;
  readonly woorden: readonly string[];
  /** Betekenis, bron and gloss. */
  readonly uitleg: readonly string[];
  readonly niet: readonly string[];
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
const isRow = (line: string): boolean => line.startsWith('| `');
const listed = (cell: string): string[] =>
  cell
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

function rowOf(kop: string, line: string): Woord {
  const [woord = '', betekenis = '', bron = '', gloss = '', niet = ''] = cellsOf(line);
  return {
    kop,
    woorden: [...woord.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name)),
    uitleg: [betekenis, bron, gloss],
    niet: listed(niet),
  };
}

/** The rows of docs/woordenlijst.md, each with the heading above it. */
export function readWoordenlijst(): Woord[] {
  return textOf('docs/woordenlijst.md')
    .split(/^### /m)
    .slice(1)
    .flatMap((section) => {
      const [kop = '', ...lines] = section.split('\n');
      return lines.filter(isRow).map((line) => rowOf(kop.trim(), line));
    });
}
