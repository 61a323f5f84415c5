import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const omgevingen = ['productie', 'demo', 'test'] as const;
export type Omgeving = (typeof omgevingen)[number];

/** A setting is missing or wrong. The message names the key and what it should be; never the value. */
export class SettingError extends Error {}

const loopback: readonly string[] = ['127.0.0.1', '::1', '[::1]', 'localhost'];
/** Whether a host name or address is this machine's own. */
export const isLoopback = (host: string): boolean => loopback.includes(host);

type Source = Readonly<Record<string, string | undefined>>;

/** Reads settings and remembers every fault, so that one start tells all that is wrong. */
export class Settings {
  private readonly faults: string[] = [];

  constructor(private readonly source: Source = process.env) {}

  text(key: string): string {
    const value = this.source[key];
    if (!value) this.faults.push(`${key} ontbreekt`);
    return value ?? '';
  }

  optional(key: string): string | undefined {
    return this.source[key] ? this.source[key] : undefined;
  }

  port(key: string, fallback: number): number {
    const value = Number(this.source[key] ?? fallback);
    if (!Number.isInteger(value) || value < 0 || value > 65_535) this.faults.push(`${key} is geen poortnummer`);
    return value;
  }

  url(key: string): string {
    const value = this.text(key);
    if (value && !URL.canParse(value)) this.faults.push(`${key} is geen URL`);
    return value;
  }

  omgeving(): Omgeving {
    const value = this.source['OMGEVING'] ?? 'productie';
    const known = omgevingen.find((name) => name === value);
    if (!known) this.faults.push(`OMGEVING is geen van ${omgevingen.join(', ')}`);
    return known ?? 'productie';
  }

  /** Remembers the fault unless it holds. */
  demand(holds: boolean, fault: string): void {
    if (!holds) this.faults.push(fault);
  }

  /** @throws SettingError with every fault */
  check(): void {
    if (this.faults.length > 0) throw new SettingError(`De instellingen kloppen niet: ${this.faults.join('; ')}`);
  }
}

/** What every process of the hub that touches the database needs. Call `settings.check()` after reading the rest. */
export function readCommon(settings: Settings) {
  return Object.freeze({
    omgeving: settings.omgeving(),
    databaseUrl: settings.url('DATABASE_URL'),
    roleSecret: settings.text('DATABASE_ROLE_SECRET'),
    sleutelbestand: settings.text('SLEUTELBESTAND'),
    amqpUrl: settings.optional('AMQP_URL'),
    redisUrl: settings.optional('REDIS_URL'),
    configDir: settings.optional('CONFIG_DIR') ?? 'config',
    managementHost: settings.optional('MANAGEMENT_HOST') ?? '127.0.0.1',
    managementPort: settings.port('MANAGEMENT_PORT', 0),
  });
}
export type CommonSettings = ReturnType<typeof readCommon>;

/** The text of each YAML file of a folder by its name without ending; folders below it are not read. */
export function readYamlFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'));
  return Object.fromEntries(names.map(({ name }) => [name.slice(0, -'.yaml'.length), readFileSync(join(folder, name), 'utf8')]));
}

/**
 * The texts of the verstrekkingsbeleid: the national files, and the region's overlays, which stand in a folder of their own below them and
 * need not be there.
 */
export function readPolicyFiles(configDir: string): [national: Record<string, string>, overlays: Record<string, string>] {
  const folder = join(configDir, 'verstrekkingsbeleid');
  const overlays = join(folder, 'regio');
  return [readYamlFolder(folder), existsSync(overlays) ? readYamlFolder(overlays) : {}];
}
