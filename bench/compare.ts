import { medianOf } from './cpu';
import type { Options } from './options';
import { judged, perSecond, us, type Line, type Outcome } from './outcome';
import { runRound, type Round } from './round';
import { demandSameRows } from './same-rows';
import type { Setting } from './setting';
import { startFloor, startProduct, type Figure, type Side } from './side';

export type Tell = (line: string) => void;

type Pair = Readonly<Record<'floor' | 'product', Round>>;

const bars: Readonly<Record<Figure, { readonly cpu: number; readonly rate?: number }>> = { a: { cpu: 1.3, rate: 0.77 }, b: { cpu: 1.5 } };
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
    return { lines: linesOf(figure, done), raw: { rounds: done, tables } };
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

/** Medians; the ratios are of medians. */
function linesOf(figure: Figure, rounds: readonly Pair[]): Line[] {
  const [floor, product] = [medianRound(rounds.map((round) => round.floor)), medianRound(rounds.map((round) => round.product))];
  const { cpu, rate } = bars[figure];
  const perProcess = processes.map((name): Line => {
    const sides = { floor: us(floor.cpu[name]), product: us(product.cpu[name]) };
    const ratio = product.cpu[name] / floor.cpu[name];
    return name === 'all' ? judged('CPU per report', ratio, cpu, sides) : { what: `of which ${name}`, ...sides, ratio };
  });
  const sides = { floor: perSecond(floor.rate), product: perSecond(product.rate) };
  const speed = product.rate / floor.rate;
  return [...perProcess, rate ? judged('rate', speed, rate, sides, true) : { what: 'rate', ...sides, ratio: speed }];
}

export function medianRound(rounds: readonly Round[]): Round {
  const of = (key: keyof Round['cpu']): number => medianOf(rounds.map(({ cpu }) => cpu[key]));
  return {
    rate: medianOf(rounds.map(({ rate }) => rate)),
    cpu: { gateway: of('gateway'), worker: of('worker'), postgres: of('postgres'), rabbitmq: of('rabbitmq'), all: of('all') },
  };
}
