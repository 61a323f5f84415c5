-- What may leave: minimised content only, frozen; the bytes of the first attempt are the bytes of every attempt.

create table outbox (
  -- Version 5 of (casus, ontvanger, soort, onderwerp, revisie): a decision taken twice writes one row.
  id uuid primary key,
  casus_id uuid not null,
  ontvanger text not null,
  ontvanger_oin text,
  kanaal text not null,
  soort text not null,
  versie smallint not null,
  onderwerp text not null,
  revisie int not null,
  dringend boolean not null,
  inhoud bytea not null,
  kop bytea,
  draad bytea,
  draad_hmac bytea,
  status text not null default 'gereed' check (status in ('gereed', 'verzendend', 'onzeker', 'bezorgd', 'geweigerd', 'ingetrokken')),
  postvak_status text check (postvak_status in ('aangeboden', 'opgepakt', 'teruggegeven', 'afgerond')),
  postvak_revisie int,
  behandelaar bytea,
  poging smallint not null default 0,
  lease_token uuid,
  lease_tot timestamptz,
  volgende_poging timestamptz not null default clock_timestamp(),
  laatste_fout text,
  bezorgd_op timestamptz,
  uiterlijk timestamptz,
  aangemaakt_op timestamptz not null default clock_timestamp(),
  unique (casus_id, ontvanger, soort, onderwerp, revisie)
) with (fillfactor = 70);
alter table outbox alter column inhoud set storage external, alter column draad set storage external;
create index outbox_verzendend on outbox (lease_tot) where status = 'verzendend';
create index outbox_open on outbox (ontvanger) where status in ('gereed', 'verzendend', 'onzeker');
create index outbox_postvak on outbox (ontvanger, aangemaakt_op desc) where kanaal = 'postvak';

-- The disclosure ledger: who got which fields, on which ground, decided by whom. It outlives the content.
create table verstrekkingen (
  -- The verzending that it accounts for.
  id uuid primary key,
  casus_id uuid not null,
  ontvanger text not null,
  ontvanger_oin text,
  soort text not null,
  doel text not null,
  grondslag text not null,
  grondslag_ontvanger text not null,
  velden text[] not null,
  beleid text not null,
  beleid_versie int not null,
  noodzaak bytea not null,
  besloten_door text not null,
  besloten_op timestamptz not null default clock_timestamp(),
  geinformeerd timestamptz,
  weigering text
);
create index verstrekkingen_casus on verstrekkingen (casus_id);
create index verstrekkingen_op on verstrekkingen (besloten_op desc);

create table dataleks (
  id uuid primary key default gen_random_uuid(),
  casus_id uuid not null,
  verzending uuid not null,
  aanleiding text not null,
  gemeld_op timestamptz not null default clock_timestamp(),
  unique (verzending, aanleiding)
);

create table partner_status (
  partner text primary key,
  toestand text not null check (toestand in ('gesloten', 'open', 'halfopen')),
  fouten int not null default 0,
  volgende_poging timestamptz,
  laatste_succes timestamptz
);
