/** `npm run check`: format, lint, boundaries, types, generated files, small tests. The long steps run side by side. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, say, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { jestProgram } from './lib/jest.mjs';
import { measureLengths } from './lib/lengths.mjs';
import { execute } from './lib/processes.mjs';

const root = join(import.meta.dirname, '..');
const modules = (...path) => join(root, 'node_modules', ...path);
const present = (...folders) => folders.filter((folder) => existsSync(join(root, folder)));

/** What did not change since the last time is not looked at again. The linter's types reach over files, so CI starts without. */
const cache = (name, ...more) => (process.env.CI ? [] : ['--cache', `--cache-location=${modules('.cache', name)}`, ...more]);
const step = (name, ...args) => ({ name, args });

/** Two lanes for two cores: the linter, which knows all types, takes about as long as everything else. */
function lanes() {
  const generate = join(root, 'scripts', 'generate.mjs');
  return [
    [
      step('lint', modules('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0', ...cache('eslint', '--cache-strategy=content')),
      step(
        'format',
        modules('prettier', 'bin', 'prettier.cjs'),
        '--check',
        '--log-level=warn',
        '.',
        ...cache('prettier', '--cache-strategy=content'),
      ),
    ],
    [
      step('types', modules('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json'),
      step(
        'boundaries',
        modules('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        '--config',
        'boundaries.cjs',
        ...present('libs', 'apps'),
      ),
      ...(existsSync(generate) ? [step('generated', generate, '--check')] : []),
      step('small tests', jestProgram(root), '--selectProjects', 'small', '--ci', '--silent', '--forceExit'),
    ],
  ];
}

async function runStep({ name, args }) {
  const from = performance.now();
  const failure = await execute(process.execPath, args, { cwd: root }).then(
    () => undefined,
    (error) => error,
  );
  say(`${failure ? 'FAILED' : 'ok    '} ${name.padEnd(12)} ${((performance.now() - from) / 1_000).toFixed(1)} s`);
  return failure === undefined ? [] : [`--- ${name}\n${failure.message}`];
}

async function runLane(steps) {
  const failures = [];
  for (const one of steps) failures.push(...(await runStep(one)));
  return failures;
}

async function main() {
  await ensureInstalled({ root, report: tell });
  const from = performance.now();
  const failures = (await Promise.all(lanes().map(runLane))).flat();
  const lengths = await measureLengths(root);
  say(
    `median length: file ${lengths.fileMedian} lines (${lengths.files}), function ${lengths.functionMedian} lines (${lengths.functions})`,
  );
  for (const failure of failures) say(failure);
  say(`${failures.length === 0 ? 'All well' : `${failures.length} failed`}, ${((performance.now() - from) / 1_000).toFixed(1)} s`);
  return failures.length === 0 ? 0 : 1;
}

void runCommand(main);
