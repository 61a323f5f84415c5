import { medianOf } from './cpu';
import type { Options } from './options';
import { judged, perSecond, us, type Line, type Outcome } from './outcome';
import { runRound, type Round } from './round';
import { demandSameRows } from './same-rows';
import type { Setting } from './setting';
import { startFloor, startProduct, type Figure, type Side } from './side';

export type Tell = (line: string) => void;

export type Pair = Readonly<Record<'floor' | 'product', Round>>;

interface Bars {
  readonly cpu: number;
  readonly rate?: number;
}
const bars: Readonly<Record<Figure, Bars>> = { a: { cpu: 1.3, rate: 0.77 }, b: { cpu: 1.5 } };
const processes = ['gateway', 'worker', 'postgres', 'rabbitmq', 'all'] as const;

/** Alternates floor and product on the same services, so that whatever else the machine does falls on both alike. */
export async function compare(setting: Setting, figure: Figure, { rounds, reports }: Options, tell: Tell): Promise<Outcome> {
  const floor = await startFloor(setting, figure);
  const product = await startProduct(setting, figure);
  try {
    for (const side of [floor, product]) await warmUp(setting, side, figure, reports);
    const done: Pair[] = [];
    for (let nr = 1; nr <= rounds; nr += 1) {
      const pair = { floor: await runRound(setting, floor, figure, reports), product: await runRound(setting, product, figure, reports) };
      done.push(pair);
      tell(`(${figure}) round ${nr} of ${rounds}: floor ${line(pair.floor)}; product ${line(pair.product)}`);
    }
    const tables = await demandSameRows(floor, product, figure);
    return { lines: [...cpuLines('report', bars[figure].cpu, done), rateLine(bars[figure].rate, done)], raw: { rounds: done, tables } };
  } finally {
    await Promise.all([floor.stop(), product.stop()]);
  }
}

/** Compiled code, and statistics as any database has that is older than a minute: until then the planner takes full tables for empty. */
async function warmUp(setting: Setting, side: Side, figure: Figure, reports: number): Promise<void> {
  await runRound(setting, side, figure, reports);
  await side.owner.query('analyze');
  await runRound(setting, side, figure, Math.ceil(reports / 2));
}

export const line = ({ rate, cpu }: Round): string => `${Math.round(rate)}/s at ${Math.round(cpu.all)} µs`;

const medians = (rounds: readonly Pair[]): Pair => ({
  floor: medianRound(rounds.map(({ floor }) => floor)),
  product: medianRound(rounds.map(({ product }) => product)),
});

/** CPU per whatever was counted, by process; the ratios are of medians. */
export function cpuLines(per: string, bar: number, rounds: readonly Pair[]): Line[] {
  const { floor, product } = medians(rounds);
  return processes.map((name) => {
    const sides = { floor: us(floor.cpu[name]), product: us(product.cpu[name]) };
    const ratio = product.cpu[name] / floor.cpu[name];
    return name === 'all' ? judged(`CPU per ${per}`, ratio, bar, sides) : { what: `of which ${name}`, ...sides, ratio };
  });
}

function rateLine(bar: number | undefined, rounds: readonly Pair[]): Line {
  const { floor, product } = medians(rounds);
  const sides = { floor: perSecond(floor.rate), product: perSecond(product.rate) };
  const ratio = product.rate / floor.rate;
  return bar ? judged('rate', ratio, bar, sides, true) : { what: 'rate', ...sides, ratio };
}

export function medianRound(rounds: readonly Round[]): Round {
  const of = (key: keyof Round['cpu']): number => medianOf(rounds.map(({ cpu }) => cpu[key]));
  return {
    rate: medianOf(rounds.map(({ rate }) => rate)),
    cpu: { gateway: of('gateway'), worker: of('worker'), postgres: of('postgres'), rabbitmq: of('rabbitmq'), all: of('all') },
  };
}
