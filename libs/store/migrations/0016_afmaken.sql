-- What was begun can also end: an uncertain verzending that did arrive, the open work of an erased casus, the content of mail that a person dealt with.

-- The recipient said that it has it. Only what nobody knows the outcome of, and only what was sent: where the seal broke, nothing was. The casus
-- hears that the doubt is over, and a newer revisie that waited goes. What somebody else ended before is not among what this gives.
create function verzending_aangekomen(verzendingen uuid[]) returns table (id uuid, casus uuid)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with rij as (
    select o.id from public.outbox o
    where o.id = any(verzendingen) and o.kanaal <> 'postvak' and o.status = 'onzeker' and o.laatste_fout is distinct from 'zegel-verbroken'
    order by o.id for no key update
  ), klaar as (
    update public.outbox o set status = 'bezorgd', bezorgd_op = clock_timestamp(), laatste_fout = null,
      onzekerheid = case when o.onzekerheid is not null then 'opgeheven' end
    from rij where o.id = rij.id
    returning o.id, o.casus_id, o.ontvanger, o.soort, o.onderwerp, o.revisie
  ), opvolger as (
    update public.wekkers w set gepubliceerd_op = null, beschikbaar_op = clock_timestamp()
    from klaar k join public.outbox n using (casus_id, ontvanger, soort, onderwerp)
    where n.revisie > k.revisie and n.status = 'gereed' and w.bericht_id = n.id and w.gesloten_op is null
  )
  select klaar.id, casus_id from klaar
$$;
revoke all on function verzending_aangekomen(uuid[]) from public;
grant execute on function verzending_aangekomen(uuid[]) to schakel_beheer;

-- Who erases a casus ends what was open of it.
grant update (status, afgehandeld_op) on journal to schakel_bewaartermijnen;
grant update (status) on casussen to schakel_bewaartermijnen;
grant select (postvak_status), update (onzekerheid) on outbox to schakel_bewaartermijnen;
grant select (bericht_id), update (gesloten_op) on wekkers to schakel_bewaartermijnen;
grant select (id, casus_id, vervuld_op), update (vervuld_op) on termijnen to schakel_bewaartermijnen;

-- The same for what was erased before this.
update casussen c set status = 'vernietigd' from vernietigingen v where v.casus_id = c.id;
update termijnen t set vervuld_op = clock_timestamp() from vernietigingen v where v.casus_id = t.casus_id and t.vervuld_op is null;
update journal j set afgehandeld_op = clock_timestamp(), status = case when status in ('quarantaine', 'te beoordelen') then 'afgehandeld' else status end
  from vernietigingen v where v.casus_id = j.casus_id and j.afgehandeld_op is null and j.inhoud = '';
update outbox o set status = 'ingetrokken', onzekerheid = null from vernietigingen v
  where v.casus_id = o.casus_id and o.inhoud = '' and (o.status in ('gereed', 'onzeker') or o.postvak_status in ('aangeboden', 'opgepakt'));
update wekkers w set gesloten_op = clock_timestamp() from outbox o join vernietigingen v on v.casus_id = o.casus_id
  where w.bericht_id = o.id and o.status = 'ingetrokken' and w.gesloten_op is null;

-- What a person dealt with keeps its content for a while; the fingerprint goes with it, so that what is empty leaves the index.
create index journal_poststukken_bewaard on journal (afgehandeld_op) where soort = 'poststuk' and vingerafdruk is not null;
grant select (soort, vingerafdruk) on journal to schakel_bewaartermijnen;

-- Since when there is a hub: what nobody ever did, a first backup for one, is late from then on.
create function hub_begonnen() returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min(op) from public.migraties
$$;
revoke all on function hub_begonnen() from public;
grant execute on function hub_begonnen() to schakel_beheer, schakel_wacht;
