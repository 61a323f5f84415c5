import type { Onderwerp } from './woorden';
import { meldervelden, meldingvelden, onderwerpen, persoonvelden, plain, stopwoorden } from './woorden';

/** Whom lines are about: the melder, or one of several persons with the same word. */
export interface Sectie {
  readonly onderwerp: Onderwerp;
  readonly woord: string;
  /** From 1; undefined where the label has no number. */
  readonly nummer: number | undefined;
}
/** A field of the report, of one person in it, or what a label cannot tell. */
export type Veldplaats = { readonly pad: string } | { readonly sectie: Sectie; readonly veld: string };

interface Parted {
  readonly sectie: Sectie | undefined;
  readonly rest: string;
}

function partsOf(label: string): Parted {
  const words = plain(label)
    .split(' ')
    .filter((word) => !stopwoorden.has(word));
  const woord = words.find((word) => onderwerpen.has(word));
  const onderwerp = woord === undefined ? undefined : onderwerpen.get(woord);
  if (woord === undefined || !onderwerp) return { sectie: undefined, rest: words.join(' ') };
  const number = words.find((word) => /^[1-9]\d?$/.test(word));
  const rest = words.filter((word) => word !== woord && word !== number).join(' ');
  return { sectie: { onderwerp, woord, nummer: number === undefined ? undefined : Number(number) }, rest };
}

/** The section that a line opens, such as `Gegevens kind 2`; undefined for any other line. */
export function sectieOf(line: string): Sectie | undefined {
  const { sectie, rest } = line.length <= 60 ? partsOf(line) : { sectie: undefined, rest: '' };
  return rest === '' ? sectie : undefined;
}

const veldOf = ({ onderwerp }: Sectie, attribute: string): string | undefined =>
  (onderwerp.soort === 'melder' ? meldervelden : persoonvelden).get(attribute);

/** Where the words behind a label belong: first as the sender's profile says, then by the words that everybody uses. */
export function plaatsOf(label: string, profiel: ReadonlyMap<string, string>, sectie: Sectie | undefined): Veldplaats | undefined {
  const own = profiel.get(plain(label));
  if (own !== undefined) return { pad: own };
  const parted = partsOf(label);
  const about = parted.sectie ?? sectie;
  const veld = about && veldOf(about, parted.rest);
  if (about && veld) return { sectie: about, veld };
  const pad = parted.sectie ? undefined : meldingvelden.get(parted.rest);
  return pad === undefined ? undefined : { pad };
}
