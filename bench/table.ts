import type { Comparison } from './compare';
import type { Extras } from './extras';
import type { Round } from './round';

const names: Readonly<Record<Comparison['figure'], string>> = { a: '(a) accepted', b: '(b) decided' };
const columns = ['gateway', 'worker', 'postgres', 'rabbitmq', 'all'] as const;
const cells = (first: string, rest: readonly (string | number)[]): string =>
  first.padEnd(24) + rest.map((cell) => String(cell).padStart(11)).join('');
const rowOf = (name: string, { rate, cpu }: Round): string =>
  cells(name, [...columns.map((key) => Math.round(cpu[key])), Math.round(rate)]);

/** Medians per side, microseconds of CPU per report, the ratios, and what has no ratio. */
export function tableOf(comparisons: readonly Comparison[], { embedded, latency, relay, memory }: Extras): string {
  const lines = [
    ...comparisons.flatMap(({ figure, floor, product, cpuRatio, rateRatio, holds }) => [
      rowOf(`${names[figure]}: floor`, floor),
      rowOf(`${names[figure]}: product`, product),
      `${names[figure]}: ${cpuRatio.toFixed(2)} × the CPU, ${rateRatio.toFixed(2)} × the rate: ${holds ? 'the bars hold' : 'THE BARS DO NOT HOLD'}`,
    ]),
    ...(embedded ? (['a', 'b'] as const).map((figure) => rowOf(`${names[figure]}: embedded`, embedded[figure])) : []),
    ...(latency ? (['floor', 'product'] as const).map((side) => latencyOf(side, latency[side])) : []),
    ...(relay ? [`relay: ${Math.round(relay)} wake-ups/s`] : []),
    ...(memory ? memoryOf(memory) : []),
  ];
  return ['', cells('CPU per report, µs', [...columns, 'reports/s']), ...lines].join('\n');
}

const latencyOf = (side: string, { perSecond, p50, p99 }: NonNullable<Extras['latency']>['floor']): string =>
  `202 at ${perSecond}/s, ${side}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;

function memoryOf({ reports, resident, walked, growth, holds }: NonNullable<Extras['memory']>): string[] {
  const sizes = Object.entries(resident).map(([name, size]) => `${name} ${size} MB`);
  const reads = Object.entries(walked).filter(([, rows]) => rows >= 1);
  return [
    `after ${reports} reports: ${sizes.join(', ')}: ${holds ? 'the bar holds' : 'THE BAR DOES NOT HOLD'}; CPU per report ${growth.toFixed(2)} × that of the first quarter`,
    `rows and index entries read per report: ${reads.map(([table, rows]) => `${table} ${rows.toFixed(0)}`).join(', ') || 'none'}`,
  ];
}
