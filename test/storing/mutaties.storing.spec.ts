/** The checker sees what it must: each mutation of the product breaks the invariant that guards it, and the product itself breaks none. */
import { allFaults } from './nemesis';
import { mutatedRoot, mutations, type Mutation } from './mutations';
import { runSeed, type Options, type Result } from './run';
import { World } from './world';

jest.setTimeout(300_000);

const faultsNamed = (names: readonly string[]) => allFaults.filter(({ name }) => names.includes(name));

const optionsOf = ({ faults, reports, rate }: Pick<Mutation, 'faults' | 'reports' | 'rate'>): Options => ({
  seed: 7,
  reports,
  rate,
  driveEvery: 40,
  terms: 0,
  faults: faultsNamed(faults),
  rounds: 'once',
  rest: [400, 600],
  hasten: true,
});

async function runOn(root: string | undefined, options: Options, grant?: string): Promise<Result> {
  const world = await World.start(root === undefined ? {} : { root });
  try {
    if (grant) await world.hub.sql(grant);
    return await runSeed(world, options);
  } finally {
    await world.stop();
  }
}

const broken = ({ violations }: Result): string[] => [...new Set(violations.map(({ invariant }) => invariant))];

test.each(mutations)('$name: $breaks is broken', async (mutation) => {
  const result = await runOn(mutatedRoot(mutation), { ...optionsOf(mutation), patienceMs: 6_000 }, mutation.grant);
  expect(broken(result)).toContain(mutation.breaks);
});

test('the product itself, under all of these faults, breaks nothing', async () => {
  const faults = [...new Set(mutations.flatMap((mutation) => mutation.faults))];
  const result = await runOn(undefined, optionsOf({ faults, reports: 1_500, rate: 100 }));
  expect(result.violations.slice(0, 20)).toEqual([]);
});
