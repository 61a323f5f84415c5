import { medianOf } from './cpu';
import type { Options } from './options';
import { runRound, type Round } from './round';
import { demandSameRows } from './same-rows';
import type { Setting } from './setting';
import { startFloor, startProduct, type Figure, type Side } from './side';

export type Tell = (line: string) => void;

export interface Comparison {
  readonly figure: Figure;
  readonly rounds: readonly { readonly floor: Round; readonly product: Round }[];
  /** Medians; the ratios are of medians. */
  readonly floor: Round;
  readonly product: Round;
  readonly cpuRatio: number;
  readonly rateRatio: number;
  readonly holds: boolean;
  readonly tables: Awaited<ReturnType<typeof demandSameRows>>;
}

const bars: Readonly<Record<Figure, { readonly cpu: number; readonly rate: number }>> = {
  a: { cpu: 1.3, rate: 0.77 },
  b: { cpu: 1.5, rate: 0 },
};

/** Alternates floor and product on the same services, so that whatever else the machine does falls on both alike. */
export async function compare(setting: Setting, figure: Figure, { rounds, reports }: Options, tell: Tell): Promise<Comparison> {
  const floor = await startFloor(setting, figure);
  const product = await startProduct(setting, figure);
  try {
    for (const side of [floor, product]) await warmUp(setting, side, figure, reports);
    const done: { floor: Round; product: Round }[] = [];
    for (let nr = 1; nr <= rounds; nr += 1) {
      const pair = { floor: await runRound(setting, floor, figure, reports), product: await runRound(setting, product, figure, reports) };
      done.push(pair);
      tell(`(${figure}) round ${nr} of ${rounds}: floor ${line(pair.floor)}; product ${line(pair.product)}`);
    }
    const tables = await demandSameRows(floor, product, figure);
    return { figure, rounds: done, tables, ...verdict(figure, done) };
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

function verdict(figure: Figure, rounds: Comparison['rounds']): Pick<Comparison, 'floor' | 'product' | 'cpuRatio' | 'rateRatio' | 'holds'> {
  const floor = medianRound(rounds.map((round) => round.floor));
  const product = medianRound(rounds.map((round) => round.product));
  const [cpuRatio, rateRatio] = [product.cpu.all / floor.cpu.all, product.rate / floor.rate];
  return { floor, product, cpuRatio, rateRatio, holds: cpuRatio <= bars[figure].cpu && rateRatio >= bars[figure].rate };
}

export function medianRound(rounds: readonly Round[]): Round {
  const of = (key: keyof Round['cpu']): number => medianOf(rounds.map(({ cpu }) => cpu[key]));
  return {
    rate: medianOf(rounds.map(({ rate }) => rate)),
    cpu: { gateway: of('gateway'), worker: of('worker'), postgres: of('postgres'), rabbitmq: of('rabbitmq'), all: of('all') },
  };
}
