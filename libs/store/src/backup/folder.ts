import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './error';
import type { Manifest } from './manifest';
import type { Deel } from './tables';

/** A backup that is whole has the moment of its snapshot as its name, so that names sort by age; one that is being written begins with a point. */
const whole = /^\d{8}T\d{9}Z$/;
const unfinished = /^\.\d{8}T\d{9}Z$/;

export const nameOf = (moment: string): string => moment.replace(/[-:.]/g, '');
export const fileOf = (tabel: string): string => `${tabel}.copy`;

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes one backup: into a folder under another name, which gets its own name when everything in it reached the disk. What a killed run left
 * of this part is removed first: it would outlive its term.
 *
 * @throws BackupError `map-onbruikbaar`; whatever `fill` threw, and then nothing stays
 */
export async function writeFolder(folder: string, deel: Deel, moment: string, fill: (draft: string) => Promise<void>): Promise<string> {
  const parent = join(folder, deel);
  const draft = join(parent, `.${nameOf(moment)}`);
  await usable(async () => {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    await chmod(parent, 0o700);
    for (const name of await readdir(parent)) if (unfinished.test(name)) await rm(join(parent, name), { recursive: true });
    await mkdir(draft, { mode: 0o700 });
  });
  try {
    await fill(draft);
    await flush(draft);
    const path = join(parent, nameOf(moment));
    await rename(draft, path);
    await flush(parent);
    return path;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function usable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new BackupError('map-onbruikbaar');
  }
}

/** The whole backups of a part, oldest first. */
export async function backupsIn(folder: string, deel: Deel): Promise<string[]> {
  const names = await readdir(join(folder, deel)).catch(() => []);
  return names.filter((name) => whole.test(name)).sort();
}

/** Reads every file once. @throws BackupError `bestand-ontbreekt`, `bestand-gewijzigd` */
export async function verifyFiles(path: string, { tabellen, deel }: Manifest): Promise<void> {
  for (const { naam, sha256 } of tabellen) {
    const waar = `${deel}/${fileOf(naam)}`;
    const read = await digestOf(join(path, fileOf(naam))).catch(() => {
      throw new BackupError('bestand-ontbreekt', waar);
    });
    if (read !== sha256) throw new BackupError('bestand-gewijzigd', waar);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Removes a backup that is whole. Killed half-way, the next run removes the rest. */
export async function removeFolder(folder: string, deel: Deel, name: string): Promise<void> {
  const doomed = join(folder, deel, `.${name}`);
  await rename(join(folder, deel, name), doomed);
  await rm(doomed, { recursive: true });
}
