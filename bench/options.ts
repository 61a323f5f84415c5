/** What `npm run bench -- …` may ask for. */
export interface Options {
  /** Alternating rounds per figure: floor, product, floor, product … */
  readonly rounds: number;
  /** Reports per round and side. */
  readonly reports: number;
  /** Reports after which memory is looked at. */
  readonly stored: number;
  readonly only: readonly Part[];
}

export const parts = ['a', 'b', 'embedded', 'latency', 'relay', 'memory'] as const;
export type Part = (typeof parts)[number];

const usage = `npm run bench -- [--rounds 5] [--reports 4000] [--stored 100000] [--only ${parts.join('|')}]`;

/** @throws Error with the usage */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) given.set(args[at] ?? '', args[at + 1] ?? '');
  const count = (name: string, fallback: number): number => {
    const value = Number(given.get(name) ?? fallback);
    if (!Number.isInteger(value) || value < 1) throw new Error(usage);
    return value;
  };
  const only = given.get('--only')?.split(',') ?? [...parts];
  const known = parts.filter((part) => only.includes(part));
  const strange = [...given.keys()].some((name) => !['--rounds', '--reports', '--stored', '--only'].includes(name));
  if (strange || known.length !== only.length) throw new Error(usage);
  return { rounds: count('--rounds', 5), reports: count('--reports', 4_000), stored: count('--stored', 100_000), only: known };
}
