-- Who reported by a generieke melding hears back in its own format; it reads that back like any other.
create or replace function teruggekoppeld(melding uuid, melder text)
  returns table (id uuid, bezorgd_op timestamptz, inhoud bytea, sleutel bytea, periode text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.bezorgd_op, o.inhoud, s.sleutel, s.periode
  from public.outbox o join public.sleutels s on s.tabel = 'outbox' and s.record_id = o.id
  where o.soort in ('vt-terugkoppeling', 'uitkomst-generieke-melding') and o.onderwerp = melding::text and o.ontvanger = melder
    and o.status = 'bezorgd' and exists (select from public.journal j where j.id = melding and j.partij = melder)
  order by o.revisie desc limit 1
$$;
drop index outbox_terugkoppeling;
create index outbox_terugkoppeling on outbox (onderwerp) where soort in ('vt-terugkoppeling', 'uitkomst-generieke-melding');
