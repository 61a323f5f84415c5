import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { startProcess, type Running } from './processes';
import { Reports } from './report';
import { createDatabase, freePort, productEnvironment, type Setting } from './setting';

/** How far the road goes: until the wake-up is closed (a), or until the first handler's commit (b). */
export type Figure = 'a' | 'b';

/** One side of a comparison, with processes, database and reports of its own. */
export interface Side {
  readonly name: string;
  readonly port: number;
  readonly owner: Client;
  readonly processes: readonly Running[];
  readonly reports: Reports;
  stop(): Promise<void>;
}

interface FloorWishes {
  readonly name?: string;
  /** Below bench/floor: what takes in, and what handles. */
  readonly programs?: readonly [string, string];
  readonly more?: NodeJS.ProcessEnv;
}

const compiled = (...path: string[]): string => join(__dirname, '..', ...path);

export async function startFloor(
  setting: Setting,
  figure: Figure,
  { name = figure, programs = ['gateway', 'worker'], more = {} }: FloorWishes = {},
): Promise<Side> {
  const databaseUrl = await createDatabase(setting, `floor_${name}`);
  // The planner's settings of the product, so that neither side keeps a bad plan that the other avoids.
  const planned = Object.assign(new URL(databaseUrl), { search: '?options=-c%20enable_seqscan%3Doff%20-c%20jit%3Doff' }).href;
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: planned,
    AMQP_URL: setting.amqpUrl,
    ISSUER: setting.issuer.url,
    SCHEMA_DIR: join('libs', 'ketenpartners', 'src', 'stuf', 'schema'),
    KEY: randomBytes(32).toString('hex'),
    PORT: String(port),
    HANDLER: figure === 'a' ? 'accept' : 'decide',
    ...more,
  };
  const start = (program: string, part: string) =>
    startProcess(`floor-${name}-${part}`, join('bench', 'floor', `${program}.mjs`), env, setting.dir);
  const gateway = await start(programs[0], 'gateway');
  const worker = await start(programs[1], 'worker');
  return sideOf(`floor ${name}`, setting, databaseUrl, port, [gateway, worker]);
}

/** The product's own processes; for (a) the workers are replaced by its relay, bus and doors without a decision. */
export async function startProduct(
  setting: Setting,
  figure: Figure,
  {
    name = `product_${figure}`,
    amqpUrl = setting.amqpUrl,
    more = {},
  }: { readonly name?: string; readonly amqpUrl?: string; readonly more?: NodeJS.ProcessEnv } = {},
): Promise<Side> {
  const databaseUrl = await createDatabase(setting, name);
  const port = await freePort();
  const env = { ...productEnvironment(setting, databaseUrl, port, amqpUrl), BUS_PREFIX: name, BUS_VOORVOEGSEL: name, ...more };
  const worker = figure === 'a' ? compiled('bench', 'consumer.js') : compiled('apps', 'workers', 'src', 'main.js');
  const workers = await startProcess(`${name}-worker`, worker, env, setting.dir);
  const gateway = await startProcess(`${name}-gateway`, compiled('apps', 'gateway', 'src', 'main.js'), env, setting.dir);
  return sideOf(name.replace('_', ' '), setting, databaseUrl, port, [gateway, workers]);
}

async function sideOf(name: string, setting: Setting, databaseUrl: string, port: number, processes: readonly Running[]): Promise<Side> {
  const owner = new Client({ connectionString: databaseUrl, options: '-c statement_timeout=0 -c enable_seqscan=off' });
  await owner.connect();
  return {
    name,
    port,
    owner,
    processes,
    reports: new Reports(setting.issuer.token),
    stop: async () => {
      await Promise.all(processes.map((each) => each.stop()));
      await owner.end();
    },
  };
}
