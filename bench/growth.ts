import { line, type Tell } from './compare';
import { medianOf } from './cpu';
import { fill } from './fill';
import { measure, none, p, spread, summary, type Latencies } from './latency';
import { judged, us, type Line, type Outcome } from './outcome';
import { readsOf, since } from './reads';
import { runRound } from './round';
import type { Setting } from './setting';
import { startProduct, type Side } from './side';

export interface GrowthSizes {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly reports: number;
  readonly perSecond: number;
  readonly seconds: number;
}
interface Grown {
  readonly size: number;
  readonly side: Side;
  readonly cpu: number[];
  /** One of each per round. */
  readonly latencies: Latencies[];
  readonly reads: Record<string, number>[];
}

const bar = 1.15;
/** More reads per report than this at the largest size than at the smallest is a walk. */
const readsBar = 1.5;
const thousands = (count: number): string => count.toLocaleString('en');

/** The same product beside itself, at several sizes of what is stored, in turns: what is stored must not make a report dearer or slower. */
export async function growth(setting: Setting, wishes: GrowthSizes, tell: Tell): Promise<Outcome> {
  const grown: Grown[] = [];
  try {
    for (const size of wishes.sizes) grown.push(await grow(setting, size, wishes, tell));
    for (let nr = 1; nr <= wishes.rounds; nr += 1) for (const one of inTurns(grown, nr)) await turn(setting, one, wishes, nr, tell);
    return outcomeOf(grown, wishes);
  } finally {
    await Promise.all(grown.map(({ side }) => side.stop()));
  }
}

/** Smallest first and largest first by turns, so that a machine that grows slower or faster favours none. */
const inTurns = (grown: readonly Grown[], nr: number): readonly Grown[] => (nr % 2 === 1 ? grown : [...grown].reverse());

async function grow(setting: Setting, size: number, { reports }: GrowthSizes, tell: Tell): Promise<Grown> {
  const side = await startProduct(setting, 'b', { name: `grown_${size}` });
  await runRound(setting, side, 'b', Math.min(2_000, Math.ceil(size / 2)));
  await asleep(side, () => fill(side.owner, size, tell));
  tell(`${thousands(size)} stored; warming up: ${line(await runRound(setting, side, 'b', reports))}`);
  return { size, side, cpu: [], latencies: [], reads: [] };
}

/** While the indexes are set aside, the loops of the processes would walk whole tables, and take the time that the filling needs. */
async function asleep({ processes }: Side, work: () => Promise<void>): Promise<void> {
  for (const { pid } of processes) process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    for (const { pid } of processes) process.kill(pid, 'SIGCONT');
  }
}

async function turn(setting: Setting, one: Grown, { reports, perSecond, seconds }: GrowthSizes, nr: number, tell: Tell): Promise<void> {
  const before = await readsOf(one.side.owner);
  const round = await runRound(setting, one.side, 'b', reports);
  one.reads.push(since(before, await readsOf(one.side.owner), reports));
  one.cpu.push(round.cpu.all);
  const latencies = none();
  await measure(one.side, latencies, perSecond, seconds);
  one.latencies.push(latencies);
  const { accepted, decided } = latencies;
  tell(`round ${nr}, ${thousands(one.size)} stored: ${line(round)}; 202 ${spread(accepted)}; decided ${spread(decided)}`);
}

type Figure = (one: Grown, round: number) => number;

const cpuOf: Figure = ({ cpu }, round) => cpu[round] ?? NaN;
const readsOfRound: Figure = ({ reads }, round) => Object.values(reads[round] ?? {}).reduce((sum, read) => sum + read, 0);
/** Of all rounds together: the p99 of one round of twenty seconds is one moment in which the disk was slow. */
const all = (key: 'accepted' | 'decided', { latencies }: Grown): number[] => latencies.flatMap((round) => round[key]);

function outcomeOf(grown: readonly Grown[], { perSecond, rounds }: GrowthSizes): Outcome {
  const [least, most] = [grown[0], grown.at(-1)];
  if (!least || !most) return { lines: [], raw: [] };
  const over = (figure: (round: number) => number): number => medianOf(Array.from({ length: rounds }, (_, round) => figure(round)));
  // CPU and reads: the ratio of each pair of neighbouring rounds, and of those the median: what the machine does in the minutes between falls
  // out, and so does a round of the hub's own that now and then falls into one.
  const compared = (what: string, of: Figure, show: (one: Grown) => string, limit = bar): Line =>
    judged(
      `${what}: ${thousands(most.size)} against ${thousands(least.size)} stored`,
      over((round) => of(most, round) / of(least, round)),
      limit,
      { floor: show(least), product: show(most) },
    );
  const shown =
    (of: Figure, unit: (value: number) => string) =>
    (one: Grown): string =>
      unit(over((round) => of(one, round)));
  const tail = (what: string, key: 'accepted' | 'decided'): Line => {
    const [few, many] = [all(key, least), all(key, most)];
    const name = `${what} at ${perSecond}/s, p99: ${thousands(most.size)} against ${thousands(least.size)} stored`;
    return judged(name, p(many, 0.99) / p(few, 0.99), bar, { floor: spread(few), product: spread(many) });
  };
  const lines = [
    compared('CPU per report', cpuOf, shown(cpuOf, us)),
    tail('202', 'accepted'),
    tail('decided', 'decided'),
    compared(
      'rows and index entries read per report',
      readsOfRound,
      shown(readsOfRound, (value) => value.toFixed(1)),
      readsBar,
    ),
  ];
  return { lines, raw: grown.map(({ size, cpu, latencies, reads }) => ({ size, cpu, rounds: latencies.map(summary), reads })) };
}
