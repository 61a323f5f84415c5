import { Client } from 'pg';
import type { Tell } from './compare';
import { percentileOf, residentOf } from './cpu';
import { drip } from './load';
import { line, medianRound } from './compare';
import { startProcess } from './processes';
import { runRound, settled, type Round } from './round';
import { createDatabase, productEnvironment, type Setting } from './setting';
import { startFloor, startProduct, type Figure, type Side } from './side';

/** What is printed beside the two figures: no bar of a ratio, one of memory. */
export interface Extras {
  embedded?: Readonly<Record<Figure, Round>>;
  latency?: Readonly<Record<'floor' | 'product', Latency>>;
  /** Wake-ups per second from committed row to confirmed and marked. */
  relay?: number;
  memory?: Memory;
}
export interface Latency {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}
export interface Memory {
  readonly reports: number;
  /** Resident megabytes by process, after the run. */
  readonly resident: Readonly<Record<string, number>>;
  /** Rows and index entries that all statements read per report, over the last thousand: a table that grows must not be walked. */
  readonly walked: Readonly<Record<string, number>>;
  /** CPU per report in the last quarter against the first: what is stored must not make it dearer. */
  readonly growth: number;
  readonly holds: boolean;
}

const residentBar = 250;
const megabyte = 1024 * 1024;

/** BullMQ on PostgreSQL instead of RabbitMQ: one warm-up, then two rounds a figure. */
export async function embedded(setting: Setting, reports: number, tell: Tell): Promise<NonNullable<Extras['embedded']>> {
  const figure = async (which: Figure): Promise<Round> => {
    const side = await startProduct(setting, which, '');
    try {
      await runRound(setting, side, which, Math.ceil(reports / 2));
      const rounds = [await runRound(setting, side, which, reports), await runRound(setting, side, which, reports)];
      tell(`(${which}) embedded: ${rounds.map(line).join('; ')}`);
      return medianRound(rounds);
    } finally {
      await side.stop();
    }
  };
  return { a: await figure('a'), b: await figure('b') };
}

/** Milliseconds from due to 202 at a fixed rate, for ten seconds a side. */
export async function latency(setting: Setting, tell: Tell, perSecond = 200): Promise<NonNullable<Extras['latency']>> {
  const measure = async (side: Side): Promise<Latency> => {
    try {
      await drip(side.port, side.reports.many(perSecond * 5), perSecond);
      const { accepted, latencies } = await drip(side.port, side.reports.many(perSecond * 10), perSecond);
      if (accepted < perSecond * 10) throw new Error(`${side.name}: ${accepted} of ${perSecond * 10} were accepted`);
      const found = { perSecond, p50: percentileOf(latencies, 0.5), p99: percentileOf(latencies, 0.99) };
      tell(`202 at ${perSecond}/s, ${side.name}: p50 ${found.p50.toFixed(1)} ms, p99 ${found.p99.toFixed(1)} ms`);
      return found;
    } finally {
      await side.stop();
    }
  };
  return { floor: await measure(await startFloor(setting, 'a')), product: await measure(await startProduct(setting, 'a')) };
}

/** How fast the relay empties a backlog that is there already. */
export async function relayRate(setting: Setting, tell: Tell, count = 50_000): Promise<number> {
  const databaseUrl = await createDatabase(setting, 'relay');
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(
    `insert into wekkers (bericht_id, soort, versie, lane) select gen_random_uuid(), 'vt-melding', 1, 'afhandeling.normaal' from generate_series(1, ${count})`,
  );
  await owner.query('vacuum analyze wekkers');
  const env = { ...productEnvironment(setting, databaseUrl, 0, setting.amqpUrl), BENCH_ROLE: 'relay', BUS_PREFIX: 'bench-relay' };
  const relay = await startProcess('relay', `${__dirname}/consumer.js`, env, setting.dir);
  const left = async (): Promise<number> => {
    const { rows } = await owner.query<{ left: number }>('select count(*)::int as left from wekkers where gepubliceerd_op is null');
    return rows[0]?.left ?? 0;
  };
  while ((await left()) === count) await pause();
  const [begun, from] = [performance.now(), await left()];
  while ((await left()) > 0) await pause();
  const rate = from / ((performance.now() - begun) / 1_000);
  await relay.stop();
  await owner.end();
  tell(`relay: ${Math.round(rate)} wake-ups/s`);
  return rate;
}
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** The whole product for as many reports as a region has in years: memory, and whether cost grows with what is stored. */
export async function memory(setting: Setting, reports: number, tell: Tell): Promise<Memory> {
  const side = await startProduct(setting, 'b');
  try {
    const step = 5_000;
    const rounds: Round[] = [];
    for (let done = 0; done < reports; done += step) {
      rounds.push(await runRound(setting, side, 'b', step));
      tell(
        `${done + step} reports: ${Object.entries(resident(side))
          .map(([name, size]) => `${name} ${size} MB`)
          .join(', ')}; ${line(rounds.at(-1) as Round)}`,
      );
    }
    const before = await scans(side);
    await runRound(setting, side, 'b', 1_000);
    await settled(side, 'b');
    const after = await scans(side);
    const walked = Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, (rows - (before[table] ?? 0)) / 1_000]));
    const quarter = Math.ceil(rounds.length / 4);
    const growth = medianRound(rounds.slice(-quarter)).cpu.all / medianRound(rounds.slice(0, quarter)).cpu.all;
    const found = resident(side);
    return { reports, resident: found, walked, growth, holds: Object.values(found).every((size) => size <= residentBar) };
  } finally {
    await side.stop();
  }
}

const resident = ({ processes }: Side): Record<string, number> =>
  Object.fromEntries(processes.map(({ name, pid }) => [name, Math.round(residentOf(pid) / megabyte)]));

async function scans({ owner }: Side): Promise<Record<string, number>> {
  // The statistics of a busy session reach this view within a second or so.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { rows } = await owner.query<{ relname: string; read: number }>(
    `select relname, (seq_tup_read + coalesce((select sum(idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid), 0))::float8 as read
    from pg_stat_user_tables t`,
  );
  return Object.fromEntries(rows.map(({ relname, read }) => [relname, read]));
}
