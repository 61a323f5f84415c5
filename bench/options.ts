/** What `npm run bench -- …` may ask for, in the order in which it is done: `outage` last, since it ends what the others need. */
export const parts = ['a', 'b', 'case', 'embedded', 'latency', 'relay', 'isolation', 'memory', 'growth', 'mail', 'outage'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  /** Alternating rounds per figure: floor, product, floor, product … */
  readonly rounds: number;
  /** Reports per round and side. */
  readonly reports: number;
  /** Whole cases per round and side. */
  readonly cases: number;
  /** Reports after which memory is looked at. */
  readonly stored: number;
  /** How many reports are stored, the smallest first, where growth is measured. */
  readonly sizes: readonly number[];
  /** Mails of a backlog. */
  readonly mails: number;
  /** Seconds without RabbitMQ and Redis. */
  readonly outage: number;
  /** Seconds per measurement at a fixed rate. */
  readonly seconds: number;
  readonly only: readonly Part[];
}

const usual: Options = {
  rounds: 5,
  reports: 4_000,
  cases: 500,
  stored: 60_000,
  sizes: [10_000, 100_000, 1_000_000],
  mails: 10_000,
  outage: 60,
  seconds: 10,
  only: parts,
};
/** Everything once, in some three minutes: to see that it works, not to measure. */
const quick: Options = {
  rounds: 2,
  reports: 500,
  cases: 20,
  stored: 5_000,
  sizes: [1_000, 10_000],
  mails: 500,
  outage: 10,
  seconds: 3,
  only: parts,
};

const usage = `npm run bench -- [--quick] [--rounds 5] [--reports 4000] [--cases 500] [--stored 60000] [--sizes 10000,100000,1000000] [--mails 10000]
  [--outage 60] [--seconds 10] [--only ${parts.join(',')}]`;

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(usage);
  return value;
}

function partsIn(text: string): Part[] {
  const asked = text.split(',');
  const known = parts.filter((part) => asked.includes(part));
  if (known.length !== asked.length) throw new Error(usage);
  return known;
}

const readers: Readonly<Record<string, (text: string) => Partial<Options>>> = {
  '--rounds': (text) => ({ rounds: whole(text) }),
  '--reports': (text) => ({ reports: whole(text) }),
  '--cases': (text) => ({ cases: whole(text) }),
  '--stored': (text) => ({ stored: whole(text) }),
  '--sizes': (text) => ({
    sizes: text
      .split(',')
      .map(whole)
      .sort((a, b) => a - b),
  }),
  '--mails': (text) => ({ mails: whole(text) }),
  '--outage': (text) => ({ outage: whole(text) }),
  '--seconds': (text) => ({ seconds: whole(text) }),
  '--only': (text) => ({ only: partsIn(text) }),
};

/** @throws Error with the usage */
export function readOptions(args: readonly string[]): Options {
  const named = args.filter((arg) => arg !== '--quick');
  let options = named.length < args.length ? quick : usual;
  for (let at = 0; at < named.length; at += 2) {
    const read = readers[named[at] ?? ''];
    if (!read) throw new Error(usage);
    options = { ...options, ...read(named[at + 1] ?? '') };
  }
  return options;
}
