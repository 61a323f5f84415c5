/**
 * `npm run storing -- --seeds 1,2,3 --reports 20000 --rate 300`: the fault suite for as long as it takes. Each seed has services and a hub of
 * its own. Prints what goes on, then a table; writes test/storing/results.json. Ends with 1 when an invariant was broken.
 */
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runSuite } from './lib/jest.mjs';
import { clearTestRuns, endBelow, removeAll } from './lib/leftovers.mjs';
import { claim } from './lib/only-one.mjs';
import { optionsOf } from './lib/options.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { untilAsked } from './lib/until-asked.mjs';

const root = join(import.meta.dirname, '..');
const options = {
  seeds: { type: 'string', default: '1,2,3,4,5' },
  reports: { type: 'string', default: '20000' },
  rate: { type: 'string', default: '300' },
};

const usage = `Reports under random faults, a hub and services of its own per seed; the checker judges afterwards (docs/storing.md).

npm run storing
  -- --seeds <1,2,…>     default ${options.seeds.default}; the same seed is the same faults
  -- --reports <number>  per seed; default ${options.reports.default}
  -- --rate <number>     reports per second; default ${options.rate.default}
  -- --help              this text`;

function environment({ seeds, reports, rate }, testDir) {
  return { ...process.env, SCHAKEL_TEST_DIR: testDir, STORING_SEEDS: seeds, STORING_REPORTS: reports, STORING_RATE: rate };
}

async function main(args) {
  const values = optionsOf(args, options, usage);
  if (!values) return 0;
  await ensureInstalled({ root, report: tell });
  await ensureBuilt({ root, report: tell });
  const dir = ensurePrivateDirectory(join(root, '.schakel'));
  await clearTestRuns(dir);
  const testDir = ensurePrivateDirectory(join(dir, `test-${process.pid}`));
  const env = environment(values, testDir);
  const { release } = claim(testDir, 'test');
  const onStart = (child) => void untilAsked().then((signal) => child.kill(signal));
  let failed = 1;
  try {
    ({ failed } = await runSuite({ root, name: 'lang', patterns: [], dir: testDir, env, onStart }));
  } finally {
    await endBelow(testDir);
    release();
  }
  if (failed === 0) removeAll(testDir);
  else tell(`Logs and histories: ${testDir}`);
  return failed === 0 ? 0 : 1;
}

void runCommand(main);
