import { chmod, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { auditHead } from '../audit/chain';
import { noteerHartslag } from '../beheer/hartslag';
import type { KeyPort } from '../key-port';
import { copyOut } from './copy';
import { BackupError } from './error';
import { nameOf, writeFolder } from './folder';
import type { Manifest, Tabelkopie } from './manifest';
import { manifestFile, writtenManifest } from './manifest';
import { asOwner, inTransaction, queryable } from './owner';
import type { Deel } from './tables';
import { delen, tablesOf } from './tables';

/** Any constant will do, as long as nothing else in this database takes it. */
const backupLock = 7_240_521;

export interface BackupOpdracht {
  /** Of the owner: no other login sees every table. */
  readonly databaseUrl: string;
  readonly folder: string;
  readonly delen: readonly Deel[];
  readonly port: KeyPort;
  readonly uitgave: string;
  /** Hears of every table that is done. */
  readonly report: (deel: Deel, tabel: Tabelkopie) => void;
}

export interface GemaakteBackup {
  readonly deel: Deel;
  readonly naam: string;
  readonly pad: string;
  readonly manifest: Manifest;
}

/**
 * Copies the database as it stood at one instant: one repeatable-read transaction for every table of every part. The hub goes on meanwhile.
 * Files are for this account only. Never overwrites; what failed leaves nothing. A run of all parts is noted as the sign of life of the backup.
 *
 * @throws BackupError `loopt-al`, `map-onbruikbaar`; DatabaseError
 */
export async function makeBackup(task: BackupOpdracht): Promise<GemaakteBackup[]> {
  return asOwner(task.databaseUrl, async (client) => {
    const { rows } = await client.query<{ vrij: boolean }>('select pg_try_advisory_lock($1) as vrij', [backupLock]);
    if (rows[0]?.vrij !== true) throw new BackupError('loopt-al');
    const made = await inTransaction(client, 'begin isolation level repeatable read read only', () => copyAll(client, task));
    if (made.length === delen.length) await noteerHartslag(queryable(client), 'back-up');
    return made;
  });
}

async function copyAll(client: Client, task: BackupOpdracht): Promise<GemaakteBackup[]> {
  const head = await headOf(client, task.uitgave);
  await privateFolder(task.folder);
  const made: GemaakteBackup[] = [];
  for (const deel of task.delen) made.push(await copyPart(client, task, deel, head));
  return made;
}

async function privateFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch {
    throw new BackupError('map-onbruikbaar');
  }
}

type Head = Omit<Manifest, 'deel' | 'tabellen'>;

async function headOf(client: Client, uitgave: string): Promise<Head> {
  const { rows } = await client.query<{ op: Date; snapshot: string; migratie: number }>(
    'select clock_timestamp() as op, pg_current_snapshot()::text as snapshot, max(nummer)::int as migratie from migraties',
  );
  const { op = new Date(0), snapshot = '', migratie = 0 } = rows[0] ?? {};
  const head = await auditHead(queryable(client));
  const keten = head && { keten: head.keten.toString(), hash: head.hash.toString('base64') };
  return { formaat: 1, uitgave, migratie, moment: op.toISOString(), snapshot, keten };
}

async function copyPart(client: Client, { folder, port, report }: BackupOpdracht, deel: Deel, head: Head): Promise<GemaakteBackup> {
  const tabellen: Tabelkopie[] = [];
  const manifest = { ...head, deel, tabellen };
  const pad = await writeFolder(folder, deel, head.moment, async (draft) => {
    for (const shape of await tablesOf(client, deel)) {
      const table = await copyOut(client, shape, draft);
      tabellen.push(table);
      report(deel, table);
    }
    await writeWhole(join(draft, manifestFile), await writtenManifest(manifest, port));
  });
  return { deel, naam: nameOf(head.moment), pad, manifest };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await writeFile(handle, text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
