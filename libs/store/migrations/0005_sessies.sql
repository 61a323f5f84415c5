-- Logins of people. The content opens only with the token in the cookie; the table holds its fingerprint.

create table sessies (
  id_hash bytea primary key,
  inhoud bytea not null,
  geldig_tot timestamptz not null
);
create index sessies_geldig on sessies (geldig_tot);

-- The bus on PostgreSQL keeps its own tables here, under its own login, and sees nothing else.
create schema if not exists bullmq;
