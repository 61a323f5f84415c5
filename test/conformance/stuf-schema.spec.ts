import { RejectError } from '@schakel/contracts';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vasteWaarden } from '../../libs/ketenpartners/src/stuf/vaste-waarden';
import { XmlReader } from '../../libs/ketenpartners/src/stuf/xml-reader';
import { xmlSettings } from '../../libs/ketenpartners/src/stuf/xml-settings';
import { example, officialSettings, stufStandard } from '../support/standards';
import { isLeaf, mutations, parseSimple, places, serialise } from '../support/xml-mutations';
import { fixedValuesOf } from '../support/xsd-fixed-values';

const RUNS = Number(process.env['MUTATIES'] ?? 500);
const standard = stufStandard();
const messages = [
  { file: 'vtMeldingDi01-politiemelding.xml', wortel: 'vtMeldingDi01', set: 'vt' },
  { file: 'ucobDi01-uitslag-check-op-bekendheid.xml', wortel: 'ucobDi01', set: 'vv' },
  { file: 'uciDi01-uitkomst-casusinformatie.xml', wortel: 'uciDi01', set: 'vv' },
] as const;
// Of these no example was published: ours holds every element of the published schema.
const zonderVoorbeeld = [
  { file: 'melding-generiek-volledig.xml', wortel: 'meldingGeneriekDi01', set: 'gm' },
  { file: 'zorgmelding-volledig.xml', wortel: 'zorgmeldingDi01', set: 'vt' },
  { file: 'notificatie-volledig.xml', wortel: 'notificatieDi01', set: 'vt' },
] as const;
const inbound = [...messages, ...zonderVoorbeeld].map(({ wortel }) => wortel);
const readers: XmlReader[] = [];
const reader = (...args: ConstructorParameters<typeof XmlReader>): XmlReader => {
  readers.push(new XmlReader(...args));
  return readers.at(-1)!;
};
const own = xmlSettings();
const ours = reader({ settings: { ...own, wortels: { ...own.wortels, meldingen: inbound } } });
afterAll(() => Promise.all(readers.map((each) => each.close())));

async function verdict(by: XmlReader, xml: string): Promise<string> {
  try {
    await by.read(Buffer.from(xml), 'meldingen');
    return 'accepted';
  } catch (error) {
    if (error instanceof RejectError) return 'refused';
    throw error;
  }
}
const mutation = fc.record({ what: fc.constantFrom(...Object.keys(mutations)), where: fc.nat(10_000), pick: fc.nat(10_000) });

function mutate(xml: string, steps: readonly { what: string; where: number; pick: number }[]): string {
  const root = parseSimple(xml);
  for (const { what, where, pick } of steps) {
    const all = places(root);
    mutations[what]!(all[where % all.length]!, pick);
  }
  return serialise(root);
}

if (!standard) test('the published StUF-Jeugdzorg files are not on this machine', () => undefined);
else {
  const official = {
    vt: reader({ settings: officialSettings(standard, 'vt', ['vtMeldingDi01', 'zorgmeldingDi01', 'notificatieDi01']) }),
    gm: reader({ settings: officialSettings(standard, 'gm', ['meldingGeneriekDi01']) }),
    vv: reader({ settings: officialSettings(standard, 'vv', ['ucobDi01', 'uciDi01']) }),
  };

  test.each(messages)('the published example $file is accepted by both schemas', async ({ file, set }) => {
    const xml = example(standard, file);
    expect([await verdict(ours, xml), await verdict(official[set], xml)]).toEqual(['accepted', 'accepted']);
  });

  test.each([...messages, ...zonderVoorbeeld])(
    'our table of fixed values for $wortel is what the published schema fixes',
    ({ wortel, set }) => {
      const { schemas } = officialSettings(standard, set, [wortel]);
      const sorted = (rows: readonly (readonly [string, string])[]): string[] => [...new Set(rows.map((row) => row.join(' ')))].sort();
      const published = sorted(fixedValuesOf(Object.values(schemas), wortel));
      const table = sorted(vasteWaarden[wortel]!);
      expect(published.filter((row) => !table.includes(row))).toEqual([]);
      const surplus = table.filter((row) => !published.includes(row));
      expect(surplus.every((row) => row.includes('heeftRelevant'))).toBe(true);
    },
  );

  // The examples, and messages of our own that hold what the examples leave out.
  const fixture = (file: string): string => readFileSync(join(__dirname, '../fixtures/stuf', file), 'utf8');
  const sources = [
    ...messages.map(({ file, set }) => ({ file, set, xml: example(standard, file) })),
    { file: 'vt-melding-volledig.xml', set: 'vt' as const, xml: fixture('vt-melding-volledig.xml') },
    { file: 'uci-twee-objecten.xml', set: 'vv' as const, xml: fixture('uci-twee-objecten.xml') },
    ...zonderVoorbeeld.map(({ file, set }) => ({ file, set, xml: fixture(file) })),
  ];
  test.each(sources)(
    `${RUNS} mutations of $file get the same verdict from our schema as from the published one`,
    async ({ xml, set }) => {
      const seen = { accepted: 0, refused: 0 };
      const property = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 2 }), async (steps) => {
        const mutant = mutate(xml, steps);
        const [mine, theirs] = await Promise.all([verdict(ours, mutant), verdict(official[set], mutant)]);
        seen[theirs as keyof typeof seen] += 1;
        expect(mine).toBe(theirs);
      });
      await fc.assert(property, { numRuns: RUNS, seed: 20261121 });
      expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(RUNS / 10);
    },
    120_000,
  );

  const values = ['length', 'digits', 'enums', 'special'];
  const shapes = ['drop', 'duplicate', 'nil', 'noValue', 'fixed', 'extraBefore', 'removeAttribute', 'child', 'stray'];
  test.each(sources.slice(3))(
    'every element of $file, with every value and every wrong shape, gets the same verdict',
    async ({ xml, set }) => {
      const steps = places(parseSimple(xml)).flatMap(({ node }, where) => [
        ...(isLeaf(node) ? values : []).flatMap((what) => Array.from({ length: 30 }, (__, pick) => ({ what, where, pick }))),
        ...shapes.flatMap((what) => [0, 1].map((pick) => ({ what, where, pick }))),
      ]);
      const mutants = [...new Set(steps.map((step) => mutate(xml, [step])))];
      const verdicts = await Promise.all(
        mutants.map(async (mutant) => [await verdict(ours, mutant), await verdict(official[set], mutant)]),
      );
      expect(verdicts.flatMap(([mine, theirs], at) => (mine === theirs ? [] : [mutants[at]]))).toEqual([]);
    },
    120_000,
  );
}
