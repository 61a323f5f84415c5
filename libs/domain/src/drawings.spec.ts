import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deelcasusZetten } from '@schakel/contracts';
import { casusZetten } from './toestand';

type Table = Record<string, { readonly van: readonly string[]; readonly naar: string }>;

/** The arrows between two states in the drawing of a document: `van --> naar : zet`. A state's own id in Mermaid has no hyphen. */
function drawn(document: string): string[] {
  const text = readFileSync(join(__dirname, '../../../docs', document), 'utf8');
  const drawing = /```mermaid\nstateDiagram-v2\n([^`]*)```/.exec(text)?.[1] ?? '';
  return drawing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes('-->') && !line.includes('[*]'))
    .map((line) => line.replaceAll('_', '-'))
    .toSorted();
}

const inCode = (table: Table): string[] =>
  Object.entries(table)
    .flatMap(([zet, { van, naar }]) => van.map((from) => `${from} --> ${naar} : ${zet}`))
    .toSorted();

test.each([
  ['casus.md', casusZetten],
  ['overdracht.md', deelcasusZetten],
])('the drawing in docs/%s shows exactly the moves of the code', (document, table) => {
  expect(drawn(document)).toEqual(inCode(table));
});

test.each([
  ['casus.md', casusZetten],
  ['overdracht.md', deelcasusZetten],
])('docs/%s says of every move when it happens', (document, table) => {
  const text = readFileSync(join(__dirname, '../../../docs', document), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| '));

  expect(
    Object.keys(table).filter(
      (zet) =>
        !rows.some((row) =>
          row
            .split('|')[1]
            ?.split(',')
            .some((name) => name.trim() === zet),
        ),
    ),
  ).toEqual([]);
});
