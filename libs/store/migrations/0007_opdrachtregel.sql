-- What the command line adds for those who keep the hub and those who supervise it: how things went, in ids, codes and times.

-- The life of a bericht and of a casus. The ledger already tells toezicht who got what.
grant select (id, soort, versie, deur, partij, dringend, status, casus_id, ontvangen_op, afgehandeld_op) on journal to schakel_toezicht;
grant select (id, versie, status, dringend, ontvangen_op, gewijzigd_op) on casussen to schakel_toezicht;
create view verzendingen_levensloop as
  select id, casus_id, ontvanger, kanaal, soort, versie, status, postvak_status, poging, laatste_fout, aangemaakt_op, bezorgd_op from outbox;
grant select on verzendingen_levensloop to schakel_toezicht;

-- Beheer cannot see the outbox, and may do this one thing with it: let go again what nobody knows the outcome of.
create function verstuur_opnieuw(verzending uuid) returns table (casus uuid)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with weer as (
    update public.outbox set status = 'gereed', volgende_poging = clock_timestamp() where id = verzending and status = 'onzeker'
    returning id, casus_id, soort, versie, kanaal, ontvanger, dringend
  ), wekker as (
    insert into public.wekkers (bericht_id, soort, versie, lane)
    select id, soort, versie, concat_ws('.', 'verzending', case kanaal when 'mail' then kanaal else ontvanger end,
      case when dringend then 'dringend' else 'normaal' end) from weer
  )
  select casus_id from weer
$$;
revoke all on function verstuur_opnieuw(uuid) from public;
grant execute on function verstuur_opnieuw(uuid) to schakel_beheer;
