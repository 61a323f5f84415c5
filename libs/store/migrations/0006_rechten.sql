-- Who may do what, by column. Every login is its own role and a member of none. What is not granted here fails at the server.
-- Whoever appends to the journal reads back its receipt and never content; whoever serves the inbox sees postvak rows of the outbox and no journal.

revoke all on schema public from public;
grant usage on schema public to
  schakel_intake, schakel_inlog, schakel_werkvoorraad, schakel_overdrachten, schakel_beheer, schakel_toezicht, schakel_relay, schakel_afhandeling,
  schakel_verzending, schakel_termijnen, schakel_bewaartermijnen, schakel_zegel;
grant usage on schema bullmq to schakel_bus;

-- Appending to the journal.
grant insert (id, soort, versie, deur, partij, referentie, vingerafdruk, inhoud, twijfel, fouten, dringend, status, casus_id) on journal
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending;
grant select (id, partij, referentie, vingerafdruk, status, twijfel, ontvangen_op) on journal
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending;
grant insert (bericht_id, soort, versie, lane) on wekkers
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending, schakel_afhandeling;
grant insert (tabel, record_id, casus_id, persoon_id, sleutel, periode) on sleutels
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending, schakel_afhandeling, schakel_toezicht,
  schakel_beheer, schakel_bewaartermijnen;
grant select, insert on periodesleutels
  to schakel_intake, schakel_inlog, schakel_werkvoorraad, schakel_overdrachten, schakel_beheer, schakel_toezicht, schakel_afhandeling,
  schakel_verzending, schakel_termijnen, schakel_bewaartermijnen;

-- The question that an answer refers to: one row by its own id, and nothing else of the outbox.
create function gestelde_vraag(verzoek uuid) returns table (verzending uuid, ontvanger text, casus uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.ontvanger, o.casus_id from public.outbox o where o.id = verzoek
$$;
revoke all on function gestelde_vraag(uuid) from public;
grant execute on function gestelde_vraag(uuid) to schakel_intake;

-- afhandeling
grant select on journal to schakel_afhandeling, schakel_werkvoorraad;
grant update (status, starts, casus_id, afgehandeld_op, fouten, referentie) on journal to schakel_afhandeling;
grant select, insert on gezien to schakel_afhandeling, schakel_verzending;
grant select, insert, update on casussen, casus_personen to schakel_afhandeling;
grant select, insert on zoekindex to schakel_afhandeling;
grant select, insert on termijnen to schakel_afhandeling;
grant update (vervuld_op) on termijnen to schakel_afhandeling;
grant select on sleutels to schakel_afhandeling, schakel_werkvoorraad, schakel_overdrachten, schakel_verzending, schakel_toezicht, schakel_bewaartermijnen;
grant update (casus_id) on sleutels to schakel_afhandeling;
grant select, insert on outbox, verstrekkingen, dataleks to schakel_afhandeling;
grant update (status, postvak_status, postvak_revisie, behandelaar) on outbox to schakel_afhandeling;
grant update (weigering, geinformeerd) on verstrekkingen to schakel_afhandeling;
grant select, update (beschikbaar_op, gepubliceerd_op, gesloten_op) on wekkers to schakel_afhandeling, schakel_verzending;

-- verzending
grant select on outbox to schakel_verzending;
grant update (status, draad, draad_hmac, poging, lease_token, lease_tot, volgende_poging, laatste_fout, bezorgd_op) on outbox to schakel_verzending;
grant select (id), update (weigering) on verstrekkingen to schakel_verzending;
grant select, insert, update on partner_status to schakel_verzending;

-- what people look at
grant select on casussen, casus_personen, termijnen, zoekindex to schakel_werkvoorraad;
grant select on outbox to schakel_overdrachten;
grant select on audit, verstrekkingen, dataleks to schakel_toezicht;
grant select, insert, update, delete on sessies to schakel_inlog;

-- beheer: health and repair, never content, municipality or team
grant select (id, soort, versie, deur, partij, dringend, status, fouten, starts, ontvangen_op, afgehandeld_op) on journal to schakel_beheer;
grant update (status, starts) on journal to schakel_beheer;
grant select on wekkers, partner_status to schakel_beheer;
grant insert (bericht_id, soort, versie, lane) on wekkers to schakel_beheer;
create view verzendingen_per_kanaal as
  select kanaal, status, count(*)::int as aantal, min(aangemaakt_op) as oudste from outbox group by kanaal, status;
grant select on verzendingen_per_kanaal to schakel_beheer;

-- clocks and keepers
grant select, update (gepubliceerd_op, publicaties) on wekkers to schakel_relay;
grant select, update (afgegaan_op) on termijnen to schakel_termijnen;
grant select (volg, id, op, actie, actor, rol, casus_id, onderwerp, codes, velden, reden_hmac, keten, vorige, hash),
  update (keten, vorige, hash) on audit to schakel_zegel;
grant select (id, casus_id, status, ontvangen_op, afgehandeld_op), update (inhoud, referentie, vingerafdruk) on journal to schakel_bewaartermijnen;
grant select (id, casus_id, status), update (status, inhoud, kop, draad, draad_hmac, behandelaar) on outbox to schakel_bewaartermijnen;
grant select (id, versie, status), update (dossier) on casussen to schakel_bewaartermijnen;
grant select (id, casus_id), delete on casus_personen to schakel_bewaartermijnen;
grant select (casus_id), delete on zoekindex to schakel_bewaartermijnen;
grant delete on sleutels to schakel_bewaartermijnen;
grant select (op), delete on gezien to schakel_bewaartermijnen;
grant select (id, gesloten_op), delete on wekkers to schakel_bewaartermijnen;
grant select (geldig_tot), delete on sessies to schakel_bewaartermijnen;

-- Everybody who does something with content or access writes it down; nobody changes or removes it.
grant insert (id, op, actie, actor, rol, casus_id, onderwerp, codes, velden, reden, reden_hmac) on audit
  to schakel_intake, schakel_inlog, schakel_werkvoorraad, schakel_overdrachten, schakel_beheer, schakel_toezicht, schakel_afhandeling,
  schakel_verzending, schakel_termijnen, schakel_bewaartermijnen;

-- Keys: each login meets those of its own tables only.
alter table sleutels enable row level security;
create policy aanvullen on sleutels for insert
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending with check (tabel = 'journal');
create policy verantwoorden on sleutels for insert
  to schakel_werkvoorraad, schakel_overdrachten, schakel_beheer, schakel_toezicht, schakel_afhandeling, schakel_bewaartermijnen
  with check (tabel = 'audit');
create policy afhandelen on sleutels to schakel_afhandeling
  using (tabel in ('journal', 'casussen', 'casus_personen', 'outbox', 'verstrekkingen'))
  with check (tabel in ('journal', 'casussen', 'casus_personen', 'outbox', 'verstrekkingen'));
create policy beoordelen on sleutels for select to schakel_werkvoorraad using (tabel in ('journal', 'casussen', 'casus_personen'));
create policy bezorgen on sleutels for select to schakel_verzending, schakel_overdrachten using (tabel = 'outbox');
create policy toezien on sleutels for select to schakel_toezicht using (tabel in ('audit', 'verstrekkingen'));
create policy bewaren on sleutels for select to schakel_bewaartermijnen using (true);
create policy vernietigen on sleutels for delete to schakel_bewaartermijnen using (true);

-- The inbox page sees only what waits to be fetched by a team.
alter table outbox enable row level security;
create policy verzenden on outbox to schakel_afhandeling, schakel_verzending, schakel_bewaartermijnen using (true) with check (true);
create policy ophalen on outbox for select to schakel_overdrachten using (kanaal = 'postvak');
