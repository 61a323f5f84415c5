-- Who has access, by which login service, since when and how lately.

-- People. The id is a keyed fingerprint of the login service's own id for them; what they are called is sealed.
create table accounts (
  id uuid primary key,
  organisatie text not null,
  naam bytea not null,
  rollen text[] not null,
  teams text[] not null,
  eerst_gezien timestamptz not null default clock_timestamp(),
  laatst_gezien timestamptz not null default clock_timestamp(),
  inlogs int not null
) with (fillfactor = 70);
create index accounts_laatst_gezien on accounts (laatst_gezien);

-- Machines, by the name under which their partij logs in.
create table machines (
  inlognaam text primary key,
  partij text not null,
  eerst_gezien timestamptz not null default clock_timestamp(),
  laatst_gezien timestamptz not null default clock_timestamp()
) with (fillfactor = 70);

-- Who logs somebody in writes, and finds rows by their key, but opens no name: it reads neither `naam` nor a data key.
grant insert, update (naam, rollen, teams, laatst_gezien, inlogs), select (id, inlogs) on accounts to schakel_inlog;
grant insert, update (partij, laatst_gezien), select (inlognaam) on machines to schakel_inlog;
grant insert (tabel, record_id, casus_id, persoon_id, sleutel, periode), update (sleutel, periode), select (tabel, record_id) on sleutels to schakel_inlog;
create policy inloggen on sleutels to schakel_inlog using (tabel = 'accounts') with check (tabel = 'accounts');

-- Who keeps the list sees who is on it.
grant select on accounts, machines to schakel_beheer;
grant select on sleutels to schakel_beheer;
create policy bijhouden on sleutels for select to schakel_beheer using (tabel = 'accounts');

-- What nobody used for long goes.
grant select (id, laatst_gezien), delete on accounts to schakel_bewaartermijnen;
grant select (inlognaam, laatst_gezien), delete on machines to schakel_bewaartermijnen;
