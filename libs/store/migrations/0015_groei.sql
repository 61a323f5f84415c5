-- What is read per bericht must not grow with what is stored, whatever the statistics say on the day that a plan is made.

-- The record first: a plan made while there are few keys would else walk all keys of a table.
alter table sleutels drop constraint sleutels_pkey, add primary key (record_id, tabel);

-- One expression, so that no other index of open wake-ups can serve the relay: those hold what is published too, in a flood all of it. The lane
-- first: what waits in one that is stuck is not walked to find the others.
drop index wekkers_te_publiceren;
create index wekkers_te_publiceren on wekkers (lane, beschikbaar_op, id) where coalesce(gesloten_op, gepubliceerd_op) is null;
