/** How long the files and functions of the project are: a figure to look at; the limits are eslint's. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execute } from './processes.mjs';

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Lines of every function with a block body in `text`. */
export function functionLengths(ts, fileName, text) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const lengths = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && ts.isBlock(node.body)) {
      const line = (position) => source.getLineAndCharacterOfPosition(position).line;
      lengths.push(line(node.getEnd()) - line(node.getStart(source)) + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lengths;
}

/** Medians over the project's own sources, tests and generated files left out. */
export async function measureLengths(root) {
  const ts = createRequire(join(root, 'package.json'))('typescript');
  const listed = await execute('git', ['ls-files', '-co', '--exclude-standard', 'apps', 'libs', 'bench', 'scripts'], { cwd: root });
  const sources = listed.split('\n').filter((name) => /\.(ts|mjs)$/.test(name) && !/\.(spec|d)\.ts$/.test(name));
  const texts = sources.map((name) => [name, readFileSync(join(root, name), 'utf8')]);
  const functions = texts.flatMap(([name, text]) => functionLengths(ts, name, text));
  return {
    files: texts.length,
    fileMedian: median(texts.map(([, text]) => text.trimEnd().split('\n').length)),
    functions: functions.length,
    functionMedian: median(functions),
  };
}
