/** `npm run clean`: removes .schakel/ and what is built. A running hub is left alone. */
import { join } from 'node:path';
import { runCommand, say } from './lib/console.mjs';
import { busy, endBelow, removeAll } from './lib/leftovers.mjs';
import { remove } from './lib/private-files.mjs';

const root = join(import.meta.dirname, '..');
const dir = join(root, '.schakel');

async function main() {
  const other = busy(dir);
  if (other) throw new Error(`A hub or a test run is going on here (process ${other.pid}); stop it first.`);
  await endBelow(dir);
  removeAll(dir);
  for (const name of ['dist', 'coverage']) remove(join(root, name));
  say('Removed .schakel/, dist/ and coverage/.');
}

void runCommand(main);
