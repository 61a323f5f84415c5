-- Mail in which a word asks for haste is read first.

drop index journal_poststukken;
create index journal_poststukken on journal (dringend desc, ontvangen_op) where soort = 'poststuk' and afgehandeld_op is null;
