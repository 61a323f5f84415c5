/**
 * `npm test`: every suite on real, private PostgreSQL, RabbitMQ and Redis. `npm test -- e2e` takes one suite, `npm test -- test/e2e/x` a path.
 * The last line is `N passed, N failed`.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, say, tell, timed } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runSuite } from './lib/jest.mjs';
import { clearTestRuns, endBelow, removeAll } from './lib/leftovers.mjs';
import { claim } from './lib/only-one.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { ensurePrograms, findProgram } from './lib/programs.mjs';
import { untilAsked } from './lib/until-asked.mjs';
import { startServices } from './services.mjs';

const root = join(import.meta.dirname, '..');
const dir = join(root, '.schakel');
const suites = ['small', 'int', 'conformance', 'e2e', 'hub', 'storing'];

/** Names of suites select suites; anything else goes to jest and, without a suite's name, selects among all of them at once. */
function select(args) {
  const named = args.filter((arg) => suites.includes(arg));
  const patterns = args.filter((arg) => !suites.includes(arg));
  if (named.length > 0) return { names: named, patterns };
  return { names: patterns.length > 0 ? [undefined] : suites, patterns };
}

const environment = (services, testDir) => ({
  ...process.env,
  TEST_DATABASE_URL: services.databaseUrl,
  TEST_AMQP_URL: services.amqpUrl,
  TEST_REDIS_URL: services.redisUrl,
  SCHAKEL_TEST_DIR: testDir,
  SCHAKEL_TEST_RUN: randomBytes(6).toString('hex'),
});

/** Runs the suites one after the other, until asked to stop. */
async function runAll({ names, patterns }, testDir, services) {
  const results = [];
  let current;
  let asked;
  void untilAsked().then((signal) => {
    asked = signal;
    current?.kill(signal);
  });
  for (const name of names) {
    const env = name === 'small' ? process.env : environment(await services, testDir);
    if (asked) break;
    results.push(await runSuite({ root, name, patterns, dir: testDir, env, onStart: (child) => (current = child) }));
  }
  if (asked) throw new Error(`Stopped by ${asked}`);
  return results;
}

/** A suite without a test proves nothing, so it fails; jest says nothing about it by itself. */
const withoutTests = (results) => results.filter(({ passed, failed }) => passed + failed === 0);

function print(results) {
  for (const { name, passed, failed, seconds, slow } of results) {
    say(`${name.padEnd(12)} ${passed} passed, ${failed} failed   ${seconds.toFixed(1)} s`);
    for (const file of slow) say(`  ${(file.ms / 1_000).toFixed(1)} s  ${file.name}`);
  }
  for (const { name } of withoutTests(results)) say(`${name} has no tests: that is a failure`);
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);

/** Pages are judged in a real browser; the one of the system, since none comes with the packages. */
async function ensureBrowser() {
  const missing = process.env.CHROMIUM || findProgram('chromium') ? [] : ['chromium'];
  await ensurePrograms(missing, tell);
}

async function runWithServices(selection, testDir) {
  const needed = selection.names.some((name) => name !== 'small');
  if (needed) await ensureBrowser();
  const services = needed
    ? timed(tell, 'Starting PostgreSQL, RabbitMQ and Redis', () => startServices({ dir: testDir, root, report: tell }))
    : undefined;
  services?.catch(() => undefined);
  try {
    return await runAll(selection, testDir, services);
  } finally {
    const [started] = await Promise.allSettled([services]);
    await started.value?.stop();
    const left = await endBelow(testDir);
    if (left.length > 0) tell(`Ended what tests left running: ${left.join(', ')}`);
  }
}

async function main(args) {
  await ensureInstalled({ root, report: tell });
  await ensureBuilt({ root, report: tell });
  await clearTestRuns(ensurePrivateDirectory(dir));
  const testDir = ensurePrivateDirectory(join(dir, `test-${process.pid}`));
  const { release } = claim(testDir, 'test');
  const results = await runWithServices(select(args), testDir).finally(release);
  print(results);
  const failed = sum(results, 'failed');
  const good = failed === 0 && withoutTests(results).length === 0;
  if (good) removeAll(testDir);
  else say(`Logs: ${testDir}`);
  say(`${sum(results, 'passed')} passed, ${failed} failed`);
  return good ? 0 : 1;
}

void runCommand(main);
