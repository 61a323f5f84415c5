/** The three statements of the first handler. */
export const start = {
  name: 'start',
  text: `with o as (select id from journal where id = any($1::uuid[]) and status in ('ontvangen', 'in behandeling') order by id for no key update)
    update journal j set starts = starts + 1, status = 'in behandeling' from o, sleutels s
    where j.id = o.id and j.id = any($1::uuid[]) and s.tabel = 'journal' and s.record_id = o.id and s.record_id = any($1::uuid[])
    returning j.id, j.ontvangen_op, j.inhoud, s.sleutel`,
};

export const find = {
  name: 'find',
  text: `select plaats::int, casus_id from unnest($2::text[], $3::int[]) with ordinality as z(soort, van, plaats)
    join zoekindex i on i.soort = z.soort and i.waarde = substring($1::bytea from van for 32)`,
};

export const write = {
  name: 'write',
  text: `with r as materialized (
    select tabel, id, casus, kv, cv, cl from unnest($2::text[], $3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::int[]) as u(tabel, id, casus, kv, cv, cl)
  ), k as materialized (
    select bericht, casus, ontvangen, audit from unnest($8::uuid[], $9::uuid[], $10::timestamptz[], $22::uuid[]) as u(bericht, casus, ontvangen, audit)
  ), gezien as (
    insert into gezien (verwerker, bericht_id) select 'afhandeling', bericht from k
  ), sleutel as (
    insert into sleutels (tabel, record_id, casus_id, persoon_id, sleutel, periode)
    select tabel, id, casus, case when tabel = 'casus_personen' then id end, substring($1::bytea from kv for 61), $24 from r
  ), casus as (
    insert into casussen (id, versie, status, dringend, ontvangen_op, dossier, meldingen)
    select k.casus, 1, 'ontvangen', false, ontvangen, substring($1::bytea from cv for cl), array[bericht]
    from k join r on r.id = k.casus and tabel = 'casussen'
  ), persoon as (
    insert into casus_personen (id, casus_id, versie, sectie)
    select id, casus, 1, substring($1::bytea from cv for cl) from r where tabel = 'casus_personen'
  ), termijn as (
    insert into termijnen (id, casus_id, soort, onderwerp, grondslag, start_op, uiterlijk)
    select * from unnest($11::uuid[], $12::uuid[], $13::text[], $14::text[], $15::text[], $16::timestamptz[], $17::timestamptz[])
  ), zoek as (
    insert into zoekindex (soort, waarde, casus_id, persoon_id)
    select soort, substring($1::bytea from van for 32), casus, persoon from unnest($18::text[], $19::int[], $20::uuid[], $21::uuid[]) as z(soort, van, casus, persoon)
  ), audit as (
    insert into audit (id, op, actie, actor, casus_id, onderwerp) select audit, $23, 'casus-aangemaakt', 'politie-mn', casus, bericht from k
  ), journal as (
    update journal j set status = 'afgehandeld', casus_id = k.casus, afgehandeld_op = clock_timestamp() from k where j.id = k.bericht and j.id = any($25::uuid[])
  ), eigen as (
    update sleutels s set casus_id = k.casus from k where s.tabel = 'journal' and s.record_id = k.bericht and s.record_id = any($25::uuid[])
  )
  update wekkers set gesloten_op = clock_timestamp() where bericht_id = any($25::uuid[]) and gesloten_op is null`,
};
