import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrokenSealError, equalSecrets } from '@schakel/privacy';
import type { KeyPort } from '../key-port';
import { BackupError } from './error';
import type { Deel, Tabelvorm } from './tables';

/** One copied table: its file is `<naam>.copy`, in PostgreSQL's binary COPY format. */
export interface Tabelkopie extends Tabelvorm {
  readonly rijen: number;
  readonly bytes: number;
  /** SHA-256 of the file, hexadecimal. The file holds ciphertext and references, so its digest tells nothing. */
  readonly sha256: string;
}

/** What one backup holds. Every table in it, and the other part if it was made at once, is of the same snapshot. */
export interface Manifest {
  readonly formaat: 1;
  readonly deel: Deel;
  /** Of the hub that made it. */
  readonly uitgave: string;
  /** Number of the last migration; restoring begins with a database of exactly this number. */
  readonly migratie: number;
  /** Clock of the database at the snapshot, ISO 8601 in UTC. */
  readonly moment: string;
  readonly snapshot: string;
  /** Where the audit chain stood; undefined while nothing was sealed. */
  readonly keten: { readonly keten: string; readonly hash: string } | undefined;
  readonly tabellen: readonly Tabelkopie[];
}

export const manifestFile = 'manifest.json';
const label = 'back-up';
const digest = (manifest: Manifest): Buffer => createHash('sha256').update(JSON.stringify(manifest)).digest();

/**
 * The manifest with a mark: its digest, sealed by the key-encryption key. The mark is no secret; it tells whether the key file is the one of
 * this backup, and whether a word of the manifest, and so of any file, was changed.
 */
export async function writtenManifest(manifest: Manifest, port: KeyPort): Promise<string> {
  const merk = (await port.wrap(digest(manifest), label)).toString('base64');
  return `${JSON.stringify({ manifest, merk }, null, 2)}\n`;
}

/** @throws BackupError `manifest-onleesbaar`, `ander-sleutelbestand`, `manifest-gewijzigd` */
export async function readManifest(folder: string, port: KeyPort): Promise<Manifest> {
  const { manifest, merk } = parse(await readFile(join(folder, manifestFile), 'utf8').catch(() => ''));
  if (!equalSecrets(digest(manifest), await openedMark(port, merk))) throw new BackupError('manifest-gewijzigd');
  return manifest;
}

async function openedMark(port: KeyPort, merk: string): Promise<Buffer> {
  try {
    return await port.unwrap(Buffer.from(merk, 'base64'), label);
  } catch (error) {
    throw error instanceof BrokenSealError ? new BackupError('ander-sleutelbestand') : error;
  }
}

/** What is not this shape cannot carry a mark that fits, so no more than the shape is looked at. */
function parse(text: string): { manifest: Manifest; merk: string } {
  try {
    const read = JSON.parse(text) as { manifest?: Manifest; merk?: unknown };
    if (read.manifest?.formaat === 1 && typeof read.merk === 'string') return { manifest: read.manifest, merk: read.merk };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new BackupError('manifest-onleesbaar');
}
