-- What a machine cannot read waits for a person, and what came twice is counted, so that per door received = melding + person + refused + double.

alter table journal drop constraint journal_status_check;
-- Not valid: every row that is there obeyed a narrower rule, so nobody has to wait until all of them are read again.
alter table journal add constraint journal_status_check
  check (status in ('ontvangen', 'in behandeling', 'afgehandeld', 'afgewezen', 'quarantaine', 'te beoordelen')) not valid;
-- A poststuk is a whole mail as it came. The status itself stands in no index (0001).
create index journal_poststukken on journal (ontvangen_op) where soort = 'poststuk' and afgehandeld_op is null;

-- The same bytes under the same reference once more: nothing new was stored but this.
create table dubbelen (
  id bigint generated always as identity primary key,
  bericht_id uuid not null,
  deur text not null,
  op timestamptz not null default clock_timestamp()
);
create index dubbelen_op on dubbelen (op);
grant insert (bericht_id, deur) on dubbelen
  to schakel_intake, schakel_werkvoorraad, schakel_overdrachten, schakel_termijnen, schakel_verzending;
grant select on dubbelen to schakel_beheer;
grant select (op), delete on dubbelen to schakel_bewaartermijnen;
