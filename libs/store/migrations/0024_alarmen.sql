-- Somebody must be woken: one row is one obligation, from the arrival of what is urgent until a person says "I have it".

-- The id is that of the bericht (of the day, where the post of a day was not read). `gebeld` are the people who were called in this round.
create table alarmen (
  id uuid primary key,
  aanleiding text not null check (aanleiding in ('melding', 'poststuk', 'geweigerd', 'ongelezen')),
  aangemaakt_op timestamptz not null default clock_timestamp(),
  volgende_op timestamptz not null default clock_timestamp(),
  gebeld text[] not null default '{}',
  rondes smallint not null default 0,
  bevestigd_op timestamptz,
  bevestigd_door text,
  bevestigd_langs text check (bevestigd_langs in ('scherm', 'telefoon', 'sms'))
) with (fillfactor = 70);
create index alarmen_te_doen on alarmen (volgende_op) where bevestigd_op is null;
create index alarmen_bevestigd on alarmen (bevestigd_op) where bevestigd_op is not null;

-- One call of one person by one channel, about every alarm that had come to that person at that moment. The id is all that a provider gets to know.
create table oproepen (
  id uuid primary key,
  alarmen uuid[] not null,
  persoon text not null,
  kanaal text not null check (kanaal in ('sms', 'spraak', 'mail', 'webhook')),
  status text not null default 'gereed' check (status in ('gereed', 'verstuurd', 'aangekomen', 'mislukt', 'vervallen')),
  poging smallint not null default 0,
  volgende_poging timestamptz not null default clock_timestamp(),
  aangemaakt_op timestamptz not null default clock_timestamp()
) with (fillfactor = 70);
create index oproepen_te_doen on oproepen (volgende_poging) where status = 'gereed';
create index oproepen_mislukt on oproepen (aangemaakt_op) where poging > 0 and status in ('gereed', 'mislukt');
create index oproepen_oud on oproepen (aangemaakt_op);

-- Whoever appends what is urgent and belongs to no casus yet, sounds the alarm in the same statement.
grant insert (id, aanleiding) on alarmen to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending;
grant select (id) on alarmen to schakel_intake, schakel_overdrachten, schakel_termijnen, schakel_verzending;
-- What turns out to be urgent only when it is read.
grant select (id), insert (id, aanleiding) on alarmen to schakel_afhandeling;

grant usage on schema public to schakel_alarmen;
grant select, insert, update on alarmen, oproepen to schakel_alarmen;
grant select (id, soort, status, ontvangen_op, afgehandeld_op) on journal to schakel_alarmen;

-- A person takes it up: on a page, by a key or by a reply.
grant select on alarmen, oproepen to schakel_werkvoorraad;
grant update (bevestigd_op, bevestigd_door, bevestigd_langs) on alarmen to schakel_werkvoorraad;
grant update (status) on oproepen to schakel_werkvoorraad;

grant select (id, aanleiding, aangemaakt_op, rondes, bevestigd_op, volgende_op) on alarmen to schakel_beheer, schakel_wacht;
grant select (kanaal, status, poging, aangemaakt_op) on oproepen to schakel_beheer, schakel_wacht;

grant select (bevestigd_op), delete on alarmen to schakel_bewaartermijnen;
grant select (aangemaakt_op), delete on oproepen to schakel_bewaartermijnen;
