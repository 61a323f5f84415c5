import type { Tell } from './compare';
import { drip } from './load';
import { p, spread } from './latency';
import { judged, perSecond as rateOf, type Outcome } from './outcome';
import { settled } from './round';
import type { Setting } from './setting';
import { startProduct, type Side } from './side';

const drainBar = 5;
const batch = 64;
/** Requests are written a few seconds at a time: ten minutes of them would fill the memory. */
const sliceSeconds = 5;
/** Seconds that an answer may take before a request finds no connection: whatever is refused or dropped ends the bench. */
const patience = 10;

/** What `npm run bench` does for its bench: ends and starts the broker and Redis. */
function ask(what: 'kill' | 'start'): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) reject(new Error('outage: run npm run bench'));
    process.once('message', () => {
      resolve();
    });
    process.send?.(what);
  });
}

/** Takes in at a fixed rate while RabbitMQ and Redis are dead, then lets them come back: how fast, and in what order, does the backlog drain? */
export async function outage(
  setting: Setting,
  { perSecond, seconds }: { perSecond: number; seconds: number },
  tell: Tell,
): Promise<Outcome> {
  const side = await startProduct(setting, 'b', { name: 'outage' });
  try {
    await takeIn(side, perSecond, sliceSeconds);
    await settled(side, 'b');
    const before = await takeIn(side, perSecond, Math.min(seconds, 10));
    await settled(side, 'b');
    tell(`at ${perSecond}/s, everything up: 202 ${spread(before)}`);
    await ask('kill');
    const { rows } = await side.owner.query<{ now: string }>('select clock_timestamp()::text as now');
    const during = await takeIn(side, perSecond, seconds);
    tell(`at ${perSecond}/s for ${seconds} s, RabbitMQ and Redis dead: 202 ${spread(during)}`);
    await ask('start');
    const back = performance.now();
    await settled(side, 'b', 3_600_000);
    const found = { ...(await drained(side, rows[0]?.now ?? '')), backMs: performance.now() - back };
    tell(
      `drained ${found.count} at ${rateOf(found.rate)}, all decided ${(found.backMs / 1_000).toFixed(1)} s after the services were back; ${found.inversions} out of order`,
    );
    return {
      lines: [
        judged(`drain after ${seconds} s at ${perSecond}/s`, found.rate / perSecond, drainBar, { product: rateOf(found.rate) }, true),
        {
          what: 'handled out of order of arrival by more than a batch',
          product: String(found.inversions),
          bar: '0',
          holds: found.inversions === 0,
        },
        judged(`202 at ${perSecond}/s, p99: services dead against up`, p(during, 0.99) / p(before, 0.99), 1.5, {
          floor: spread(before),
          product: spread(during),
        }),
      ],
      raw: { perSecond, seconds, before: p(before, 0.99), during: p(during, 0.99), ...found },
    };
  } finally {
    await side.stop();
  }
}

async function takeIn(side: Side, perSecond: number, seconds: number): Promise<number[]> {
  const all: number[] = [];
  for (let left = seconds; left > 0; left -= sliceSeconds) {
    const count = perSecond * Math.min(left, sliceSeconds);
    const { accepted, latencies } = await drip(side.port, side.reports.many(count), perSecond, patience * perSecond);
    if (accepted !== count) throw new Error(`outage: ${accepted} of ${count} were accepted`);
    all.push(...latencies);
  }
  return all;
}

/** Per lane in order of arrival: a report handled after one that arrived more than a batch later is out of order. */
async function drained({ owner }: Side, since: string): Promise<{ count: number; rate: number; inversions: number }> {
  const { rows } = await owner.query<{ count: number; rate: number; inversions: number }>(
    `with aankomst as (
      select dringend, afgehandeld_op, row_number() over (partition by dringend order by ontvangen_op, id) as plaats from journal where ontvangen_op >= $1::timestamptz
    ), volgorde as (
      select *, max(plaats) over (partition by dringend order by afgehandeld_op rows unbounded preceding) as verst from aankomst
    )
    select count(*)::int as count, (count(*) / extract(epoch from max(afgehandeld_op) - min(afgehandeld_op)))::float8 as rate,
      count(*) filter (where verst - plaats > ${batch})::int as inversions from volgorde`,
    [since],
  );
  return rows[0] ?? { count: 0, rate: 0, inversions: 0 };
}
