-- Codes with which a professional without a system comes to the form. A code is short-lived and its mail is no obligation: who gets none asks again.

create table toegangscodes (
  -- HMAC of what the browser holds: the code counts there alone.
  houder bytea primary key,
  -- HMAC of the mail address, to count what was asked for it; also of an address that no partij has.
  adres bytea not null,
  -- HMAC of the code; null when none was sent, when a later one took its place, or when it was used.
  code bytea,
  -- Null: no partij has this address.
  partij text,
  pogingen smallint not null default 0,
  bevestigd_op timestamptz,
  aangevraagd_op timestamptz not null default clock_timestamp(),
  -- Of the code, and after it was confirmed of the form.
  geldig_tot timestamptz not null
);
create index toegangscodes_adres on toegangscodes (adres, aangevraagd_op);
create index toegangscodes_geldig on toegangscodes (geldig_tot);
grant select, insert, delete on toegangscodes to schakel_intake;
grant update (houder, code, pogingen, bevestigd_op, geldig_tot) on toegangscodes to schakel_intake;
