import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { commands } from '../../apps/cli/src/cli';
import { filesUnder, root, textOf } from '../support/source-files';

const documents = [...readdirSync(root), ...filesUnder('docs', 'test', 'bench')].filter((path) => path.endsWith('.md'));
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> };

/** The anchors of a document, as GitHub makes them of its headings. */
function anchorsOf(path: string): string[] {
  const headings = [...textOf(path).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => String(heading));
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );
}

/** Why a link leads nowhere; undefined when it leads somewhere. */
function deadEnd(document: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : posix.join(posix.dirname(document), path);
  if (!existsSync(join(root, target))) return `${document}: ${link} is not there`;
  return anchor && target.endsWith('.md') && !anchorsOf(target).includes(anchor) ? `${document}: ${link} has no such heading` : undefined;
}

const linksOf = (document: string): string[] =>
  [...textOf(document).matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/g)].map(([, link]) => String(link));

test('every link of a document to another, and to a heading of it, leads there', () => {
  expect(documents.length).toBeGreaterThan(15);
  expect(documents.flatMap((document) => linksOf(document).flatMap((link) => deadEnd(document, link) ?? []))).toEqual([]);
});

test('every document and picture under docs is linked from another document', () => {
  const linked = new Set(
    documents.flatMap((document) => linksOf(document).map((link) => posix.join(posix.dirname(document), link.split('#')[0] ?? ''))),
  );
  const reached = (path: string): boolean => linked.has(path) || [...linked].some((link) => link === `${posix.dirname(path)}/`);
  expect(filesUnder('docs').filter((path) => !reached(path) && !path.endsWith('.mjs'))).toEqual([]);
});

/** What documents tell people to type: code between backticks, in a line or a block. */
const typed = (document: string): string => [...textOf(document).matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([code]) => code).join('\n');
const named = (pattern: RegExp): string[] =>
  documents.flatMap((document) => [...typed(document).matchAll(pattern)].map(([, name]) => `${document}: ${String(name)}`));
const nameOf = (found: string): string => found.slice(found.indexOf(': ') + 2);

test('every npm command that a document names is there', () => {
  const found = [...named(/npm run (?:-s )?([\w:-]+)/g), ...named(/npm (start|test)\b/g)];
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((each) => !(nameOf(each) in scripts))).toEqual([]);
});

test('every command of schakel that a document names is there', () => {
  const found = [...named(/npm run (?:-s )?schakel -- ([a-z][\w-]*)/g), ...named(/`schakel ([a-z][\w-]*)/g)];
  const known = commands.map(({ name }) => name);
  expect(found.length).toBeGreaterThan(2);
  expect(found.filter((each) => !known.includes(nameOf(each)))).toEqual([]);
});

test('docs/beheer/README.md names every command of schakel but the one for local hubs', () => {
  const explained = textOf('docs/beheer/README.md');
  expect(commands.map(({ name }) => name).filter((name) => name !== 'token' && !explained.includes(`\`schakel ${name}\``))).toEqual([]);
});
