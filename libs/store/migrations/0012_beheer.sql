-- What those who keep the hub look at: how it goes, in numbers, codes and times, and what it warned about. No casus, person, team or municipality.

-- Everything that is valid for a time only, and until when: certificates, secrets, tokens.
create table vervaldata (
  soort text not null,
  onderwerp text not null,
  geldig_tot timestamptz not null,
  gezien_op timestamptz not null default clock_timestamp(),
  primary key (soort, onderwerp)
);

-- One row from the beginning of a trouble until its end. What was told to whom is told once.
create table waarschuwingen (
  id uuid primary key,
  soort text not null,
  onderwerp text not null,
  ernst text not null check (ernst in ('handelen', 'let-op')),
  begonnen_op timestamptz not null default clock_timestamp(),
  geeindigd_op timestamptz,
  gemeld_begin_op timestamptz,
  gemeld_einde_op timestamptz
);
create unique index waarschuwingen_open on waarschuwingen (soort, onderwerp) where geeindigd_op is null;
create index waarschuwingen_te_melden on waarschuwingen (begonnen_op) where gemeld_einde_op is null;

-- When a part of the hub that nobody calls last did its round: the only sign that it still does.
create table hartslagen (
  onderdeel text primary key,
  op timestamptz not null default clock_timestamp()
);

-- How a partner answers of late. The row is written after each call anyway.
alter table partner_status
  add column antwoord_ms int,
  add column minuut timestamptz,
  add column in_minuut int not null default 0,
  add column vorige_minuut int not null default 0;

-- What is still to be sent, or nobody knows the outcome of. Mail goes by one lane, so that no team can be told from it; the postvak is fetched.
drop index outbox_open;
create index outbox_open on outbox (kanaal, ontvanger) where status in ('gereed', 'verzendend', 'onzeker') and kanaal <> 'postvak';
drop view verzendingen_per_kanaal;
create view verzendingen_open as
  select case kanaal when 'mail' then kanaal else ontvanger end as partner, kanaal, soort, status, laatste_fout as foutcode, count(*)::int as aantal,
    min(aangemaakt_op) as oudste, min(volgende_poging) as volgende_poging
  from outbox where status in ('gereed', 'verzendend', 'onzeker') and kanaal <> 'postvak' group by 1, 2, 3, 4, 5;

-- Terms that passed (no day) or end within the week, by day in the Netherlands.
create index termijnen_open on termijnen (uiterlijk, soort) where vervuld_op is null;
create view termijnen_open_stand as
  select soort, case when uiterlijk >= now() then (uiterlijk at time zone 'Europe/Amsterdam')::date end as dag, count(*)::int as aantal,
    min(uiterlijk) as oudste
  from termijnen where vervuld_op is null and uiterlijk < now() + interval '8 days' group by 1, 2;

create view audit_onverzegeld_stand as select count(*)::int as aantal, min(op) as oudste from audit where keten is null;

-- One verzending by its own id: no casus, no recipient of mail, no content.
create view verzendingen_beheer as
  select id, case kanaal when 'mail' then kanaal else ontvanger end as partner, kanaal, soort, versie, status, laatste_fout as foutcode, poging,
    aangemaakt_op, volgende_poging, bezorgd_op
  from outbox where kanaal <> 'postvak';

-- Beheer cannot see the outbox, and may do this one thing with it: let go now what waits for a later attempt, or what nobody knows the outcome of.
-- Gives what it let go, with the casus for the audit log; what somebody else let go before is not among it.
drop function verstuur_opnieuw(uuid);
create function verstuur_opnieuw(verzendingen uuid[]) returns table (id uuid, casus uuid)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with rij as (
    select o.id, o.status from public.outbox o
    where o.id = any(verzendingen) and o.kanaal <> 'postvak'
      and (o.status = 'onzeker' or o.status = 'gereed' and o.volgende_poging > clock_timestamp())
    order by o.id for no key update
  ), weer as (
    update public.outbox o set status = 'gereed', volgende_poging = clock_timestamp() from rij where o.id = rij.id
    returning o.id, o.casus_id, o.soort, o.versie, o.kanaal, o.ontvanger, o.dringend, rij.status as was
  ), nieuw as (
    insert into public.wekkers (bericht_id, soort, versie, lane)
    select weer.id, soort, versie, concat_ws('.', 'verzending', case kanaal when 'mail' then kanaal else ontvanger end,
      case when dringend then 'dringend' else 'normaal' end) from weer where was = 'onzeker'
  ), eerder as (
    update public.wekkers w set beschikbaar_op = clock_timestamp(), gepubliceerd_op = null
    from weer where was = 'gereed' and w.bericht_id = weer.id and w.gesloten_op is null
  )
  select weer.id, casus_id from weer
$$;
revoke all on function verstuur_opnieuw(uuid[]) from public;
grant execute on function verstuur_opnieuw(uuid[]) to schakel_beheer;

-- Somebody looked after what was refused at the door. Nothing else of the journal can be closed this way.
create function geweigerd_afgedaan(berichten uuid[]) returns table (id uuid)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with rij as (
    select j.id from public.journal j where j.id = any(berichten) and j.status = 'afgewezen' and j.afgehandeld_op is null
    order by j.id for no key update
  )
  update public.journal j set afgehandeld_op = clock_timestamp() from rij where j.id = rij.id returning j.id
$$;
revoke all on function geweigerd_afgedaan(uuid[]) from public;
grant execute on function geweigerd_afgedaan(uuid[]) to schakel_beheer;

grant select on verzendingen_beheer to schakel_beheer;
grant usage on schema public to schakel_wacht;
grant select (id, soort, versie, deur, partij, dringend, status, fouten, starts, ontvangen_op, afgehandeld_op) on journal to schakel_wacht;
grant select on wekkers, partner_status, dubbelen to schakel_wacht;
grant select (verwerker, bericht_id, op) on gezien to schakel_beheer, schakel_wacht;
grant select on verzendingen_open, termijnen_open_stand, audit_onverzegeld_stand, vervaldata, waarschuwingen, hartslagen
  to schakel_beheer, schakel_wacht;
grant insert, update on vervaldata, waarschuwingen, hartslagen to schakel_wacht;
grant delete on vervaldata to schakel_wacht;
