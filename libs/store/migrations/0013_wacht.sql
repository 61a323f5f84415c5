-- That nobody knows whether a verzending arrived is told to the casus, and so is the end of it. Null: never uncertain, or its end was told.

alter table outbox add column onzekerheid text check (onzekerheid in ('ontstaan', 'gemeld', 'opgeheven'));
update outbox set onzekerheid = 'ontstaan' where status = 'onzeker';
create index outbox_onzekerheid on outbox (id) where onzekerheid in ('ontstaan', 'opgeheven');
grant update (onzekerheid) on outbox to schakel_verzending;

-- To whom each beginning and end of a trouble was told, so that it is told once to each. `naar` stands for an address and cannot be read back.
create table waarschuwing_gemeld (
  waarschuwing uuid not null,
  moment text not null check (moment in ('begin', 'einde')),
  naar uuid not null,
  op timestamptz not null default clock_timestamp(),
  primary key (waarschuwing, moment, naar)
);
grant select, insert on waarschuwing_gemeld to schakel_wacht;
