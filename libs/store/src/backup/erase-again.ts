import type { Client } from 'pg';
import { eraseCasus } from '../bewaartermijnen';
import { queryable } from './owner';
import { quoted } from './tables';

/** What keys and data no longer have in common, put right. */
export interface Rechtgezet {
  /** Casussen that were erased after the backup of the data: erased once more. */
  readonly vernietigd: readonly string[];
  /** Berichten whose key was destroyed after it. */
  readonly berichten: number;
  /** Keys of records that came in after it, and are lost. */
  readonly sleutels: number;
}

/** Tables whose records have a key and an id. */
const keyed = `
select distinct s.tabel from sleutels s
join pg_attribute a on a.attrelid = to_regclass('public.' || quote_ident(s.tabel)) and a.attname = 'id' and a.atttypid = 'uuid'::regtype`;
const orphan = (tabel: string): string =>
  `delete from sleutels s where s.tabel = '${tabel}' and not exists (select from ${quoted(tabel)} t where t.id = s.record_id)`;
const strayTerms = 'delete from zoekindex z where not exists (select from casussen c where c.id = z.casus_id)';

/** A bericht that was open and has no key any more belonged to what was erased: nothing can come of it. */
const keyless = `
with weg as (
  update journal j set inhoud = '', referentie = null, vingerafdruk = null, idempotentie = null,
    status = case when afgehandeld_op is null then 'afgehandeld' else status end, afgehandeld_op = coalesce(afgehandeld_op, clock_timestamp())
  where inhoud <> '' and not exists (select from sleutels s where s.tabel = 'journal' and s.record_id = j.id) returning id
), wekker as (
  update wekkers w set gesloten_op = clock_timestamp() from weg where w.bericht_id = weg.id and w.gesloten_op is null
)
select id from weg`;
const erased = "select c.id from casussen c join vernietigingen v on v.casus_id = c.id where c.status <> 'vernietigd' order by c.id";
/**
 * Data of one moment with keys of a later one: erases again what was erased in between, so that it shows as erased and not as damaged, and
 * lets go of keys whose record is lost, so that the record can be made again. After `goOn`: nothing is being sent any more.
 */
export async function eraseAgain(client: Client): Promise<Rechtgezet> {
  const sleutels = await removeStrays(client);
  const berichten = (await client.query(keyless)).rowCount ?? 0;
  const { rows } = await client.query<{ id: string }>(erased);
  for (const { id } of rows) await eraseCasus(queryable(client), id, 0);
  const vernietigd = rows.map(({ id }) => id);
  return { vernietigd, berichten, sleutels };
}

async function removeStrays(client: Client): Promise<number> {
  const { rows } = await client.query<{ tabel: string }>(keyed);
  let removed = 0;
  for (const { tabel } of rows) removed += (await client.query(orphan(tabel))).rowCount ?? 0;
  await client.query(strayTerms);
  return removed;
}
