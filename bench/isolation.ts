import type { Tell } from './compare';
import { percentileOf } from './cpu';
import { Feeder } from './feeder';
import { startPartner } from './partner';
import { startProcess } from './processes';
import { createDatabase, productEnvironment, type Setting } from './setting';
import { partners, writeInrichting, type PartnerId } from './three-partners';
import { Client } from 'pg';

export interface Isolation {
  readonly perSecond: number;
  /** Milliseconds from the row in the outbox until it is delivered, at the partner that answers. */
  readonly quiet: Percentiles;
  readonly beside: Percentiles;
  readonly ratio: number;
  readonly holds: boolean;
}
interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

const bar = 1.2;
/** What the two in trouble get, against the one that answers. */
const load = 10;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One partner hangs, one answers 500, both under ten times the load: the third must not notice. */
export async function isolation(setting: Setting, { seconds, perSecond }: { seconds: number; perSecond: number }, tell: Tell): Promise<Isolation> {
  const running = { rvdk: await startPartner('answers'), 'rvdk-hangt': await startPartner('hangs'), 'rvdk-faalt': await startPartner('fails') };
  const urls = Object.fromEntries(partners.map((id) => [id, running[id].url])) as Record<PartnerId, string>;
  const databaseUrl = await createDatabase(setting, 'isolation');
  const env = { ...productEnvironment(setting, databaseUrl, 0, setting.amqpUrl), CONFIG_DIR: writeInrichting(setting.dir, urls), BUS_VOORVOEGSEL: 'bench-isolation' };
  const workers = await startProcess('isolation-workers', `${__dirname}/../apps/workers/src/main.js`, env, setting.dir);
  const feeder = await Feeder.open(env);
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  const phase = async (asked: readonly [PartnerId, number][], name: string): Promise<Percentiles> => {
    const { rows } = await owner.query<{ now: string }>('select clock_timestamp()::text as now');
    await Promise.all(asked.map(([partner, rate]) => drip(feeder, partner, rate, seconds)));
    const times = await delivered(owner, rows[0]?.now ?? '', perSecond * seconds);
    const found = { p50: percentileOf(times, 0.5), p99: percentileOf(times, 0.99) };
    tell(`isolation, ${name}: row to delivered p50 ${found.p50.toFixed(1)} ms, p99 ${found.p99.toFixed(1)} ms`);
    return found;
  };
  try {
    await phase([['rvdk', perSecond]], 'warming up');
    const quiet = await phase([['rvdk', perSecond]], 'alone');
    const beside = await phase([['rvdk', perSecond], ['rvdk-hangt', load * perSecond], ['rvdk-faalt', load * perSecond]], 'beside two in trouble');
    tell(`calls: ${partners.map((id) => `${id} ${running[id].received()}`).join(', ')}`);
    return { perSecond, quiet, beside, ratio: beside.p99 / quiet.p99, holds: beside.p99 <= bar * quiet.p99 };
  } finally {
    for (const id of partners) running[id].close();
    await feeder.close();
    await workers.stop();
    await owner.end();
  }
}

/** At its own pace whatever the rest does; ten batches a second at most, so that feeding itself takes little. */
async function drip(feeder: Feeder, partner: PartnerId, perSecond: number, seconds: number): Promise<void> {
  const batches = Math.min(perSecond, 20);
  const begun = performance.now();
  for (let nr = 0; nr < batches * seconds; nr += 1) {
    await wait(begun + (nr * 1_000) / batches - performance.now());
    await feeder.ask(partner, perSecond / batches);
  }
}

async function delivered(owner: Client, since: string, count: number): Promise<number[]> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const { rows } = await owner.query<{ ms: number }>(
      `select extract(epoch from bezorgd_op - aangemaakt_op)::float8 * 1000 as ms from outbox
      where ontvanger = 'rvdk' and status = 'bezorgd' and aangemaakt_op > $1::timestamptz`,
      [since],
    );
    if (rows.length >= count) return rows.map(({ ms }) => ms);
    if (performance.now() > deadline) throw new Error(`isolation: ${rows.length} of ${count} were delivered`);
    await wait(200);
  }
}
