import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { BackupError } from './error';
import { fileOf } from './folder';
import type { Tabelkopie } from './manifest';
import type { Tabelvorm } from './tables';
import { copied, quoted } from './tables';

/** Streams one table to its file; memory does not grow with the table. */
export async function copyOut(client: Client, shape: Tabelvorm, folder: string): Promise<Tabelkopie> {
  const source = client.query(to(`copy ${copied(shape)} to stdout (format binary)`));
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, measure, createWriteStream(join(folder, fileOf(shape.naam)), { flags: 'wx', mode: 0o600, flush: true }));
  return { ...shape, rijen: source.rowCount, bytes, sha256: hash.digest('hex') };
}

/**
 * Streams one file into its table, which loses what a migration put there.
 * @throws BackupError `aantal-klopt-niet`; DatabaseError
 */
export async function copyIn(client: Client, table: Tabelkopie, folder: string): Promise<void> {
  await client.query(`truncate ${quoted(table.naam)}`);
  const target = client.query(from(`copy ${copied(table)} from stdin (format binary)`));
  await pipeline(createReadStream(join(folder, fileOf(table.naam))), target);
  if (target.rowCount !== table.rijen) throw new BackupError('aantal-klopt-niet', table.naam);
}

const identities = `
select table_name as tabel, column_name as kolom from information_schema.columns
where table_schema = 'public' and is_identity = 'YES' and table_name = any($1)`;

/** Numbers go on behind the highest that came back. */
export async function continueNumbers(client: Client, tables: readonly Tabelkopie[]): Promise<void> {
  const { rows } = await client.query<{ tabel: string; kolom: string }>(identities, [tables.map(({ naam }) => naam)]);
  for (const { tabel, kolom } of rows) {
    const highest = `select max(${quoted(kolom)}) as hoogste from ${quoted(tabel)}`;
    await client.query(`select setval(pg_get_serial_sequence($1, $2), coalesce(hoogste, 1), hoogste is not null) from (${highest}) as h`, [
      tabel,
      kolom,
    ]);
  }
}
