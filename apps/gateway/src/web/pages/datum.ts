const iso = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})\S*)?)?$/;
const dutchDay = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const dutchMonth = /^(\d{1,2})[-/. ](\d{4})$/;

const two = (digits: string): string => digits.padStart(2, '0');

/** `2015-02-03` as people here write it, 03-02-2015; `2015-02` is 02-2015, a time comes behind: 03-02-2015, 10:15. What is no date stays as it is. */
export const datumTekst = (value: string): string =>
  value.replace(iso, (_, jaar: string, maand: string, dag?: string, tijd?: string) =>
    [[dag, maand, jaar].filter(Boolean).join('-'), tijd].filter(Boolean).join(', '),
  );

/** What somebody typed, as a bericht has it: `3-2-2015`, `3/2/2015` and `2-2015` are 2015-02-03 and 2015-02. What is no date stays as it was typed. */
export const datumVan = (typed: string): string =>
  typed
    .replace(dutchDay, (_, dag: string, maand: string, jaar: string) => `${jaar}-${two(maand)}-${two(dag)}`)
    .replace(dutchMonth, (_, maand: string, jaar: string) => `${jaar}-${two(maand)}`);
