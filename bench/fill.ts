import type { Client } from 'pg';
import type { Tell } from './compare';

/** What a report leaves behind and what a case adds; copied in this order. */
const tables = [
  'journal',
  'sleutels',
  'wekkers',
  'gezien',
  'casussen',
  'casus_personen',
  'zoekindex',
  'termijnen',
  'audit',
  'outbox',
  'verstrekkingen',
] as const;
type Table = (typeof tables)[number];

/** Keyed fingerprints, each its own; other bytes are ciphertext, of which a copy takes as much room. */
const prints = ['referentie', 'idempotentie', 'vingerafdruk', 'waarde', 'vorige', 'hash'];
/** What retention erases first. One copy in ten still has it: with a dossier system of its own a region keeps content for weeks, and rows for years. */
const contents = ['inhoud', 'dossier', 'sectie', 'draad'];
/** Rows are copied an hour apart, the oldest first, so that keys and times grow together as they did. */
const apartMs = 3_600_000;
const copiesAtOnce = 20;

/** An identifier with a moment (version 7 or 8) keeps its place in time, an hour earlier per copy; any other is as random as it was. */
const copyOf = `
create or replace function pg_temp.kopie(id uuid, nr int) returns uuid language sql immutable as $$
  select case when substr(id::text, 15, 1) in ('7', '8')
    then (lpad(to_hex(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint - nr * ${apartMs}::bigint), 12, '0')
      || substr(id::text, 15, 1) || substr(md5(id::text || nr), 14))::uuid
    else md5(id::text || nr)::uuid end
$$;
create or replace function pg_temp.kopie(ids uuid[], nr int) returns uuid[] language sql immutable as $$
  select coalesce(array_agg(pg_temp.kopie(id, nr)), '{}') from unnest(ids) id
$$`;

interface Column {
  readonly column_name: string;
  readonly data_type: string;
}

/** Copies are of long ago: such a casus is closed and its terms are met. Open ones would all ring at once. */
const finished: Readonly<Record<string, string>> = {
  'casussen.status': "'afgesloten'",
  'termijnen.vervuld_op': `start_op - nr * interval '${apartMs} milliseconds'`,
};

const expressionOf = (table: Table, column: Column): string => finished[`${table}.${column.column_name}`] ?? copyOfColumn(column);

function copyOfColumn({ column_name: name, data_type: type }: Column): string {
  if (name === 'keten') return "nextval('pg_temp.keten')";
  if (type === 'uuid' || type === 'ARRAY_UUID') return `pg_temp.kopie(${name}, nr)`;
  if (type === 'timestamp with time zone') return `${name} - nr * interval '${apartMs} milliseconds'`;
  if (type === 'bytea' && prints.includes(name)) return `sha256(${name} || nr::text::bytea)`;
  if (type === 'bytea' && contents.includes(name)) return `case when nr % 10 = 0 then ${name} else ${name === 'draad' ? 'null' : "''"} end`;
  return name;
}

async function copyStatement(owner: Client, table: Table): Promise<string> {
  const { rows } = await owner.query<Column>(
    `select column_name, case when data_type = 'ARRAY' and udt_name = '_uuid' then 'ARRAY_UUID' else data_type end as data_type
    from information_schema.columns where table_name = $1 and table_schema = 'public' and is_identity = 'NO' order by ordinal_position`,
    [table],
  );
  const names = rows.map(({ column_name }) => column_name).join(', ');
  return `insert into ${table} (${names}) select ${rows.map((column) => expressionOf(table, column)).join(', ')}
    from generate_series($2::int, $1::int, -1) nr, bron_${table}`;
}

/** Filling row by row would spend its time on indexes: they are set aside, and built anew as full as years of use leave them. */
async function withoutIndexes(owner: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    'select indexrelid::regclass::text as name from pg_index where indrelid = any($1::regclass[])',
    [tables],
  );
  const ready = (value: boolean) =>
    owner.query(`update pg_index set indisready = ${value}, indisvalid = ${value} where indrelid = any($1::regclass[])`, [tables]);
  await ready(false);
  await work();
  for (const { name } of rows) await owner.query(`alter index ${name} set (fillfactor = 70)`);
  for (const table of tables) await owner.query(`reindex table ${table}`);
  for (const { name } of rows) await owner.query(`alter index ${name} reset (fillfactor)`);
}

/**
 * Multiplies what the hub itself wrote until `target` berichten are stored, each with identifiers, fingerprints and times of its own. Everything
 * must be closed and sealed. What is copied cannot be opened: nothing opens a closed casus, and every row and every index entry is there.
 */
export async function fill(owner: Client, target: number, tell: Tell): Promise<void> {
  const { rows } = await owner.query<{ real: number; keten: string }>(
    'select (select count(*)::int from journal) as real, (select coalesce(max(keten), 0) + 1 from audit)::text as keten',
  );
  const [{ real, keten } = { real: 1, keten: '1' }] = rows;
  const copies = Math.floor(target / real) - 1;
  if (copies < 1) return;
  await owner.query(copyOf);
  await owner.query(`set maintenance_work_mem = '512MB'; create temp sequence keten start ${keten} cache 1000`);
  for (const table of tables) await owner.query(`create temp table bron_${table} as select * from ${table}`);
  await withoutIndexes(owner, () => copyAll(owner, copies, real, tell));
  await owner.query('vacuum (analyze, parallel 0)');
  await owner.query('checkpoint');
}

async function copyAll(owner: Client, copies: number, real: number, tell: Tell): Promise<void> {
  const statements: string[] = [];
  for (const table of tables) statements.push(await copyStatement(owner, table));
  for (let last = copies; last > 0; last -= copiesAtOnce) {
    for (const text of statements) await owner.query(text, [Math.max(1, last - copiesAtOnce + 1), last]);
    tell(`filled ${((copies - Math.max(0, last - copiesAtOnce) + 1) * real).toLocaleString('en')} reports`);
  }
}
