-- Mail in which a word asks for haste is read first.

drop index journal_poststukken;
create index journal_poststukken on journal (dringend desc, ontvangen_op) where soort = 'poststuk' and afgehandeld_op is null;

-- One narrow way to say what the virus scanner found, for mail that came while it was away. Of anything else nothing changes.
create function onderzocht_poststuk(poststuk uuid, veilig boolean) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with klaar as (
    update public.journal set fouten = coalesce((
      select jsonb_agg(case fout ->> 'code' when 'bijlage-niet-onderzocht' then jsonb_set(fout, '{code}', '"bijlage-onveilig"') else fout end)
      from jsonb_array_elements(fouten) as fout where not (veilig and fout ->> 'code' = 'bijlage-niet-onderzocht')), '[]')
    where id = poststuk and soort = 'poststuk' and status = 'te beoordelen' and fouten @> '[{"code":"bijlage-niet-onderzocht"}]'
    returning id
  )
  select exists (select from klaar)
$$;
revoke all on function onderzocht_poststuk(uuid, boolean) from public;
grant execute on function onderzocht_poststuk(uuid, boolean) to schakel_werkvoorraad;
