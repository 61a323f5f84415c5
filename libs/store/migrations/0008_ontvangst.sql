-- What a sender may lean on beside its own reference, and what it may read back.

-- HMAC of the Idempotency-Key: a second key beside the reference, never instead of it.
alter table journal add column idempotentie bytea;
create unique index journal_idempotentie on journal (partij, idempotentie) where idempotentie is not null;
grant insert (idempotentie), select (idempotentie) on journal
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending;
grant update (idempotentie) on journal to schakel_bewaartermijnen;

-- The sender of a melding reads the latest terugkoppeling that it got on it, and nothing else of the outbox.
create function teruggekoppeld(melding uuid, melder text)
  returns table (id uuid, bezorgd_op timestamptz, inhoud bytea, sleutel bytea, periode text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.bezorgd_op, o.inhoud, s.sleutel, s.periode
  from public.outbox o join public.sleutels s on s.tabel = 'outbox' and s.record_id = o.id
  where o.soort = 'vt-terugkoppeling' and o.onderwerp = melding::text and o.ontvanger = melder and o.status = 'bezorgd'
    and exists (select from public.journal j where j.id = melding and j.partij = melder)
  order by o.revisie desc limit 1
$$;
revoke all on function teruggekoppeld(uuid, text) from public;
grant execute on function teruggekoppeld(uuid, text) to schakel_intake;
create index outbox_terugkoppeling on outbox (onderwerp) where soort = 'vt-terugkoppeling';

-- An answer proves that its question arrived.
grant update (bezorgd_op, lease_token, lease_tot) on outbox to schakel_afhandeling;
