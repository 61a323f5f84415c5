import { meldingVeld } from '@schakel/contracts';
import { tabel } from './woorden';

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** A day as the Netherlands writes it, as YYYY-MM-DD; undefined when it is written otherwise. */
function datumOf(text: string): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(text)?.[0];
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  if (iso ?? year) return iso ?? `${year}-${two(month)}-${two(day)}`;
  const [, dag, maand = '', jaar] = /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(text) ?? [];
  const at = months.indexOf(maand.toLowerCase());
  return at < 0 ? undefined : `${jaar}-${two(String(at + 1))}-${two(dag)}`;
}

const pick = (words: Readonly<Record<string, string | boolean>>) => {
  const known = tabel(words);
  return (text: string): string | boolean | undefined => known.get(text.toLowerCase());
};

const jaNee = pick({ ja: true, nee: false, j: true, n: false });
const geslachtOf = pick({ m: 'M', man: 'M', jongen: 'M', v: 'V', vrouw: 'V', meisje: 'V', o: 'O', x: 'O', onbekend: 'O' });

/** Fields whose words are written in more ways than one, by the last step of their path. */
const writers: Readonly<Record<string, (text: string) => string | boolean | undefined>> = {
  datumMelding: datumOf,
  datumIncident: datumOf,
  geboortedatum: datumOf,
  datum: datumOf,
  geslacht: geslachtOf,
  bsn: (text) => /^\d{8,9}$/.exec(text.replace(/[. ]/g, ''))?.[0].padStart(9, '0'),
  postcode: (text) => /^\d{4}[A-Z]{2}$/.exec(text.replace(/\s/g, '').toUpperCase())?.[0],
};

/** The words behind a label as the field holds them; undefined when they cannot be, and then they are for a person. */
export function waardeOf(pad: string, text: string): unknown {
  const veld = meldingVeld(pad);
  if (!veld || text === '') return undefined;
  if (veld.type === 'ja-nee') return jaNee(text);
  if (veld.type === 'getal') return undefined;
  const parts = veld.lijst ? partsOf(text) : [text];
  const written = parts.map((part) => oneOf(pad, part, veld));
  if (written.includes(undefined)) return undefined;
  return veld.lijst ? written : written[0];
}

const partsOf = (text: string): string[] =>
  text
    .split(/[;,]|\s\/\s/)
    .map((part) => part.trim())
    .filter(Boolean);

function oneOf(pad: string, text: string, { max = 20_000, waarden }: NonNullable<ReturnType<typeof meldingVeld>>) {
  const write = writers[pad.split('/').at(-1) ?? ''];
  const written = write ? write(text) : text;
  const fits = typeof written === 'string' && written.length <= max && (!waarden || waarden.includes(written));
  return fits ? written : undefined;
}

/** Whether a field may go on over several lines. */
export const isLang = (pad: string): boolean => {
  const veld = meldingVeld(pad);
  return !!veld && !veld.lijst && !veld.waarden && (veld.type ?? 'tekst') === 'tekst' && (veld.max ?? 20_000) >= 4000;
};
