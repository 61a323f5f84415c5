import { setTimeout as wait } from 'node:timers/promises';
import type { Tell } from './compare';
import { Feeder } from './feeder';
import { drip, feedBeside, type Asked } from './feed-beside';
import { spread, p } from './latency';
import { judged, type Outcome } from './outcome';
import { startPartner, type Manner } from './partner';
import { startProcess } from './processes';
import { createDatabase, productEnvironment, type Setting } from './setting';
import { partners, writeInrichting, type PartnerId } from './three-partners';
import { Client } from 'pg';

const bar = 1.2;
/** What the two in trouble get, against the one that answers. */
const load = 10;

const trouble = { rvdk: 'answers', 'rvdk-hangt': 'hangs', 'rvdk-faalt': 'fails' } as const;
const well = { rvdk: 'answers', 'rvdk-hangt': 'answers', 'rvdk-faalt': 'answers' } as const;

export interface IsolationWishes {
  readonly rounds: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/**
 * One partner hangs, one answers 500, both under ten times the load: the third must not notice. Alone and beside them by turns, each time from partners
 * that are well; all rounds count as one, since the p99 of a round is a handful of calls.
 */
export async function isolation(setting: Setting, { rounds, seconds, perSecond }: IsolationWishes, tell: Tell): Promise<Outcome> {
  const running = { rvdk: await startPartner(), 'rvdk-hangt': await startPartner(), 'rvdk-faalt': await startPartner() };
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
  const behave = (manners: Readonly<Record<PartnerId, Manner>>): void => {
    for (const id of partners) running[id].manner = manners[id];
  };
  const inTrouble = (['rvdk-hangt', 'rvdk-faalt'] as const).map((partner) => ({ partner, perSecond: load * perSecond }));
  const phase = async (beside: readonly Asked[], name: string): Promise<number[]> => {
    const since = await clock(owner);
    const feeding = beside.length > 0 ? feedBeside({ env, asked: beside, seconds }) : undefined;
    await Promise.all([drip(feeder, { partner: 'rvdk', perSecond }, seconds), feeding]);
    const times = await delivered(owner, 'rvdk', since, perSecond * seconds);
    tell(`row to delivered, ${name}: ${spread(times)}`);
    return times;
  };
  const round = async (nr: number): Promise<Round> => {
    const quiet = await phase([], `round ${nr}, alone`);
    behave(trouble);
    const beside = await phase(inTrouble, `round ${nr}, beside two in trouble`);
    tell(`calls: ${partners.map((id) => `${id} ${running[id].received()}`).join(', ')}`);
    behave(well);
    await recovered(owner, feeder);
    return { quiet, beside };
  };
  try {
    await phase([], 'warming up');
    const all: Round[] = [];
    for (let nr = 1; nr <= rounds; nr += 1) all.push(await round(nr));
    return outcomeOf(all, perSecond);
  } finally {
    for (const id of partners) running[id].close();
    await feeder.close();
    await workers.stop();
    await owner.end();
  }
}

interface Round {
  readonly quiet: readonly number[];
  readonly beside: readonly number[];
}

function outcomeOf(rounds: readonly Round[], perSecond: number): Outcome {
  const all = (key: keyof Round): number[] => rounds.flatMap((round) => [...round[key]]);
  const what = `row to delivered at ${perSecond}/s, p99, beside two in trouble at ${load} × that`;
  const ratio = p(all('beside'), 0.99) / p(all('quiet'), 0.99);
  const raw = rounds.map(({ quiet, beside }) => ({ quiet: p([...quiet], 0.99), beside: p([...beside], 0.99) }));
  return {
    lines: [judged(what, ratio, bar, { floor: spread(all('quiet')), product: spread(all('beside')) })],
    raw: { perSecond, rounds: raw },
  };
}

const clock = async (owner: Client): Promise<string> =>
  (await owner.query<{ now: string }>('select clock_timestamp()::text as now')).rows[0]?.now ?? '';

/** What waits for those that were in trouble is taken away, and each is asked once, so that the hub finds that they are well again. */
async function recovered(owner: Client, feeder: Feeder): Promise<void> {
  await owner.query(`with weg as (update outbox set status = 'ingetrokken' where ontvanger <> 'rvdk' and status = 'gereed' returning id)
    update wekkers set gesloten_op = clock_timestamp() where gesloten_op is null and bericht_id in (select id from weg)`);
  for (const id of ['rvdk-hangt', 'rvdk-faalt'] as const) {
    const since = await clock(owner);
    await feeder.ask(id);
    await delivered(owner, id, since, 1, async () => {
      await owner.query(
        'update partner_status set volgende_poging = clock_timestamp() where partner = $1 and volgende_poging is not null',
        [id],
      );
      await owner.query(
        'update wekkers set beschikbaar_op = clock_timestamp() where gesloten_op is null and gepubliceerd_op is null and lane like $1',
        [`verzending.${id}.%`],
      );
    });
  }
}

/** How long each took that was asked of this partner since then, once all have arrived. `meanwhile` is done between the looks. */
async function delivered(
  owner: Client,
  partner: PartnerId,
  since: string,
  count: number,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const { rows } = await owner.query<{ ms: number }>(
      `select extract(epoch from bezorgd_op - aangemaakt_op)::float8 * 1000 as ms from outbox
      where ontvanger = $2 and status = 'bezorgd' and aangemaakt_op > $1::timestamptz`,
      [since, partner],
    );
    if (rows.length >= count) return rows.map(({ ms: took }) => took);
    if (performance.now() > deadline) throw new Error(`isolation: ${rows.length} of ${count} were delivered to ${partner}`);
    await meanwhile();
    await wait(200);
  }
}
