import type { Tell } from './compare';
import { Feeder } from './feeder';
import { spread, p } from './latency';
import { judged, type Outcome } from './outcome';
import { startPartner } from './partner';
import { startProcess } from './processes';
import { createDatabase, productEnvironment, type Setting } from './setting';
import { partners, writeInrichting, type PartnerId } from './three-partners';
import { Client } from 'pg';

const bar = 1.2;
/** What the two in trouble get, against the one that answers. */
const load = 10;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One partner hangs, one answers 500, both under ten times the load: the third must not notice. */
export async function isolation(
  setting: Setting,
  { seconds, perSecond }: { seconds: number; perSecond: number },
  tell: Tell,
): Promise<Outcome> {
  const running = {
    rvdk: await startPartner('answers'),
    'rvdk-hangt': await startPartner('hangs'),
    'rvdk-faalt': await startPartner('fails'),
  };
  const urls = Object.fromEntries(partners.map((id) => [id, running[id].url])) as Record<PartnerId, string>;
  const databaseUrl = await createDatabase(setting, 'isolation');
  const env = {
    ...productEnvironment(setting, databaseUrl, 0, setting.amqpUrl),
    CONFIG_DIR: writeInrichting(setting.dir, urls),
    BUS_VOORVOEGSEL: 'bench-isolation',
  };
  const workers = await startProcess('isolation-workers', `${__dirname}/../apps/workers/src/main.js`, env, setting.dir);
  const feeder = await Feeder.open(env);
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  const phase = async (asked: readonly [PartnerId, number][], name: string): Promise<number[]> => {
    const { rows } = await owner.query<{ now: string }>('select clock_timestamp()::text as now');
    await Promise.all(asked.map(([partner, rate]) => drip(feeder, partner, rate, seconds)));
    const times = await delivered(owner, rows[0]?.now ?? '', perSecond * seconds);
    tell(`row to delivered, ${name}: ${spread(times)}`);
    return times;
  };
  try {
    await phase([['rvdk', perSecond]], 'warming up');
    const quiet = await phase([['rvdk', perSecond]], 'alone');
    const beside = await phase(
      [
        ['rvdk', perSecond],
        ['rvdk-hangt', load * perSecond],
        ['rvdk-faalt', load * perSecond],
      ],
      'beside two in trouble',
    );
    tell(`calls: ${partners.map((id) => `${id} ${running[id].received()}`).join(', ')}`);
    const what = `row to delivered at ${perSecond}/s, p99, beside two in trouble at ${load} × that`;
    const line = judged(what, p(beside, 0.99) / p(quiet, 0.99), bar, { floor: spread(quiet), product: spread(beside) });
    return { lines: [line], raw: { perSecond, quiet: p(quiet, 0.99), beside: p(beside, 0.99) } };
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
