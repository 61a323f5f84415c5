import type { Fout, Soort } from '@schakel/contracts';
import type { Queryable } from './statement';
import { Statement } from './statement';
import { joinSoort } from './soort';
import type { Vault } from './vault';

/** A bericht that a handler is about to start on. */
export interface Start {
  readonly id: string;
  readonly soort: Soort;
  readonly partij: string;
  readonly casus: string | undefined;
  /** How often it was started, this time included, without having been finished. */
  readonly starts: number;
}

/** A bericht with its content. */
export interface Bericht {
  readonly id: string;
  readonly soort: Soort;
  readonly deur: string;
  readonly partij: string;
  readonly casus: string | undefined;
  readonly ontvangenOp: Date;
  readonly dringend: boolean;
  readonly twijfel: readonly string[];
  /** Why it was refused, or why a person must look at it. */
  readonly fouten: readonly Fout[];
  /** Undefined when its key was destroyed. */
  readonly inhoud: Buffer | undefined;
}

/** How the handling of a bericht ended. `afgewezen` had no effect, gives its reference free and says why by code and location. */
export interface Finish {
  readonly id: string;
  readonly status: 'afgehandeld' | 'afgewezen';
  readonly casus?: string;
  readonly fouten?: readonly Fout[];
}

interface StartRow {
  readonly id: string;
  readonly soort: string;
  readonly versie: number;
  readonly partij: string;
  readonly casus_id: string | null;
  readonly starts: number;
}
interface ReadRow extends StartRow {
  readonly deur: string;
  readonly ontvangen_op: Date;
  readonly dringend: boolean;
  readonly twijfel: string[];
  readonly fouten: Fout[] | null;
  readonly inhoud: Buffer;
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}

// Each table is told the ids themselves, where it can be without a join: a join planned when hardly anything was open, or on young tables, reads
// the whole batch for each of its rows, or a whole index with its dead entries.
const start = new Statement<StartRow>(`
update journal set starts = starts + 1, status = 'in behandeling' where id = any(array(
  select id from journal where id = any($1::uuid[]) and status in ('ontvangen', 'in behandeling') order by id for no key update))
returning id, soort, versie, partij, casus_id, starts`);
const read = new Statement<ReadRow>(`
select j.id, soort, versie, deur, partij, j.casus_id, starts, ontvangen_op, dringend, twijfel, fouten, inhoud, sleutel, periode
from journal j left join sleutels s on s.tabel = 'journal' and s.record_id = j.id and s.record_id = any($1::uuid[])
where j.id = any($1::uuid[]) order by ontvangen_op, j.id`);
const end = new Statement<never>(`
with klaar as (
  select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) as k(id, status, casus, fouten)
), bericht as (
  update journal j set status = k.status, casus_id = coalesce(k.casus, j.casus_id), afgehandeld_op = clock_timestamp(),
    fouten = k.fouten::jsonb, referentie = case when k.status = 'afgewezen' then null else j.referentie end
  from klaar k where j.id = k.id and j.id = any($1::uuid[])
), sleutel as (
  update sleutels s set casus_id = k.casus from klaar k where s.tabel = 'journal' and s.record_id = k.id and s.record_id = any($1::uuid[]) and k.casus is not null
)
update wekkers w set gesloten_op = clock_timestamp() from klaar k where w.bericht_id = k.id and w.bericht_id = any($1::uuid[]) and w.gesloten_op is null`);
const join = new Statement<never>(`
with rij as (
  select * from unnest($1::uuid[], $2::uuid[]) as r(id, casus)
), mail as (
  update journal j set casus_id = r.casus from rij r
  where j.id = r.id and j.id = any($1::uuid[]) and j.soort = 'poststuk' and j.casus_id is null returning j.id, j.casus_id
)
update sleutels s set casus_id = m.casus_id from mail m where s.tabel = 'journal' and s.record_id = m.id and s.record_id = any($1::uuid[])`);
const close = new Statement<never>(
  'update wekkers set gesloten_op = clock_timestamp() where bericht_id = any($1::uuid[]) and gesloten_op is null',
);
const isolate = new Statement<never>(`
with weg as (update journal set status = 'quarantaine' where id = any($1::uuid[]) and status in ('ontvangen', 'in behandeling') returning id)
update wekkers set gesloten_op = clock_timestamp() where bericht_id = any(array(select id from weg)) and gesloten_op is null`);
const delay = new Statement<never>(`
update wekkers set gepubliceerd_op = null, beschikbaar_op = now() + make_interval(secs => $2)
where bericht_id = any($1::uuid[]) and gesloten_op is null`);

/**
 * Counts a start of each bericht that still has to be handled, in a commit of its own: also a bericht that kills its process is counted.
 * What is missing from the answer was finished before. @throws DatabaseError
 */
export async function startBatch(on: Queryable, ids: readonly string[]): Promise<Start[]> {
  const rows = await start.run(on, ids);
  return rows.map((row) => ({
    id: row.id,
    soort: joinSoort(row.soort, row.versie),
    partij: row.partij,
    casus: row.casus_id ?? undefined,
    starts: row.starts,
  }));
}

/** Puts berichten aside for a person to look at, and closes their wake-ups. Idempotent. @throws DatabaseError */
export const quarantine = (on: Queryable, ids: readonly string[]): Promise<number> => isolate.affect(on, ids);

/** Wakes the handler again after `afterMs`. The obligation stays open. @throws DatabaseError */
export const postpone = (on: Queryable, ids: readonly string[], afterMs: number): Promise<number> => delay.affect(on, ids, afterMs / 1_000);

/** Closes wake-ups of berichten that turn out to have been handled before. Idempotent. @throws DatabaseError */
export const closeWekkers = (on: Queryable, ids: readonly string[]): Promise<number> => close.affect(on, ids);

/**
 * Records how each bericht ended, gives its key to the casus and closes its wake-up, in the transaction that handled it.
 * @throws DatabaseError
 */
export async function finish(tx: Queryable, items: readonly Finish[]): Promise<void> {
  await end.run(
    tx,
    items.map(({ id }) => id),
    items.map(({ status }) => status),
    items.map(({ casus }) => casus ?? null),
    items.map(({ fouten }) => (fouten ? JSON.stringify(fouten) : null)),
  );
}

/** A mail, and the casus of the melding that somebody typed over from it. */
export interface Overgetypt {
  readonly poststuk: string;
  readonly casus: string;
}

/** Makes mails part of a casus: with their keys they stay as long as it does, and are erased with it. Idempotent. Login afhandeling. @throws DatabaseError */
export async function joinCasusMails(tx: Queryable, mails: readonly Overgetypt[]): Promise<void> {
  if (mails.length === 0) return;
  await join.run(
    tx,
    mails.map(({ poststuk }) => poststuk),
    mails.map(({ casus }) => casus),
  );
}

/**
 * Berichten with their content, oldest first. Logins afhandeling and werkvoorraad only.
 * @throws DatabaseError; BrokenSealError when a row was changed or moved
 */
export async function readBerichten(on: Queryable, vault: Vault, ids: readonly string[]): Promise<Bericht[]> {
  const rows = await read.run(on, ids);
  await vault.ready(rows);
  return rows.map((row) => ({
    id: row.id,
    soort: joinSoort(row.soort, row.versie),
    deur: row.deur,
    partij: row.partij,
    casus: row.casus_id ?? undefined,
    ontvangenOp: row.ontvangen_op,
    dringend: row.dringend,
    twijfel: row.twijfel,
    fouten: row.fouten ?? [],
    inhoud:
      row.sleutel && row.periode ? vault.open('journal', row.id, row.inhoud, { sleutel: row.sleutel, periode: row.periode }) : undefined,
  }));
}
