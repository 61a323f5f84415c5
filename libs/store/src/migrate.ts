import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { safeError } from './database-error';
import { ensureRoles } from './ensure-roles';

const folder = join(__dirname, '../migrations');
/** Any constant will do, as long as nothing else in this database takes it. */
const migrationLock = 7_240_519;

/** A database that a newer version of the hub has migrated: this version must not touch it. */
export class NewerDatabaseError extends Error {
  constructor() {
    super('de database is van een nieuwere versie');
    this.name = 'NewerDatabaseError';
  }
}

interface Migration {
  readonly nummer: number;
  readonly text: string;
}

function migrations(): Migration[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return files.sort().map((name) => ({ nummer: Number(name.slice(0, 4)), text: readFileSync(join(folder, name), 'utf8') }));
}

/** The number of this version's last migration. */
export const lastMigration = (): number => migrations().at(-1)?.nummer ?? 0;

/**
 * Brings the owner's database to this version and the login roles to this secret. Idempotent; two at once wait for each other.
 * Each numbered file is one transaction. The owner may be a superuser or a role with CREATEROLE.
 *
 * @param tot the last migration to apply; a restore needs the database as an older version had it
 * @throws NewerDatabaseError; DatabaseError
 */
export async function migrate(databaseUrl: string, roleSecret: string, tot = Infinity): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'schakel-migrate', connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query('set client_min_messages = error');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRoles(client, roleSecret);
    await applyPending(client, tot);
  } catch (error) {
    throw safeError(error);
  } finally {
    await client.end();
  }
}

async function applyPending(client: Client, tot: number): Promise<void> {
  await client.query('create table if not exists migraties (nummer int primary key, op timestamptz not null default clock_timestamp())');
  const { rows } = await client.query<{ nummer: number }>('select nummer from migraties');
  const done = new Set(rows.map(({ nummer }) => nummer));
  if (Math.max(0, ...done) > lastMigration()) throw new NewerDatabaseError();
  for (const migration of migrations().filter(({ nummer }) => !done.has(nummer) && nummer <= tot)) await apply(client, migration);
}

async function apply(client: Client, { nummer, text }: Migration): Promise<void> {
  // A migration that waits for a lock holds up everybody behind it: it gives up after three seconds and the next start tries again.
  await client.query("begin; set local lock_timeout = '3s'");
  try {
    await client.query(text);
    await client.query('insert into migraties (nummer) values ($1)', [nummer]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(safeError);
    throw error;
  }
}
