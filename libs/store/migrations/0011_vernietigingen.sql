-- Which casussen were erased. A backup of the data is older than the erasures that came after it: this list goes with the keys, so that a restore
-- erases them once more and shows them as erased.

create table vernietigingen (
  casus_id uuid primary key,
  op timestamptz not null default clock_timestamp()
);
insert into vernietigingen (casus_id, op)
  select casus_id, min(op) from audit where actie = 'vernietigd' and codes = '{casus}' and casus_id is not null group by casus_id;
grant insert on vernietigingen to schakel_bewaartermijnen;
