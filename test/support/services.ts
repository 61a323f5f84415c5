/** The real services that `npm test` starts for the suites, and databases that are a test's own. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run this suite by "npm test -- <path>"`);
  return value;
}

/** Addresses of the run's PostgreSQL (owner of the server), RabbitMQ and Redis. All tests share them; throws where none runs. */
export const testServices = {
  get databaseUrl(): string {
    return required('TEST_DATABASE_URL');
  },
  get amqpUrl(): string {
    return required('TEST_AMQP_URL');
  },
  get redisUrl(): string {
    return required('TEST_REDIS_URL');
  },
};

/** A new directory that only this account may enter. What is started in it and noted there is ended after the run, whatever happens. */
export function testDirectory(name: string): string {
  const parent = required('SCHAKEL_TEST_DIR');
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  return mkdtempSync(join(parent, `${name}-`));
}

export interface FreshDatabase {
  /** Owner's URL. */
  url: string;
  /** Removes the database and ends whatever is still connected to it. */
  drop: () => Promise<void>;
}

/** Creating from a template may wait for another test's; the server's own limits are meant for the hub. */
async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: testServices.databaseUrl, options: '-c statement_timeout=0 -c lock_timeout=0' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(testServices.databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** One template per run and per `prepare`; without `npm test` around it, per process, so that yesterday's is never taken. */
function templateName(prepare: (url: string) => Promise<void>): string {
  const run = process.env['SCHAKEL_TEST_RUN'] ?? `${process.ppid}-${process.pid}`;
  return `template_${createHash('sha256').update(run).update(prepare.toString()).digest('hex').slice(0, 16)}`;
}

async function exists(client: Client, database: string): Promise<boolean> {
  return (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])).rows.length > 0;
}

/** Prepares under another name and renames at the end: a template that is there is complete. */
async function ensureTemplate(client: Client, template: string, prepare: (url: string) => Promise<void>): Promise<void> {
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  try {
    if (await exists(client, template)) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    await prepare(urlOf(draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  }
}

/**
 * A database of the test's own. `prepare` (migrations, for instance) runs once per test run, on a template; every further database is a copy,
 * made in some tens of milliseconds. `prepare` is told apart by its text, so it must not depend on what surrounds it, and it must leave no
 * connection open.
 */
export async function freshDatabase(prepare: (url: string) => Promise<void>): Promise<FreshDatabase> {
  const template = templateName(prepare);
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asOwner(async (client) => {
    await ensureTemplate(client, template, prepare);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: urlOf(name),
    drop: () =>
      asOwner(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}
