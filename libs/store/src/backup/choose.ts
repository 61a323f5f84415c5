import { join } from 'node:path';
import type { KeyPort } from '../key-port';
import { lastMigration } from '../migrate';
import { BackupError } from './error';
import { expired } from './expire';
import { backupsIn, nameOf, verifyFiles } from './folder';
import type { Manifest } from './manifest';
import { readManifest } from './manifest';
import type { Deel } from './tables';

/** A backup of one part, whose every file was read and found as it was written. */
export interface GekozenBackup {
  readonly naam: string;
  readonly pad: string;
  readonly manifest: Manifest;
}
export interface Keuze {
  readonly gegevens: GekozenBackup;
  readonly sleutels: GekozenBackup;
}

export interface Zoekopdracht {
  readonly folder: string;
  readonly port: KeyPort;
  readonly now: Date;
  /** Term of a backup of the keys. */
  readonly sleutelDagen: number;
  /** Name of an older backup of the data; default the newest for which the keys are there. */
  readonly gegevens?: string;
}

/**
 * The newest keys, always: they know of the latest erasures. With them the newest data that is not younger than they are, since what came
 * in between would have no key.
 *
 * @throws BackupError before anything is restored
 */
export async function chooseBackup(task: Zoekopdracht): Promise<Keuze> {
  const sleutels = await newestKeys(task);
  const gegevens = await dataFor(task, sleutels.naam);
  for (const { pad, manifest } of [sleutels, gegevens]) await verifyFiles(pad, manifest);
  return { gegevens, sleutels };
}

async function newestKeys(task: Zoekopdracht): Promise<GekozenBackup> {
  const naam = (await backupsIn(task.folder, 'sleutels')).at(-1);
  if (!naam) throw new BackupError('geen-backup', 'sleutels');
  const chosen = await opened(task, 'sleutels', naam);
  if (expired(chosen.manifest.moment, task.now, task.sleutelDagen)) throw new BackupError('sleutels-verlopen', naam);
  return chosen;
}

async function dataFor(task: Zoekopdracht, keys: string): Promise<GekozenBackup> {
  const all = await backupsIn(task.folder, 'gegevens');
  const wanted = all.filter((naam) => task.gegevens === undefined || naam === task.gegevens);
  if (wanted.length === 0) throw new BackupError('geen-backup', 'gegevens');
  const naam = wanted.filter((each) => each <= keys).at(-1);
  if (!naam) throw new BackupError('sleutels-ouder-dan-gegevens', keys);
  return opened(task, 'gegevens', naam);
}

async function opened({ folder, port }: Zoekopdracht, deel: Deel, naam: string): Promise<GekozenBackup> {
  const pad = join(folder, deel, naam);
  const manifest = await readManifest(pad, port);
  // Which backup is the newest goes by the names.
  if (manifest.deel !== deel || nameOf(manifest.moment) !== naam) throw new BackupError('manifest-gewijzigd', `${deel}/${naam}`);
  if (manifest.migratie > lastMigration()) throw new BackupError('nieuwere-uitgave', manifest.uitgave);
  return { naam, pad, manifest };
}
