/** The bookkeeping of the mailboxes that the hub reads itself. Login intake. Every function throws DatabaseError. */
import type { Queryable } from './statement';
import { Statement } from './statement';

/** A mail by the numbers of its server: `geldigheid` is the UIDVALIDITY of its folder (RFC 9051 section 2.3.1.1). */
export interface MailNummer {
  readonly postbus: string;
  readonly geldigheid: number;
  readonly uid: number;
}
type Postmap = Omit<MailNummer, 'uid'>;

/** How far a mailbox was read. Below `merkTeltOnder` a mail with our mark was taken over under another number. */
export interface Leesstand {
  readonly gelezenTot: number;
  readonly merkTeltOnder: number;
}
/** What is known of a mail by its bytes. */
export interface BekendeMail {
  readonly berichten: string[];
  readonly gemarkeerd: boolean;
  readonly gevlagd: boolean;
  readonly teruggegeven: boolean;
}
export interface Kopie {
  readonly geldigheid: number;
  readonly uid: number;
}
/** What must be undone in the mailbox. */
export interface TerugTeGeven {
  readonly uid: number;
  readonly gevlagd: boolean;
  readonly kopie: Kopie | null;
}

const watch = new Statement<never>(`
with weg as (update postbussen set gezien_op = null where postbus <> all($1::text[]) and gezien_op is not null)
insert into postbussen (postbus) select unnest($1::text[])
on conflict (postbus) do update set gezien_op = clock_timestamp() where postbussen.gezien_op is null`);
const open = new Statement<Leesstand>(`
update postbussen set geldigheid = $2,
  gelezen_tot = case when geldigheid = $2 then gelezen_tot else 0 end,
  merk_telt_onder = case when geldigheid = $2 then merk_telt_onder when geldigheid is null then 0 else $3::bigint end
where postbus = $1
returning gelezen_tot::float8 as "gelezenTot", merk_telt_onder::float8 as "merkTeltOnder"`);
const seen = new Statement<never>('update postbussen set gezien_op = clock_timestamp() where postbus = $1 and gezien_op is not null');

/** From now on these mailboxes are read, and no other. */
export const bewaakPostbussen = (on: Queryable, postbussen: readonly string[]): Promise<number> => watch.affect(on, postbussen);

/** How far it was read: from the beginning when its server numbered anew. `volgende` is the first number that it did not give out yet. */
export const openPostbus = async (on: Queryable, { postbus, geldigheid }: Postmap, volgende: number): Promise<Leesstand> =>
  (await open.first(on, postbus, geldigheid, volgende)) ?? { gelezenTot: 0, merkTeltOnder: 0 };

/** All of it was looked at just now. */
export const noteerGezien = (on: Queryable, postbus: string): Promise<number> => seen.affect(on, postbus);

const known = new Statement<BekendeMail>(`
select berichten, gemarkeerd_op is not null as gemarkeerd, gevlagd, teruggegeven_op is not null as teruggegeven
from postbusmail where vingerafdruk = $1 order by postbus = $2 desc limit 1`);
/** Under its former numbers it is not there any more: those of another UIDVALIDITY say nothing. */
const note = new Statement<never>(`
with eerder as (
  delete from postbusmail where vingerafdruk = $4 and postbus = $1 and geldigheid <> $2
), rij as (
  insert into postbusmail (postbus, geldigheid, uid, vingerafdruk, berichten, gelezen_op, gemarkeerd_op, gevlagd, teruggegeven_op)
  values ($1, $2, $3, $4, $5::uuid[], clock_timestamp(), case when $6 then clock_timestamp() end, $7, case when $8 then clock_timestamp() end)
  on conflict (postbus, geldigheid, uid) do update set vingerafdruk = excluded.vingerafdruk, berichten = excluded.berichten,
    gelezen_op = excluded.gelezen_op, pogingen = 0, volgende_poging = null, gemarkeerd_op = excluded.gemarkeerd_op, gevlagd = excluded.gevlagd, teruggegeven_op = excluded.teruggegeven_op
)
update postbussen set gelezen_tot = greatest(gelezen_tot, $3::bigint) where postbus = $1 and geldigheid = $2`);
const pass = new Statement<never>(`
with rij as (
  delete from postbusmail where postbus = $1 and geldigheid = $2 and uid = $3 and gelezen_op is null
)
update postbussen set gelezen_tot = greatest(gelezen_tot, $3::bigint) where postbus = $1 and geldigheid = $2`);
const fail = new Statement<{ pogingen: number }>(`
with stand as (
  update postbussen set gelezen_tot = greatest(gelezen_tot, $3::bigint) where postbus = $1 and geldigheid = $2
)
insert into postbusmail (postbus, geldigheid, uid, pogingen, volgende_poging) values ($1, $2, $3, 1, clock_timestamp())
on conflict (postbus, geldigheid, uid) do update
  set pogingen = postbusmail.pogingen + 1, volgende_poging = clock_timestamp() + postbusmail.pogingen * interval '1 minute'
returning pogingen`);
const due = new Statement<{ uid: number }>(`
select uid::float8 as uid from postbusmail
where postbus = $1 and geldigheid = $2 and gelezen_op is null and volgende_poging <= clock_timestamp() order by uid limit 100`);

/** The same bytes that were taken over before, under whatever number; this mailbox first. */
export const bekendeMail = (on: Queryable, postbus: string, vingerafdruk: Buffer): Promise<BekendeMail | undefined> =>
  known.first(on, vingerafdruk, postbus);

/** It was taken over: call after COMMIT of its berichten. Without `eerder` it must still be marked. Idempotent. */
export async function noteerMail(
  on: Queryable,
  { postbus, geldigheid, uid }: MailNummer,
  vingerafdruk: Buffer,
  { berichten, gemarkeerd, gevlagd, teruggegeven }: BekendeMail,
): Promise<void> {
  await note.run(on, postbus, geldigheid, uid, vingerafdruk, berichten, gemarkeerd, gevlagd, teruggegeven);
}

/** It is not there any more. */
export const noteerWeg = (on: Queryable, { postbus, geldigheid, uid }: MailNummer): Promise<number> =>
  pass.affect(on, postbus, geldigheid, uid);

/** It could not be read now, and does not hold up the next; gives how often that was. Once it is tried again at once, then after minutes. */
export const noteerMislukt = async (on: Queryable, { postbus, geldigheid, uid }: MailNummer): Promise<number> =>
  (await fail.first(on, postbus, geldigheid, uid))?.pogingen ?? 1;

/** Mails whose next attempt is due, by number. */
export const opnieuwTeLezen = async (on: Queryable, { postbus, geldigheid }: Postmap): Promise<number[]> =>
  (await due.run(on, postbus, geldigheid)).map(({ uid }) => uid);

const unmarked = new Statement<{ uid: number }>(`
select uid::float8 as uid from postbusmail
where postbus = $1 and geldigheid = $2 and gelezen_op is not null and gemarkeerd_op is null and teruggegeven_op is null
  and coalesce(volgende_poging, '-infinity') <= clock_timestamp() order by uid limit $3`);
const putOff = new Statement<never>(`
update postbusmail set pogingen = least(pogingen + 1, 60), volgende_poging = clock_timestamp() + least(pogingen, 59) * interval '1 minute'
where postbus = $1 and geldigheid = $2 and uid = $3`);
const marked = new Statement<never>(`
update postbusmail set gemarkeerd_op = clock_timestamp(), gevlagd = $4, kopie_geldigheid = $5::bigint, kopie_uid = $6::bigint
where postbus = $1 and geldigheid = $2 and uid = $3`);

/** What was taken over and does not show it yet in the mailbox. */
export const teMarkeren = async (on: Queryable, { postbus, geldigheid }: Postmap, limit = 1_000): Promise<number[]> =>
  (await unmarked.run(on, postbus, geldigheid, limit)).map(({ uid }) => uid);

/** The mailbox would not do it now: others go first. At once the first time, then after ever more minutes, an hour at most. */
export const stelUit = (on: Queryable, { postbus, geldigheid, uid }: MailNummer): Promise<number> =>
  putOff.affect(on, postbus, geldigheid, uid);

/** @param gevlagd whether the flag that people see was put on by us  @param kopie where the copy stands, if its server said so */
export const noteerMerk = (
  on: Queryable,
  { postbus, geldigheid, uid }: MailNummer,
  { gevlagd, kopie }: { readonly gevlagd: boolean; readonly kopie: Kopie | undefined },
): Promise<number> => marked.affect(on, postbus, geldigheid, uid, gevlagd, kopie?.geldigheid ?? null, kopie?.uid ?? null);

const owed = new Statement<{ uid: number; gevlagd: boolean; kg: number | null; ku: number | null }>(`
select m.uid::float8 as uid, m.gevlagd, m.kopie_geldigheid::float8 as kg, m.kopie_uid::float8 as ku
from (select poststuk from postbus_terug where klaar_op is null order by op limit 100) t
  join postbusmail m on m.berichten @> array[t.poststuk]
where m.postbus = $1 and m.geldigheid = $2 and m.teruggegeven_op is null
  and coalesce(m.volgende_poging, '-infinity') <= clock_timestamp() order by m.uid`);
const given = new Statement<never>(`
update postbusmail set teruggegeven_op = clock_timestamp(), kopie_geldigheid = null, kopie_uid = null
where postbus = $1 and geldigheid = $2 and uid = $3`);
/** Done when no mailbox holds it under our mark any more. A mailbox that was not read through since then may have one that nobody noted yet. */
const close = new Statement<never>(`
update postbus_terug t set klaar_op = clock_timestamp() where klaar_op is null
  and not exists (select from postbussen p where p.gezien_op < t.op)
  and not exists (
    select from postbusmail m join postbussen p on p.postbus = m.postbus and p.geldigheid = m.geldigheid and p.gezien_op is not null
    where m.berichten @> array[t.poststuk] and m.teruggegeven_op is null)`);

/** What a person judged to be no melding, and still stands in this mailbox as ours. */
export const terugTeGeven = async (on: Queryable, { postbus, geldigheid }: Postmap): Promise<TerugTeGeven[]> =>
  (await owed.run(on, postbus, geldigheid)).map(({ uid, gevlagd, kg, ku }) => ({
    uid,
    gevlagd,
    kopie: kg === null || ku === null ? null : { geldigheid: kg, uid: ku },
  }));

export const noteerTeruggegeven = (on: Queryable, { postbus, geldigheid, uid }: MailNummer): Promise<number> =>
  given.affect(on, postbus, geldigheid, uid);

/** Ends every obligation that was fulfilled. */
export const sluitTerug = (on: Queryable): Promise<number> => close.affect(on);
