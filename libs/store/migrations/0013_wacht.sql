-- That nobody knows whether a verzending arrived is told to the casus, and so is the end of it. Null: never uncertain, or its end was told.

alter table outbox add column onzekerheid text check (onzekerheid in ('ontstaan', 'gemeld', 'opgeheven'));
update outbox set onzekerheid = 'ontstaan' where status = 'onzeker';
create index outbox_onzekerheid on outbox (id) where onzekerheid in ('ontstaan', 'opgeheven');
grant update (onzekerheid) on outbox to schakel_verzending;
