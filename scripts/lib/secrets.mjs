/** Random secrets of one local set-up: made once, kept between runs. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writePrivate, writePrivateJson } from './private-files.mjs';

/**
 * The named secrets from `dir/secrets.json`; what is missing is generated.
 *
 * @template {string} Name
 * @param {string} dir
 * @param {Name[]} names
 * @returns {Record<Name, string>}
 */
export function keepSecrets(dir, names) {
  const path = join(dir, 'secrets.json');
  const kept = readJson(path) ?? {};
  const missing = names.filter((name) => kept[name] === undefined);
  for (const name of missing) kept[name] = randomBytes(32).toString('base64url');
  if (missing.length > 0) writePrivateJson(path, kept);
  return kept;
}

/** The file with the key-encryption key (32 random bytes, base64). Without it nothing stored can be read, so it is never replaced. */
export function keepKeyFile(dir) {
  const path = join(dir, 'sleutel');
  if (!existsSync(path)) writePrivate(path, `${randomBytes(32).toString('base64')}\n`);
  return path;
}
