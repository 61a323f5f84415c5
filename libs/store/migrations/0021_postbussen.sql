-- Mailboxes that the hub reads itself: how far, which mail it took over, what it must still mark there, and what it must give back.

create table postbussen (
  postbus text primary key,
  -- UIDVALIDITY of its folder (RFC 9051 section 2.3.1.1): with another one, all numbers mean other mails. Null: never opened.
  geldigheid bigint,
  -- Every mail up to this number was looked at: it is gone, or has a row in postbusmail.
  gelezen_tot bigint not null default 0,
  -- Below this number our mark in the mailbox counts: the mail stood there when its server numbered anew.
  merk_telt_onder bigint not null default 0,
  -- When all of it was last looked at. Null: nobody reads it any more, on purpose.
  gezien_op timestamptz default clock_timestamp()
);

-- One row per mail that was seen. Nothing of the mail: numbers of its server, and an HMAC.
create table postbusmail (
  postbus text not null,
  geldigheid bigint not null,
  uid bigint not null,
  -- HMAC of the bytes: the same mail under another number is known by it. Null: it was never read, or what it became was erased.
  vingerafdruk bytea,
  berichten uuid[] not null default '{}',
  -- Null: it could not be read yet.
  gelezen_op timestamptz,
  pogingen smallint not null default 0,
  volgende_poging timestamptz,
  -- Null: our mark must still be put on it.
  gemarkeerd_op timestamptz,
  -- Whether the flag that people see is ours to take off again.
  gevlagd boolean not null default false,
  kopie_geldigheid bigint,
  kopie_uid bigint,
  teruggegeven_op timestamptz,
  primary key (postbus, geldigheid, uid)
) with (fillfactor = 80);
create index postbusmail_open on postbusmail (postbus, geldigheid, uid) where gelezen_op is null or gemarkeerd_op is null;
create index postbusmail_vingerafdruk on postbusmail (vingerafdruk) where vingerafdruk is not null;
create index postbusmail_berichten on postbusmail using gin (berichten);

-- A person said that it is no melding: the mailbox gets it back. The obligation itself, until it is done.
create table postbus_terug (
  poststuk uuid primary key,
  op timestamptz not null default clock_timestamp(),
  klaar_op timestamptz
);
create index postbus_terug_open on postbus_terug (op) where klaar_op is null;

-- Who reads the mailboxes.
grant select, insert, update on postbussen to schakel_intake;
grant select, insert, update, delete on postbusmail to schakel_intake;
grant select, update (klaar_op) on postbus_terug to schakel_intake;

-- Who keeps the hub sees that a mailbox is silent and what must still be given back, and no mail.
grant select (postbus, gezien_op) on postbussen to schakel_beheer, schakel_wacht;
grant select (op, klaar_op) on postbus_terug to schakel_beheer, schakel_wacht;

-- One narrow way for the work list to owe a mailbox its mail, in the transaction of the judgement. What came by another door owes nothing.
create function geef_terug_aan_postbus(id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into public.postbus_terug (poststuk)
  select j.id from public.journal j
  where j.id = $1 and (j.deur = 'imap' or exists (select from public.postbusmail m where m.berichten @> array[$1]))
  on conflict do nothing
$$;
revoke all on function geef_terug_aan_postbus(uuid) from public;
grant execute on function geef_terug_aan_postbus(uuid) to schakel_werkvoorraad;

-- Where a bericht loses its fingerprint, so does the mail that it came in: whoever erases, and however.
create function vergeet_postbusmail() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.postbusmail set vingerafdruk = null where berichten @> array[new.id];
  return null;
end
$$;
revoke all on function vergeet_postbusmail() from public;
create trigger vergeet_postbusmail after update of vingerafdruk on journal
  for each row when (old.vingerafdruk is not null and new.vingerafdruk is null) execute function vergeet_postbusmail();
