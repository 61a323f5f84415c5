import type { Tell } from './compare';
import { percentileOf } from './cpu';
import { drip } from './load';
import { judged, ms, type Line, type Outcome } from './outcome';
import { settled } from './round';
import type { Setting } from './setting';
import { startFloor, startProduct, type Side } from './side';

/** Milliseconds: from the moment a request was due to its 202, and from the row in the journal to the end of the first handler. */
export interface Latencies {
  readonly accepted: number[];
  readonly decided: number[];
  /** Requests that found no free connection, three seconds behind. */
  dropped: number;
}
type Name = 'floor' | 'product';
export const none = (): Latencies => ({ accepted: [], decided: [], dropped: 0 });

/** Adds what one side does at a fixed rate, open loop, and waits until all of it is handled. */
export async function measure(side: Side, into: Latencies, perSecond: number, seconds: number): Promise<void> {
  const { rows } = await side.owner.query<{ now: string }>('select clock_timestamp()::text as now');
  const count = perSecond * seconds;
  const { accepted, latencies } = await drip(side.port, side.reports.many(count), perSecond);
  await settled(side, 'b');
  into.accepted.push(...latencies);
  into.dropped += count - accepted;
  into.decided.push(...(await decidedSince(side, rows[0]?.now ?? '')));
}

/** By identifier, which begins with its moment (version 7 or 8): by time it would be a walk of all that is stored. */
async function decidedSince({ owner }: Side, since: string): Promise<number[]> {
  const { rows } = await owner.query<{ ms: number }>(
    `select extract(epoch from afgehandeld_op - ontvangen_op)::float8 * 1000 as ms from journal where ontvangen_op >= $1::timestamptz
      and id >= (lpad(to_hex(floor(extract(epoch from $1::timestamptz) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`,
    [since],
  );
  return rows.map(({ ms: found }) => found);
}

export const p = (values: readonly number[], share: number): number => percentileOf(values, share);
export const spread = (values: readonly number[]): string => `p50 ${ms(p(values, 0.5))}, p99 ${ms(p(values, 0.99))}`;

/** Both sides at the same fixed rates, in turns. A rate that the machine cannot carry is told, and says nothing. */
export async function latency(
  setting: Setting,
  { rates, seconds }: { rates: readonly number[]; seconds: number },
  tell: Tell,
): Promise<Outcome> {
  const sides = { floor: await startFloor(setting, 'b'), product: await startProduct(setting, 'b') };
  try {
    const lines: Line[] = [];
    const raw: Record<string, unknown> = {};
    for (const side of Object.values(sides)) await measure(side, none(), Math.min(...rates), seconds);
    for (const rate of rates) {
      const found = await inTurns(sides, rate, seconds, tell);
      lines.push(...linesOf(rate, found));
      raw[rate] = { floor: summary(found.floor), product: summary(found.product) };
    }
    return { lines, raw };
  } finally {
    await Promise.all(Object.values(sides).map((side) => side.stop()));
  }
}

async function inTurns(sides: Record<Name, Side>, rate: number, seconds: number, tell: Tell): Promise<Record<Name, Latencies>> {
  const found = { floor: none(), product: none() };
  for (const name of ['floor', 'product', 'floor', 'product'] as const) await measure(sides[name], found[name], rate, seconds);
  for (const name of ['floor', 'product'] as const)
    tell(`${rate}/s, ${name}: 202 ${spread(found[name].accepted)}; decided ${spread(found[name].decided)}`);
  return found;
}

function linesOf(rate: number, { floor, product }: Record<Name, Latencies>): Line[] {
  if (floor.dropped + product.dropped > 0) {
    return [
      { what: `at ${rate}/s`, floor: `${floor.dropped} dropped`, product: `${product.dropped} dropped: this machine does not carry it` },
    ];
  }
  return (['accepted', 'decided'] as const).map((key) => {
    const what = `${key === 'accepted' ? '202' : 'decided'} at ${rate}/s`;
    const sides = { floor: spread(floor[key]), product: spread(product[key]) };
    return judged(`${what}, p99`, p(product[key], 0.99) / p(floor[key], 0.99), 1.7, sides);
  });
}

export const summary = ({ accepted, decided, dropped }: Latencies) => ({
  accepted: { p50: p(accepted, 0.5), p99: p(accepted, 0.99) },
  decided: { p50: p(decided, 0.5), p99: p(decided, 0.99) },
  dropped,
});
