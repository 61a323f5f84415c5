import { join } from 'node:path';
import type { KeyPort } from '../key-port';
import { BackupError } from './error';
import { backupsIn, removeFolder } from './folder';
import { readManifest } from './manifest';
import type { Deel } from './tables';

export const dayMs = 86_400_000;

/** Whether a backup of this moment is older than its term. */
export const expired = (moment: string, now: Date, dagen: number): boolean => now.getTime() - Date.parse(moment) > dagen * dayMs;

/**
 * Removes the backups of a part whose term ends before tomorrow, since the next run is a day away, and gives their names. Only what carries
 * our own mark is removed; the one named `behoud` stays whatever its age.
 */
export async function removeExpired(
  { folder, deel, port }: { readonly folder: string; readonly deel: Deel; readonly port: KeyPort },
  { now, dagen, behoud }: { readonly now: Date; readonly dagen: number; readonly behoud: string },
): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await backupsIn(folder, deel)) {
    const moment = await momentOf(join(folder, deel, name), port);
    if (name === behoud || moment === undefined || !expired(moment, now, dagen - 1)) continue;
    await removeFolder(folder, deel, name);
    removed.push(name);
  }
  return removed;
}

async function momentOf(path: string, port: KeyPort): Promise<string | undefined> {
  try {
    return (await readManifest(path, port)).moment;
  } catch (error) {
    if (error instanceof BackupError) return undefined;
    throw error;
  }
}
