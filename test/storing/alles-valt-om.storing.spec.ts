/** Everything that can break does so once while reports come in; afterwards the history and what is found are held against each other. */
import { allFaults } from './nemesis';
import { runSeed, type Options } from './run';
import { World } from './world';

jest.setTimeout(900_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 120_000);
afterAll(() => world.stop());

const seed = Number(process.env['STORING_SEED'] ?? 1);
const load = { seed, reports: 20_000, rate: 30, driveEvery: 30, terms: 20 };
const options: Options = { ...load, faults: allFaults, rounds: 'once', rest: [50, 200], together: 0.6, hasten: true };

test('whatever breaks, in whatever order: no report lost, nothing twice, nothing leaked, and all of it handled', async () => {
  const result = await runSeed(world, { ...options, tell: (line) => void process.stderr.write(`${line}\n`) });
  expect(result.violations.slice(0, 20)).toEqual([]);
  expect(Object.keys(result.faults).sort()).toEqual(allFaults.map(({ name }) => name).sort());
  expect(result.arrived).toBeGreaterThan(0);
});
