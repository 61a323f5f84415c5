import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root, textOf } from '../support/source-files';

const rows = textOf('test/README.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  );
const named = rows.flatMap(([suite = '']) => [...suite.matchAll(/`([^`]+)`/g)].map(([, path]) => String(path)));
const specs = filesUnder('apps', 'libs', 'scripts', 'test').filter((path) => path.endsWith('.spec.ts'));
const covers = (name: string, path: string): boolean => path === name || path.startsWith(`${name}/`);

test('every suite stands in test/README.md, by its file or its folder', () => {
  expect(specs.filter((path) => !named.some((name) => covers(name, path)))).toEqual([]);
});

test('no row names a suite that is not there', () => {
  expect(named.filter((name) => !existsSync(join(root, name)) || !specs.some((path) => covers(name, path)))).toEqual([]);
});

test('every row says what the suite holds, and what it was seen to catch or that this is not known', () => {
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell === ''))).toEqual([]);
});

/** `a/{b,c}` names two. */
function expand(path: string): string[] {
  const [, before, choices, after] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return choices === undefined ? [path] : choices.split(',').map((choice) => `${before}${choice}${after}`);
}

test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'])('every path that %s names is there', (document) => {
  const paths = [...textOf(document).matchAll(/`((?:apps|bench|config|docs|libs|scripts|test)\/[^`\s]*)`/g)].map(([, path]) =>
    String(path),
  );
  expect(paths.flatMap(expand).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('README.md is short enough to be read', () => {
  expect(
    textOf('README.md')
      .replace(/```[\s\S]*?```/g, '')
      .split(/\s+/).length,
  ).toBeLessThanOrEqual(400);
});
