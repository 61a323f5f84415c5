-- Whoever called the sender of a refused bericht says so itself. Until now an administrator had to be told.

grant execute on function geweigerd_afgedaan(uuid[]) to schakel_werkvoorraad;
