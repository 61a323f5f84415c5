/** Many reports, seed after seed, each on a hub of its own; what came of it is kept and printed. Started by scripts/storing.mjs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOfLongRuns } from './nemesis';
import { runSeed, type Options, type Result } from './run';
import { tableOf } from './table';
import { World } from './world';

const setting = (name: string): string => process.env[name] ?? '';
const seeds = setting('STORING_SEEDS').split(',').map(Number);
const [reports, rate] = [Number(setting('STORING_REPORTS')), Number(setting('STORING_RATE'))];
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const load = { reports, rate, driveEvery: 100, terms: 40 };
const faults = { faults: faultsOfLongRuns, rounds: 'while-loading', rest: [500, 2_500], hasten: false } as const;
const results: Result[] = [];

jest.setTimeout(3_600_000);

async function play(options: Options): Promise<Result> {
  const world = await World.start();
  try {
    return await runSeed(world, options);
  } finally {
    await world.stop();
  }
}

test.each(seeds)('seed %d breaks no invariant', async (seed) => {
  const result = await play({ ...load, ...faults, seed, tell });
  results.push(result);
  writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify({ reports, rate, results }, undefined, 2)}\n`);
  expect(result.violations.slice(0, 50)).toEqual([]);
});

afterAll(() => {
  tell(tableOf(results));
});
