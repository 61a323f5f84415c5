/** Every directory below one that keeps pids, and the ending of what was left running there. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { endAll, living } from './pids.mjs';
import { removeElsewhere } from './postgres.mjs';
import { remove } from './private-files.mjs';

function withPids(top) {
  if (!existsSync(top)) return [];
  const below = readdirSync(top, { withFileTypes: true, recursive: true });
  return below.filter((entry) => entry.isDirectory() && entry.name === 'pids').map((entry) => entry.parentPath ?? entry.path);
}

/** The start or test run that goes on in `top` or below it, this process excepted. */
export const busy = (top) =>
  withPids(top)
    .flatMap(living)
    .find(({ name, pid }) => (name === 'start' || name === 'test') && pid !== process.pid);

/** Ends what runs in `top` or below it; gives the names. */
export async function endBelow(top) {
  return (await Promise.all(withPids(top).map((dir) => endAll(dir)))).flat();
}

/** Removes `top` with all that it kept, also outside it. Nothing may run there any more. */
export function removeAll(top) {
  for (const dir of withPids(top)) removeElsewhere(dir);
  remove(top);
}

/** Clears the directories of test runs that ended without doing so. */
export async function clearTestRuns(dir) {
  const runs = existsSync(dir) ? readdirSync(dir).filter((name) => name.startsWith('test-')) : [];
  for (const run of runs.map((name) => join(dir, name)).filter((path) => !busy(path))) {
    await endBelow(run);
    removeAll(run);
  }
}
