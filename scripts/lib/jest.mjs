/** One run of jest, and what came of it. */
import { join, relative } from 'node:path';
import { spawn } from 'node:child_process';
import { readJson } from './private-files.mjs';

const slowFileMs = 5_000;

export const jestProgram = (root) => join(root, 'node_modules', 'jest', 'bin', 'jest.js');

/** Runs jest in the foreground; `child` is given to `onStart`, so that a command can end it. Resolves with its exit code. */
function foreground(root, args, env, onStart) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [jestProgram(root), ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    onStart(child);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Counts from jest's own report. A file that could not be run counts as one failure; no report at all too.
 *
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number,
 *   testResults: { name: string, startTime: number, endTime: number }[] }} Report
 * @param {Report | undefined} report
 * @returns {{ passed: number, failed: number, slow: { name: string, ms: number }[] }}
 */
export function summarise(report) {
  if (report === undefined) return { passed: 0, failed: 1, slow: [] };
  const slow = report.testResults
    .map(({ name, startTime, endTime }) => ({ name, ms: endTime - startTime }))
    .filter(({ ms }) => ms > slowFileMs)
    .sort((one, other) => other.ms - one.ms);
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites, slow };
}

/**
 * How many files at a time: as many as there are cores (jest by itself leaves one idle). What has a hub of its own mostly waits for it, so three go
 * together; what shares a hub goes in turn.
 */
const sideBySide = { small: '--maxWorkers=100%', int: '--maxWorkers=100%', hub: '--maxWorkers=3' };

/**
 * Runs one suite (a jest project) or, without a name, everything that `patterns` select.
 *
 * @param {{ root: string, name?: string, patterns: string[], dir: string, env: NodeJS.ProcessEnv, onStart: (child: object) => void }} options
 */
export async function runSuite({ root, name, patterns, dir, env, onStart }) {
  const from = performance.now();
  const outputFile = join(dir, `${name ?? 'selection'}.json`);
  const project = name === undefined ? [] : ['--selectProjects', name];
  const args = [
    ...project,
    sideBySide[name] ?? '--runInBand',
    '--ci',
    '--forceExit',
    '--passWithNoTests',
    '--json',
    `--outputFile=${outputFile}`,
    ...patterns,
  ];
  const code = await foreground(root, args, env, onStart);
  const summary = summarise(readJson(outputFile));
  const failed = summary.failed === 0 && code !== 0 ? 1 : summary.failed;
  const slow = summary.slow.map((file) => ({ ...file, name: relative(root, file.name) }));
  return { name: name ?? 'selection', ...summary, failed, slow, seconds: (performance.now() - from) / 1_000 };
}
