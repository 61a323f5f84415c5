import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { InstellingError } from './instellingen';

/** Passwords by username and secrets by client id. */
export interface Geheimen {
  readonly users: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, string>>;
}

/** Which secrets have to exist; `given` values win over what the file says. */
export interface Wanted {
  readonly users: readonly string[];
  readonly clients: readonly string[];
  readonly given: Readonly<Record<string, string>>;
}

/**
 * Reads the secrets file and fills in what is missing with random values. Written back (mode 0600, by rename) only when something changed, so
 * logins stay the same over restarts.
 *
 * @throws InstellingError when the file exists and is not `{ users, clients }`
 */
export async function loadGeheimen(path: string, wanted: Wanted): Promise<Geheimen> {
  const found = await readGeheimen(path);
  const clients = { ...found.clients };
  for (const [id, secret] of Object.entries(wanted.given)) if (secret !== '') clients[id] = secret;
  const complete = { users: fill(found.users, wanted.users), clients: fill(clients, wanted.clients) };
  if (JSON.stringify(complete) !== JSON.stringify(found)) await writeGeheimen(path, complete);
  return complete;
}

function fill(found: Readonly<Record<string, string>>, wanted: readonly string[]): Record<string, string> {
  const missing = wanted.filter((name) => found[name] === undefined);
  return { ...found, ...Object.fromEntries(missing.map((name) => [name, randomBytes(18).toString('base64url')])) };
}

async function readGeheimen(path: string): Promise<Geheimen> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { users: {}, clients: {} };
    throw error;
  }
  return parseGeheimen(text);
}

function parseGeheimen(text: string): Geheimen {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InstellingError('PROEF_GEHEIMEN is not JSON');
  }
  const { users = {}, clients = {} } = isRecord(value) ? value : {};
  if (!isRecord(value) || !isTexts(users) || !isTexts(clients)) throw new InstellingError('PROEF_GEHEIMEN is not { users, clients }');
  return { users, clients };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((entry) => typeof entry === 'string' && entry !== '');
}

async function writeGeheimen(path: string, geheimen: Geheimen): Promise<void> {
  const beside = `${path}.${String(process.pid)}`;
  await writeFile(beside, `${JSON.stringify(geheimen, null, 2)}\n`, { mode: 0o600 });
  await chmod(beside, 0o600);
  await rename(beside, path);
}
