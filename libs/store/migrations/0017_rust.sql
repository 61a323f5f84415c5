-- What is over stays quiet for a while before anybody hears so, and what was refused does not outlive its use.

-- Since when a trouble that was told is not seen any more; null: it is there. Back within the rest it is the same trouble.
alter table waarschuwingen add column weg_sinds timestamptz;

-- One index for all that loses its content some time after somebody dealt with it: mail that a person read, and what was refused. What is empty leaves it.
drop index journal_poststukken_bewaard;
create index journal_afgedaan_bewaard on journal (afgehandeld_op) where (soort = 'poststuk' or fouten is not null) and vingerafdruk is not null;
grant select (fouten) on journal to schakel_bewaartermijnen;
