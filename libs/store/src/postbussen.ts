/** The bookkeeping of the mailboxes that the hub reads itself. Login intake. Every function throws DatabaseError. */
import { arrayLiteral } from './slab';
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
/** What was read of one mail. Without `gemarkeerd` it must still be marked. */
export interface GelezenMail extends BekendeMail {
  readonly uid: number;
  readonly vingerafdruk: Buffer;
}
/** A mail that must still be marked. */
export interface TeMarkeren {
  readonly uid: number;
  /** Whether the mailbox would not do it before. */
  readonly eerder: boolean;
}
/** What a mark did to a mail. */
export interface Merk {
  readonly uid: number;
  /** Whether the flag that people see was put on by us. */
  readonly gevlagd: boolean;
  /** Where the copy stands, if its server said so. */
  readonly kopie: Kopie | undefined;
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

const known = new Statement<BekendeMail & { hex: string }>(`
select hex, m.* from unnest($1::text[]) as v(hex) cross join lateral (
  select berichten, gemarkeerd_op is not null as gemarkeerd, gevlagd, teruggegeven_op is not null as teruggegeven
  from postbusmail where vingerafdruk = decode(hex, 'hex') order by postbus = $2 desc limit 1) m`);
/** Under its former numbers it is not there any more: those of another UIDVALIDITY say nothing. */
const note = new Statement<never>(`
with invoer as materialized (
  select uid, decode(hex, 'hex') as vingerafdruk, berichten::uuid[] as berichten, gemarkeerd, gevlagd, teruggegeven
  from unnest($4::bigint[], $5::text[], $6::text[], $7::boolean[], $8::boolean[], $9::boolean[])
    as i(uid, hex, berichten, gemarkeerd, gevlagd, teruggegeven)
), eerder as (
  delete from postbusmail m using invoer i where m.vingerafdruk = i.vingerafdruk and m.postbus = $1 and m.geldigheid <> $2
), rij as (
  insert into postbusmail (postbus, geldigheid, uid, vingerafdruk, berichten, gelezen_op, gemarkeerd_op, gevlagd, teruggegeven_op)
  select $1, $2, uid, vingerafdruk, berichten, clock_timestamp(), case when gemarkeerd then clock_timestamp() end, gevlagd,
    case when teruggegeven then clock_timestamp() end from invoer
  on conflict (postbus, geldigheid, uid) do update set vingerafdruk = excluded.vingerafdruk, berichten = excluded.berichten,
    gelezen_op = excluded.gelezen_op, pogingen = 0, volgende_poging = null, gemarkeerd_op = excluded.gemarkeerd_op, gevlagd = excluded.gevlagd, teruggegeven_op = excluded.teruggegeven_op
)
update postbussen set gelezen_tot = greatest(gelezen_tot, $3::bigint) where postbus = $1 and geldigheid = $2`);
const pass = new Statement<never>(`
with rij as (
  delete from postbusmail where postbus = $1 and geldigheid = $2 and uid = any($4::bigint[]) and gelezen_op is null
)
update postbussen set gelezen_tot = greatest(gelezen_tot, $3::bigint) where postbus = $1 and geldigheid = $2`);
const fail = new Statement<{ pogingen: number }>(`
insert into postbusmail (postbus, geldigheid, uid, pogingen, volgende_poging) values ($1, $2, $3, 1, clock_timestamp())
on conflict (postbus, geldigheid, uid) do update
  set pogingen = postbusmail.pogingen + 1, volgende_poging = clock_timestamp() + postbusmail.pogingen * interval '1 minute'
returning pogingen`);
const above = new Statement<{ uid: number }>(
  'select uid::float8 as uid from postbusmail where postbus = $1 and geldigheid = $2 and uid > $3 order by uid',
);
const due = new Statement<{ uid: number }>(`
select uid::float8 as uid from postbusmail
where postbus = $1 and geldigheid = $2 and gelezen_op is null and volgende_poging <= clock_timestamp() order by uid limit 100`);

/** The same bytes that were taken over before, under whatever number, by their fingerprint in hexadecimal; this mailbox first. */
export const bekendeMails = async (on: Queryable, postbus: string, vingerafdrukken: readonly string[]): Promise<Map<string, BekendeMail>> =>
  new Map((await known.run(on, vingerafdrukken, postbus)).map(({ hex, ...bekend }) => [hex, bekend]));

/**
 * They were taken over: call after COMMIT of their berichten. Idempotent.
 * @param gelezenTot up to here every mail is gone or noted, these included
 */
export async function noteerMails(
  on: Queryable,
  { postbus, geldigheid }: Postmap,
  mails: readonly GelezenMail[],
  gelezenTot: number,
): Promise<void> {
  const column = <Name extends keyof GelezenMail>(name: Name) => mails.map((mail) => mail[name]);
  await note.run(
    on,
    postbus,
    geldigheid,
    gelezenTot,
    column('uid'),
    mails.map(({ vingerafdruk }) => vingerafdruk.toString('hex')),
    mails.map(({ berichten }) => arrayLiteral(berichten)),
    column('gemarkeerd'),
    column('gevlagd'),
    column('teruggegeven'),
  );
}

/** They are not there any more. @param gelezenTot up to here every mail is gone or noted, these included */
export const noteerWeg = (on: Queryable, { postbus, geldigheid }: Postmap, uids: readonly number[], gelezenTot: number): Promise<number> =>
  pass.affect(on, postbus, geldigheid, gelezenTot, uids);

/** The numbers above this one of which something is noted, ascending. */
export const reedsGenoteerd = async (on: Queryable, { postbus, geldigheid }: Postmap, boven: number): Promise<number[]> =>
  (await above.run(on, postbus, geldigheid, boven)).map(({ uid }) => uid);

/** It could not be read now, and does not hold up the next; gives how often that was. Once it is tried again at once, then after minutes. */
export const noteerMislukt = async (on: Queryable, { postbus, geldigheid, uid }: MailNummer): Promise<number> =>
  (await fail.first(on, postbus, geldigheid, uid))?.pogingen ?? 1;

/** Mails whose next attempt is due, by number. */
export const opnieuwTeLezen = async (on: Queryable, { postbus, geldigheid }: Postmap): Promise<number[]> =>
  (await due.run(on, postbus, geldigheid)).map(({ uid }) => uid);

const unmarked = new Statement<TeMarkeren>(`
select uid::float8 as uid, pogingen > 0 as eerder from postbusmail
where postbus = $1 and geldigheid = $2 and gelezen_op is not null and gemarkeerd_op is null and teruggegeven_op is null
  and coalesce(volgende_poging, '-infinity') <= clock_timestamp() order by uid limit $3`);
const putOff = new Statement<never>(`
update postbusmail set pogingen = least(pogingen + 1, 60), volgende_poging = clock_timestamp() + least(pogingen, 59) * interval '1 minute'
where postbus = $1 and geldigheid = $2 and uid = any($3::bigint[])`);
const marked = new Statement<never>(`
update postbusmail m set gemarkeerd_op = clock_timestamp(), gevlagd = i.gevlagd, kopie_geldigheid = i.kg, kopie_uid = i.ku
from unnest($3::bigint[], $4::boolean[], $5::bigint[], $6::bigint[]) as i(uid, gevlagd, kg, ku)
where m.postbus = $1 and m.geldigheid = $2 and m.uid = i.uid`);

/** What was taken over and does not show it yet in the mailbox, by number. */
export const teMarkeren = (on: Queryable, { postbus, geldigheid }: Postmap, limit: number): Promise<TeMarkeren[]> =>
  unmarked.run(on, postbus, geldigheid, limit);

/** The mailbox would not do it now: others go first. At once the first time, then after ever more minutes, an hour at most. */
export const stelUit = (on: Queryable, { postbus, geldigheid }: Postmap, uids: readonly number[]): Promise<number> =>
  putOff.affect(on, postbus, geldigheid, uids);

export const noteerMerken = (on: Queryable, { postbus, geldigheid }: Postmap, merken: readonly Merk[]): Promise<number> =>
  marked.affect(
    on,
    postbus,
    geldigheid,
    merken.map(({ uid }) => uid),
    merken.map(({ gevlagd }) => gevlagd),
    merken.map(({ kopie }) => kopie?.geldigheid ?? null),
    merken.map(({ kopie }) => kopie?.uid ?? null),
  );

/** Bounded by what this mailbox owes: what another cannot get back now, or is not ended yet, holds up none of it. */
const owed = new Statement<{ uid: number; gevlagd: boolean; kg: number | null; ku: number | null }>(`
select m.uid::float8 as uid, m.gevlagd, m.kopie_geldigheid::float8 as kg, m.kopie_uid::float8 as ku
from postbus_terug t cross join lateral (
  select * from postbusmail where berichten @> array[t.poststuk] and postbus = $1 and geldigheid = $2 and teruggegeven_op is null
    and coalesce(volgende_poging, '-infinity') <= clock_timestamp() offset 0) m
where t.klaar_op is null order by t.op, m.uid limit 100`);
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
