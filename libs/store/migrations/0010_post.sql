-- A person reads what no machine could, and says what became of it.

-- One narrow way for the work list to end a poststuk: what turned out to be no melding cannot be read any more afterwards, by anybody.
create function beoordeel_poststuk(poststuk uuid, uitkomst text) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with klaar as (
    update public.journal set status = 'afgehandeld', afgehandeld_op = clock_timestamp(),
      inhoud = case uitkomst when 'geen-melding' then ''::bytea else inhoud end
    where id = poststuk and soort = 'poststuk' and status = 'te beoordelen' and uitkomst in ('overgenomen', 'geen-melding')
    returning id
  ), sleutel as (
    delete from public.sleutels s using klaar k where uitkomst = 'geen-melding' and s.tabel = 'journal' and s.record_id = k.id
  )
  select exists (select from klaar)
$$;
revoke all on function beoordeel_poststuk(uuid, text) from public;
grant execute on function beoordeel_poststuk(uuid, text) to schakel_werkvoorraad;
