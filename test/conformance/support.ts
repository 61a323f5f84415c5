import { randomBytes } from 'node:crypto';
import { Client, escapeLiteral } from 'pg';
import type { TransportLogger } from '@schakel/transport';

/** The address of a service that this suite needs. */
export function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the services of the tests are not up`);
  return value;
}

/** Everything that was logged, so that a test can look whether content is in it; printed with TEST_LOG=1. */
export const logged: string[] = [];
const keep = (fields: Readonly<Record<string, unknown>>, event: string): void => {
  const line = JSON.stringify({ event, ...fields });
  logged.push(line);
  if (process.env['TEST_LOG']) process.stderr.write(`${line}\n`);
};
export const logger: TransportLogger = { info: keep, warn: keep };

export interface FreshDatabase {
  readonly ownerUrl: string;
  /** A login role without any right of its own. */
  readonly role: string;
  readonly roleUrl: string;
  drop(): Promise<void>;
}

/** A database and a login role of their own, so that suites do not meet. */
export async function freshDatabase(adminUrl: string): Promise<FreshDatabase> {
  const name = `proef_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await statements(adminUrl, [`CREATE ROLE ${name} LOGIN PASSWORD ${escapeLiteral(password)}`, `CREATE DATABASE ${name}`]);
  const at = (change: (url: URL) => void): string => {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    change(url);
    return url.href;
  };
  return {
    role: name,
    ownerUrl: at(() => undefined),
    roleUrl: at((url) => {
      url.username = name;
      url.password = password;
    }),
    drop: () => statements(adminUrl, [`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`]),
  };
}

async function statements(url: string, sql: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const one of sql) await client.query(one);
  } finally {
    await client.end();
  }
}
