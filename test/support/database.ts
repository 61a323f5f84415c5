import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Database, Login } from '@schakel/store/database';
import { openDatabase } from '@schakel/store/database';
import { migrate } from '@schakel/store/migrate';
import type { KeyPort, Vault } from '@schakel/store/vault';
import { openVault } from '@schakel/store/vault';

// Making and dropping a database waits for a checkpoint of the server, which other suites keep busy.
jest.setTimeout(60_000);

/** All test hubs on one server share their login roles, and so their secret. */
export const roleSecret = 'alleen-voor-toetsen';
const migrations = join(__dirname, '../../libs/store/migrations');
const templateLock = 7_240_520;

/** A key port that leaves the key as it is: the tests look at what the store does with keys, not at where the last one lies. */
export const plainKeyPort: KeyPort = { wrap: (key) => Promise.resolve(key), unwrap: (key) => Promise.resolve(key) };

/** One database of its own, migrated, that is dropped at the end. */
export interface FreshStore {
  readonly databaseUrl: string;
  readonly owner: Client;
  /** A pool under a login; closed with the store. */
  open(login: Login, max?: number): Database;
  vault(login: Login): Promise<Vault>;
  drop(): Promise<void>;
}

/** The server for tests, given by `npm test`. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL ontbreekt: draai de toetsen met npm test');
  return url;
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const at = (database: string): string => Object.assign(new URL(serverUrl()), { pathname: `/${database}` }).href;

/** A new database: empty, or a copy of `template`. */
export async function createDatabase(template?: string): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl(), (client) => client.query(`create database ${name}${template ? ` template ${template}` : ''}`));
  return at(name);
}

export const dropDatabase = (url: string): Promise<unknown> =>
  withClient(serverUrl(), (client) => client.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`));

/** A migrated database to copy, made once per state of the migrations. */
async function template(): Promise<string> {
  const texts = readdirSync(migrations).map((file) => readFileSync(join(migrations, file)));
  const name = `schakel_${createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 12)}`;
  await withClient(serverUrl(), async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await migrate(at(name), roleSecret);
    await client.query(`alter database ${name} is_template true`);
  });
  return name;
}

export async function freshStore(): Promise<FreshStore> {
  const databaseUrl = await createDatabase(await template());
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  const pools: Database[] = [];
  const open = (login: Login, max = 2): Database => {
    const pool = openDatabase({ databaseUrl, roleSecret, login, max, applicationName: 'toets' });
    pools.push(pool);
    return pool;
  };
  return {
    databaseUrl,
    owner,
    open,
    vault: (login) => openVault(open(login), plainKeyPort),
    drop: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
      await owner.end();
      await dropDatabase(databaseUrl);
    },
  };
}
