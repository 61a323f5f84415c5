import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aadOf, BrokenSealError, open, unwrapKey } from '@schakel/privacy';
import type { KeyPort } from '../../vault';
import { readManifest } from '../manifest';

type Row = readonly (Buffer | undefined)[];
interface Table {
  readonly naam: string;
  readonly kolommen: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows of a file in PostgreSQL's binary COPY format: 19 bytes of heading, then per row a count and per field its length (-1: null). */
function rowsOf(bytes: Buffer): Row[] {
  const rows: Row[] = [];
  for (let at = 19; bytes.readInt16BE(at) >= 0; ) {
    const row: (Buffer | undefined)[] = [];
    const fields = bytes.readInt16BE(at);
    at += 2;
    for (let field = 0; field < fields; field += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? undefined : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    rows.push(row);
  }
  return rows;
}

/** Every table of every backup in this folder. */
async function tablesIn(folder: string, port: KeyPort): Promise<Table[]> {
  const paths = readdirSync(folder).flatMap((deel) => readdirSync(join(folder, deel)).map((naam) => join(folder, deel, naam)));
  const manifests = await Promise.all(paths.map(async (path) => ({ path, ...(await readManifest(path, port)) })));
  return manifests.flatMap(({ path, tabellen }) =>
    tabellen.map(({ naam, kolommen }) => ({ naam, kolommen, rows: rowsOf(readFileSync(join(path, `${naam}.copy`))) })),
  );
}

const uuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
function cell(table: Table, row: Row, name: string): Buffer {
  const value = row[table.kolommen.indexOf(name)];
  if (!value) throw new Error(`${table.naam}.${name} is empty`);
  return value;
}

async function periodKeys(tables: readonly Table[], port: KeyPort): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const table of tables.filter(({ naam }) => naam === 'periodesleutels')) {
    for (const row of table.rows) {
      const periode = cell(table, row, 'periode').toString();
      found.set(periode, await port.unwrap(cell(table, row, 'sleutel'), periode));
    }
  }
  return found;
}

async function dataKeys(tables: readonly Table[], port: KeyPort): Promise<Buffer[]> {
  const periods = await periodKeys(tables, port);
  return tables
    .filter(({ naam }) => naam === 'sleutels')
    .flatMap((table) =>
      table.rows.map((row) => {
        const period = periods.get(cell(table, row, 'periode').toString());
        if (!period) throw new Error('a key without its period');
        return unwrapKey(period, cell(table, row, 'sleutel'), uuid(cell(table, row, 'record_id')));
      }),
    );
}

function tryOpen(key: Buffer, sealed: Buffer, aad: string): string[] {
  try {
    return [open(key, sealed, aad).toString('utf8')];
  } catch (error) {
    if (error instanceof BrokenSealError) return [];
    throw error;
  }
}

function openedOf(table: Table, row: Row, keys: readonly Buffer[]): string[] {
  const id = row.find((value) => value?.length === 16);
  if (!id) return [];
  const places = table.kolommen.flatMap((kolom) => [table.naam, `${table.naam}.${kolom}`]);
  const aads = places.flatMap((place) => [1, 2, 3].map((versie) => aadOf(place, uuid(id), versie)));
  const sealed = row.filter((value) => value !== undefined).filter((value) => value.length > 29 && value[0] === 1);
  return sealed.flatMap((value) => keys.flatMap((key) => [...new Set(aads)].flatMap((aad) => tryOpen(key, value, aad))));
}

/** Tries every key that stands in any backup of the folder on everything in any backup of the folder, in whatever place it may have been sealed for. */
export async function forceOpen(folder: string, port: KeyPort): Promise<string> {
  const tables = await tablesIn(folder, port);
  const keys = await dataKeys(tables, port);
  return tables.flatMap((table) => table.rows.flatMap((row) => openedOf(table, row, keys))).join('\n');
}

/** The bytes of every file of one part, as they lie there. */
export function rawBytes(folder: string, deel: string): string {
  const parent = join(folder, deel);
  const files = readdirSync(parent).flatMap((name) => readdirSync(join(parent, name)).map((file) => join(parent, name, file)));
  return files.map((file) => readFileSync(file, 'latin1')).join('\n');
}
