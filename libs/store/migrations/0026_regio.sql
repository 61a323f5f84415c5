-- A sender counts what it sent, and compares: kind and door of its own berichten and doubles, never their content.

grant select (soort, deur, fouten) on journal to schakel_intake;
grant select (bericht_id, deur, op) on dubbelen to schakel_intake;
