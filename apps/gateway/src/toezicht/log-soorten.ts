/** What a supervisor looks for in the audit log, in words; everything else stands there by its own word. */
export const logSoorten: Readonly<Record<string, string>> = {
  datalek: 'Inhoud die bij het verkeerde team kwam',
  verstrekt: 'Wat naar een ander ging',
  'casus-geopend': 'Wie een casus opende',
  'overdracht-ingezien': 'Wie een overdracht las',
  zoeking: 'Wie naar een persoon zocht',
  'poststuk-geopend': 'Wie post las',
  'inlog-geweigerd': 'Wie er niet in mocht',
  'toegang-uitgevoerd': 'Wie de lijst van toegang meenam',
  'verstrekkingen-ingezien': 'Wie in dit overzicht keek',
  vernietigd: 'Wat is vernietigd',
};
