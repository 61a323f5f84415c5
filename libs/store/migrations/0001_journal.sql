-- Everything that came in, what wakes its handler, and the keys of all content.
-- Ciphertext does not compress: EXTERNAL stores it beside the row as it is, so that an update of the state never copies it.
-- No foreign keys on the road of a report: each row is written in the same statement as the row it points to, and erasure leaves references behind.

create table journal (
  id uuid primary key,
  soort text not null,
  versie smallint not null,
  deur text not null,
  partij text not null,
  -- HMAC of the sender's own reference, or of the fingerprint when there is none. Null: claims nothing (refused), so the sender may correct it.
  referentie bytea,
  -- HMAC of the bytes; null once erased.
  vingerafdruk bytea,
  inhoud bytea not null,
  twijfel text[] not null default '{}',
  fouten jsonb,
  dringend boolean not null,
  status text not null check (status in ('ontvangen', 'in behandeling', 'afgehandeld', 'afgewezen', 'quarantaine')),
  casus_id uuid,
  starts smallint not null default 0,
  ontvangen_op timestamptz not null default clock_timestamp(),
  afgehandeld_op timestamptz
) with (fillfactor = 80);
alter table journal alter column inhoud set storage external;
-- The status stands in no index, so that a change of status stays within its page.
create unique index journal_referentie on journal (partij, referentie) where referentie is not null;
create index journal_casus on journal (casus_id) where casus_id is not null;
create index journal_open on journal (ontvangen_op) where afgehandeld_op is null;
create index journal_geweigerd on journal (ontvangen_op desc) where fouten is not null;

-- One open wake-up per record: the obligation itself. Closed in the transaction that fulfilled it.
create table wekkers (
  id bigint generated always as identity primary key,
  bericht_id uuid not null,
  soort text not null,
  versie smallint not null,
  lane text not null,
  beschikbaar_op timestamptz not null default clock_timestamp(),
  gepubliceerd_op timestamptz,
  publicaties int not null default 0,
  gesloten_op timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.05);
create index wekkers_te_publiceren on wekkers (beschikbaar_op, id) where gesloten_op is null and gepubliceerd_op is null;
create index wekkers_gepubliceerd on wekkers (gepubliceerd_op) where gesloten_op is null and gepubliceerd_op is not null;
create unique index wekkers_open on wekkers (bericht_id) where gesloten_op is null;

-- The data key of each record, wrapped by the key of its period. Deleting a row here is what erases content.
create table sleutels (
  tabel text not null,
  record_id uuid not null,
  casus_id uuid,
  persoon_id uuid,
  sleutel bytea not null,
  periode text not null,
  primary key (tabel, record_id)
);
create index sleutels_casus on sleutels (casus_id) where casus_id is not null;
create index sleutels_persoon on sleutels (persoon_id) where persoon_id is not null;

-- Period keys and the key of all fingerprints, wrapped by the key-encryption key that no database holds.
create table periodesleutels (
  periode text primary key,
  sleutel bytea not null
);

create table gezien (
  verwerker text not null,
  bericht_id uuid not null,
  op timestamptz not null default clock_timestamp(),
  primary key (verwerker, bericht_id)
);
create index gezien_op on gezien (op);
