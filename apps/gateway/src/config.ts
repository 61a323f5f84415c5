import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accessFrom } from './access-config';
import type { Environment } from './settings-reader';
import { SettingsReader } from './settings-reader';
import type { WebSettings } from './web';
import { apiVersie } from './version';

/** Everything the gateway is told from outside, checked and frozen. */
export interface GatewayConfig {
  readonly web: WebSettings;
  readonly host: string;
  readonly port: number;
  readonly managementPort: number;
  readonly databaseUrl: string;
  readonly databaseRoleSecret: string;
  readonly sleutelbestand: string;
  /** Empty in the set-ups without RabbitMQ or Redis. */
  readonly amqpUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

const omgevingen = ['productie', 'demo', 'test'] as const;
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const minutes = (count: number): number => count * 60_000;

/**
 * Reads the environment and the YAML of CONFIG_DIR.
 *
 * @throws SettingsError with every wrong setting by name, never with a value
 */
export function readConfig(env: Environment): GatewayConfig {
  const read = new SettingsReader(env);
  const config = { ...processSettings(read), web: webSettings(read, env) };
  demandSafe(read, config);
  read.finish();
  return deepFreeze(config);
}

function processSettings(read: SettingsReader): Omit<GatewayConfig, 'web'> {
  return {
    host: read.text('GATEWAY_HOST', 1, '127.0.0.1'),
    port: read.port('GATEWAY_PORT', 8080),
    managementPort: read.port('MANAGEMENT_PORT', 0),
    databaseUrl: read.url('DATABASE_URL', ['postgres', 'postgresql']),
    databaseRoleSecret: read.text('DATABASE_ROLE_SECRET', 16),
    sleutelbestand: read.text('SLEUTELBESTAND'),
    amqpUrl: read.optional('AMQP_URL'),
    redisUrl: read.optional('REDIS_URL'),
  };
}

function webSettings(read: SettingsReader, env: Environment): WebSettings {
  const omgeving = read.oneOf('OMGEVING', omgevingen, 'productie');
  return {
    omgeving,
    gatewayUrl: read.url('GATEWAY_URL', ['https', 'http']),
    apiVersie,
    ...accessFrom(read, configFiles(read), env),
    oidcClientId: read.text('OIDC_CLIENT_ID'),
    oidcClientSecret: read.text('OIDC_CLIENT_SECRET', 16),
    sessieGeheim: read.text('SESSIE_GEHEIM', 32),
    sessieRustMs: minutes(30),
    sessieDuurMs: minutes(10 * 60),
    beleidVastgesteld: omgeving === 'productie',
  };
}

/** The YAML files of the region's configuration, by name. */
function configFiles(read: SettingsReader): Record<string, string> {
  const folder = resolve(read.text('CONFIG_DIR', 1, 'config'));
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } catch {
    read.refuse('CONFIG_DIR', 'must be a folder that can be read');
    return {};
  }
}

/** Demo and test are for synthetic data on this machine alone; production speaks TLS with everybody. */
function demandSafe(read: SettingsReader, { host, web }: GatewayConfig): void {
  if (web.omgeving !== 'productie') {
    if (!loopback.has(host)) read.refuse('GATEWAY_HOST', 'must be a loopback address while OMGEVING is demo or test');
    return;
  }
  if (!web.gatewayUrl.startsWith('https:')) read.refuse('GATEWAY_URL', 'must be https in production');
  for (const { organisatie, issuer } of web.issuers) {
    if (!issuer.startsWith('https:')) read.refuse(`issuer of ${organisatie}`, 'must be https in production');
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
