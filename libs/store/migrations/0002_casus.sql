-- The casus: everything but the persons in one sealed dossier, and one sealed section per person.

create table casussen (
  id uuid primary key,
  versie int not null,
  status text not null,
  dringend boolean not null,
  ontvangen_op timestamptz not null,
  gewijzigd_op timestamptz not null default clock_timestamp(),
  dossier bytea not null,
  meldingen uuid[] not null
) with (fillfactor = 80);
alter table casussen alter column dossier set storage external;
create index casussen_volgorde on casussen (ontvangen_op desc, id desc);

create table casus_personen (
  id uuid primary key,
  casus_id uuid not null,
  versie int not null,
  sectie bytea not null
) with (fillfactor = 80);
alter table casus_personen alter column sectie set storage external;
create index casus_personen_casus on casus_personen (casus_id);

-- Keyed fingerprints of what identifies a person, a key per kind. It is personal data and goes with the casus.
create table zoekindex (
  soort text not null,
  waarde bytea not null,
  casus_id uuid not null,
  persoon_id uuid not null,
  primary key (soort, waarde, casus_id, persoon_id)
);
create index zoekindex_casus on zoekindex (casus_id);

create table termijnen (
  id uuid primary key,
  casus_id uuid not null,
  soort text not null,
  onderwerp text,
  grondslag text not null,
  start_op timestamptz not null,
  uiterlijk timestamptz not null,
  afgegaan_op timestamptz,
  vervuld_op timestamptz
);
create index termijnen_wachtend on termijnen (uiterlijk, id) where afgegaan_op is null and vervuld_op is null;
create index termijnen_casus on termijnen (casus_id) where vervuld_op is null;
