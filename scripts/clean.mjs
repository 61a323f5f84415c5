/** `npm run clean`: removes .schakel/ and what is built. A running hub is left alone. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, say } from './lib/console.mjs';
import { endAll, living } from './lib/pids.mjs';
import { removePostgresElsewhere } from './lib/postgres.mjs';
import { remove } from './lib/private-files.mjs';

const root = join(import.meta.dirname, '..');
const dir = join(root, '.schakel');

/** Directories that keep pids: .schakel itself and each set-up below it. */
function directories(top) {
  if (!existsSync(top)) return [];
  const below = readdirSync(top, { withFileTypes: true, recursive: true }).filter((entry) => entry.isDirectory() && entry.name === 'pids');
  return below.map((entry) => entry.parentPath ?? entry.path);
}

async function main() {
  const found = directories(dir);
  const busy = found.flatMap(living).find(({ name }) => name === 'start' || name === 'test');
  if (busy) throw new Error(`A hub or a test run is going on here (process ${busy.pid}); stop it first.`);
  await Promise.all(found.map((folder) => endAll(folder)));
  for (const folder of found) removePostgresElsewhere(folder);
  for (const name of ['.schakel', 'dist', 'coverage']) remove(join(root, name));
  say('Removed .schakel/, dist/ and coverage/.');
}

void runCommand(main);
