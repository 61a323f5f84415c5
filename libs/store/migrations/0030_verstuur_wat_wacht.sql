-- What was put off because its partner is left alone waits too: it had no attempt of its own, so only its wake-up says until when.
create or replace function verstuur_opnieuw(verzendingen uuid[]) returns table (id uuid, casus uuid)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with rij as (
    select o.id, o.status from public.outbox o
    where o.id = any(verzendingen) and o.kanaal <> 'postvak' and (o.status = 'onzeker' or o.status = 'gereed' and (
      o.volgende_poging > clock_timestamp() or exists (
        select from public.wekkers w where w.bericht_id = o.id and w.gesloten_op is null and w.beschikbaar_op > clock_timestamp())))
    order by o.id for no key update
  ), weer as (
    update public.outbox o set status = 'gereed', volgende_poging = clock_timestamp() from rij where o.id = rij.id
    returning o.id, o.casus_id, o.soort, o.versie, case o.kanaal when 'mail' then o.kanaal else o.ontvanger end as baan, o.dringend, rij.status as was
  ), nieuw as (
    insert into public.wekkers (bericht_id, soort, versie, lane)
    select weer.id, soort, versie, concat_ws('.', 'verzending', baan, case when dringend then 'dringend' else 'normaal' end)
    from weer where was = 'onzeker'
  ), eerder as (
    update public.wekkers w set beschikbaar_op = clock_timestamp(), gepubliceerd_op = null
    from weer where was = 'gereed' and w.bericht_id = weer.id and w.gesloten_op is null
  ), partner as (
    update public.partner_status p set volgende_poging = clock_timestamp()
    where p.volgende_poging > clock_timestamp() and p.partner = any(array(select baan from weer))
  )
  select weer.id, casus_id from weer
$$;
