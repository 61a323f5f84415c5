import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { migrate } from '@schakel/store/migrate';
import { Client } from 'pg';
import type { BenchIssuer } from './issuer';

/** What all sides share: services, keys, the login service. */
export interface Setting {
  readonly databaseUrl: string;
  readonly amqpUrl: string;
  readonly redisUrl: string;
  readonly dir: string;
  /** A mail server with a mailbox for every name; undefined where there is no Dovecot. */
  readonly imap: { readonly host: string; readonly port: number; readonly password: string } | undefined;
  readonly postgresPid: number;
  readonly rabbitmqPid: number;
  readonly roleSecret: string;
  readonly issuer: BenchIssuer;
}

/** @throws Error naming what `npm run bench` should have given */
export function readSetting(issuer: BenchIssuer): Setting {
  const text = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is missing: run npm run bench`);
    return value;
  };
  return {
    databaseUrl: text('DATABASE_URL'),
    amqpUrl: text('AMQP_URL'),
    redisUrl: text('REDIS_URL'),
    dir: text('BENCH_DIR'),
    imap: process.env['BENCH_IMAP'] ? (JSON.parse(process.env['BENCH_IMAP']) as Setting['imap']) : undefined,
    postgresPid: Number(text('BENCH_POSTGRES_PID')),
    rabbitmqPid: Number(text('BENCH_RABBITMQ_PID')),
    roleSecret: randomBytes(24).toString('base64'),
    issuer,
  };
}

/** A free port of this moment; whoever listens next may still take it. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** An empty, migrated database: both sides write to tables with the same columns and the same indexes. */
export async function createDatabase({ databaseUrl, roleSecret }: Setting, name: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`drop database if exists bench_${name} with (force)`);
  await client.query(`create database bench_${name}`);
  await client.end();
  const url = Object.assign(new URL(databaseUrl), { pathname: `/bench_${name}` }).href;
  await migrate(url, roleSecret);
  return url;
}

/** The environment of the product's processes: as in production but for loopback addresses. */
export function productEnvironment(setting: Setting, databaseUrl: string, port: number, amqpUrl: string): NodeJS.ProcessEnv {
  const keyFile = join(setting.dir, `sleutel-${new URL(databaseUrl).pathname.slice(1)}`);
  writeFileSync(keyFile, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'w' });
  const url = `http://127.0.0.1:${port}`;
  const nowhere = 'http://127.0.0.1:9';
  return {
    OMGEVING: 'test',
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_ROLE_SECRET: setting.roleSecret,
    AMQP_URL: amqpUrl,
    REDIS_URL: amqpUrl ? setting.redisUrl : '',
    SLEUTELBESTAND: keyFile,
    CONFIG_DIR: 'config',
    GATEWAY_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    GATEWAY_URL: url,
    MANAGEMENT_PORT: '0',
    OIDC_ISSUER_VEILIG_THUIS: setting.issuer.url,
    OIDC_ISSUER_GEMEENTE: nowhere,
    OIDC_CLIENT_ID: 'schakel-gateway',
    OIDC_CLIENT_SECRET: randomBytes(24).toString('base64'),
    SESSIE_GEHEIM: randomBytes(48).toString('base64'),
    RVDK_URL: nowhere,
    POLITIE_URL: nowhere,
    DIGIKOPPELING_URL: nowhere,
    DIGIKOPPELING_DOMEIN: 'schakel.invalid',
    SMTP_URL: 'smtp://127.0.0.1:9',
  };
}
