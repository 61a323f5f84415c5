-- Insert-only by right; the sealer alone may add chain number and hashes, once.

create table audit (
  volg bigint generated always as identity primary key,
  id uuid not null unique,
  -- To the millisecond: the chain hashes no more than that.
  op timestamptz(3) not null,
  actie text not null,
  actor text not null,
  rol text,
  casus_id uuid,
  onderwerp uuid,
  codes text[] not null default '{}',
  velden text[] not null default '{}',
  reden bytea,
  reden_hmac bytea,
  keten bigint unique,
  vorige bytea,
  hash bytea
);
create index audit_onverzegeld on audit (volg) where keten is null;
create index audit_casus on audit (casus_id, volg) where casus_id is not null;
create index audit_actie on audit (actie, volg);

create function audit_blijft_verzegeld() returns trigger language plpgsql as $$
begin
  raise insufficient_privilege using message = 'an audit row is sealed once';
end $$;
create trigger audit_blijft_verzegeld before update on audit
  for each row when (old.keten is not null) execute function audit_blijft_verzegeld();
