-- What a worker of Veilig Thuis writes down while somebody is on the telephone, until it is sent, and what stays of an advies.

-- A draft is nobody's melding yet: it stands outside the journal, under a key of its own, and goes as a whole.
create table concepten (
  id uuid primary key,
  door text not null,
  -- The mail that it is typed over from. Of a mail there is one draft.
  poststuk uuid,
  versie int not null default 1,
  begonnen_op timestamptz not null default clock_timestamp(),
  bijgewerkt_op timestamptz not null default clock_timestamp(),
  inhoud bytea not null
);
alter table concepten alter column inhoud set storage external;
create unique index concepten_poststuk on concepten (poststuk) where poststuk is not null;
create index concepten_begonnen on concepten (begonnen_op);
create index concepten_bijgewerkt on concepten (bijgewerkt_op);

create view concepten_stand as select count(*)::int as aantal, min(begonnen_op) as oudste from concepten;

grant select, insert, update (door, versie, bijgewerkt_op, inhoud) on concepten to schakel_werkvoorraad;
grant select (id, bijgewerkt_op), delete on concepten to schakel_bewaartermijnen;
grant select on concepten_stand to schakel_beheer, schakel_wacht;
alter policy beoordelen on sleutels using (tabel in ('journal', 'casussen', 'casus_personen', 'concepten'));
create policy opschrijven on sleutels for insert to schakel_werkvoorraad with check (tabel = 'concepten');

-- The one way for the work list to end a draft: it and its key go together. False when it was gone already.
create function eindig_concept(concept uuid) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with weg as (
    delete from public.concepten where id = concept returning id
  ), sleutel as (
    delete from public.sleutels s using weg where s.tabel = 'concepten' and s.record_id = weg.id
  )
  select exists (select from weg)
$$;
revoke all on function eindig_concept(uuid) from public;
grant execute on function eindig_concept(uuid) to schakel_werkvoorraad;

-- A mail that asks for advies loses its content at once, as what is no melding does; so does what was typed over from it.
create or replace function beoordeel_poststuk(poststuk uuid, uitkomst text) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with klaar as (
    update public.journal set status = 'afgehandeld', afgehandeld_op = clock_timestamp(),
      inhoud = case when $2 in ('geen-melding', 'advies') then ''::bytea else inhoud end
    where id = $1 and soort = 'poststuk' and status = 'te beoordelen' and $2 in ('overgenomen', 'geen-melding', 'advies')
    returning id
  ), weg as (
    select id from klaar where $2 in ('geen-melding', 'advies')
  ), concept as (
    delete from public.concepten c using weg where c.poststuk = weg.id returning c.id
  ), sleutel as (
    delete from public.sleutels s using (select 'journal' as tabel, id from weg union all select 'concepten', id from concept) w
    where s.tabel = w.tabel and s.record_id = w.id
  )
  select exists (select from klaar)
$$;

-- The register of adviezen, by the day they were given.
create index journal_adviezen on journal (ontvangen_op) where soort = 'adviesvraag' and vingerafdruk is not null;
