import type { Comparison } from './compare';
import type { Round } from './round';

const names: Readonly<Record<Comparison['figure'], string>> = { a: '(a) accepted', b: '(b) decided' };
const columns = ['gateway', 'worker', 'postgres', 'rabbitmq', 'all'] as const;
const cells = (first: string, rest: readonly (string | number)[]): string =>
  first.padEnd(24) + rest.map((cell) => String(cell).padStart(11)).join('');
const rowOf = (name: string, { rate, cpu }: Round): string =>
  cells(name, [...columns.map((key) => Math.round(cpu[key])), Math.round(rate)]);

/** Medians per side, microseconds of CPU per report, and the ratios. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const head = cells('CPU per report, µs', [...columns, 'reports/s']);
  return [
    '',
    head,
    ...comparisons.flatMap(({ figure, floor, product, cpuRatio, rateRatio, holds }) => [
      rowOf(`${names[figure]}: floor`, floor),
      rowOf(`${names[figure]}: product`, product),
      `${names[figure]}: ${cpuRatio.toFixed(2)} × the CPU, ${rateRatio.toFixed(2)} × the rate: ${holds ? 'the bars hold' : 'THE BARS DO NOT HOLD'}`,
    ]),
  ].join('\n');
}
