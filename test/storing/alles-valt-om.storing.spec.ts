/** Everything that can break does so once while reports come in; afterwards the history and what is found are held against each other. */
import { allFaults } from './nemesis';
import { runSeed } from './run';
import { World } from './world';

jest.setTimeout(400_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 120_000);
afterAll(() => world.stop());

test('whatever breaks, in whatever order: no report lost, nothing twice, nothing leaked, and all of it handled', async () => {
  const seed = Number(process.env['STORING_SEED'] ?? 1);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const load = { seed, reports: 4_000, rate: 40, driveEvery: 60 };
  const result = await runSeed(world, { ...load, faults: allFaults, rounds: 'once', rest: [100, 400], hasten: true, tell });
  tell(JSON.stringify(result, undefined, 2).slice(0, 6_000));
  expect(result.violations.slice(0, 20)).toEqual([]);
  expect(Object.keys(result.faults).sort()).toEqual(allFaults.map(({ name }) => name).sort());
  expect(result.arrived).toBeGreaterThan(0);
});
