/** Files that only their owner may read. A reader sees the old content or the new, never half of it. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the directory with mode 0700, and gives it that mode when it was there already. */
export function ensurePrivateDirectory(path) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  return path;
}

/** Replaces the file in one step, mode 0600. */
export function writePrivate(path, content) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

/** @param {unknown} value */
export const writePrivateJson = (path, value) => {
  writePrivate(path, `${JSON.stringify(value, null, 2)}\n`);
};

/** The parsed file, or undefined when there is none. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export const remove = (path) => {
  rmSync(path, { recursive: true, force: true });
};
