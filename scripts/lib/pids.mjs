/**
 * What this directory's processes are called and whether they still live. A process is its number and the moment it started, so that a
 * number that the system gave to somebody else is never taken for ours.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, remove, writePrivateJson } from './private-files.mjs';

/** When the process started, in the system's own notation; undefined when it does not run (any more). */
export function startTimeOf(pid) {
  try {
    if (!existsSync('/proc/self/stat')) return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return afterName[0] === 'Z' ? undefined : afterName[19];
  } catch {
    return undefined;
  }
}

export const isAlive = ({ pid, startedAt }) => startedAt !== undefined && startTimeOf(pid) === startedAt;

const pidFile = (dir, name, pid) => join(dir, 'pids', `${name}.${pid}.json`);

/** Notes a process in `dir`. `stopSignal` is what ends it in an orderly way. */
export function record(dir, name, pid, stopSignal = 'SIGTERM') {
  const entry = { name, pid, startedAt: startTimeOf(pid), stopSignal };
  writePrivateJson(pidFile(dir, name, pid), entry);
  return entry;
}

export const forget = (dir, name, pid) => {
  remove(pidFile(dir, name, pid));
};

/**
 * The noted processes that still live. Notes of others are removed.
 *
 * @returns {{ name: string, pid: number, startedAt: string, stopSignal: NodeJS.Signals }[]}
 */
export function living(dir) {
  const folder = join(dir, 'pids');
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readJson(join(folder, file)))
    .filter((entry) => entry !== undefined);
  for (const entry of entries) if (!isAlive(entry)) forget(dir, entry.name, entry.pid);
  return entries.filter(isAlive);
}

/** Sends the signal to the process and, where it leads one, to its whole group. A process that is gone already is no error. */
export function signal(entry, name) {
  if (!isAlive(entry)) return;
  for (const target of name === 'SIGKILL' ? [-entry.pid, entry.pid] : [entry.pid]) {
    try {
      process.kill(target, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

/** Ends one process: asks, waits at most `patienceMs`, then kills. */
export async function end(entry, patienceMs = 5_000) {
  signal(entry, entry.stopSignal);
  const limit = Date.now() + patienceMs;
  while (isAlive(entry) && Date.now() < limit) await sleep(20);
  signal(entry, 'SIGKILL');
  while (isAlive(entry)) await sleep(10);
}

/** Ends everything noted in `dir`, this process excepted; gives the names of what it found. */
export async function endAll(dir, patienceMs) {
  const found = living(dir).filter((entry) => entry.pid !== process.pid);
  await Promise.all(found.map((entry) => end(entry, patienceMs)));
  for (const entry of found) forget(dir, entry.name, entry.pid);
  return found.map((entry) => entry.name);
}
