-- Content goes when the term of the dossier is over: found by when a closed casus last changed.

create index casussen_afgesloten on casussen (gewijzigd_op, id) where status = 'afgesloten';
grant select (gewijzigd_op) on casussen to schakel_bewaartermijnen;
grant select (ontvanger, bezorgd_op) on outbox to schakel_bewaartermijnen;
grant select (soort, afgegaan_op) on termijnen to schakel_bewaartermijnen;

-- A melding that corrects an earlier one belongs to its casus, with what it can be found by.
grant update (casus_id) on zoekindex to schakel_afhandeling;
