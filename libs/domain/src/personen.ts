import { isBsn, isDatum } from '@schakel/contracts';
import type { Aard, Adres, Codelijsten, KetenpartnerInrichting, Leeftijd, Persoon } from '@schakel/contracts';
import type { CasusPersoon } from './casus';
import type { Dag } from './werkdagen';

/** What a role of the sender makes somebody to the casus. An unknown role is an omstander: about them nothing is ever asked. */
export const aardOf = ({ jeugdzorgrollen }: Codelijsten, rol: string | undefined): Aard =>
  jeugdzorgrollen.find((entry) => entry.rol === rol)?.aard ?? 'omstander';

/** Whether a field was marked doubtful, by its name or by the path of something in it. */
export const isTwijfel = ({ twijfel }: Pick<Persoon, 'twijfel'>, veld: string): boolean =>
  (twijfel ?? []).some((path) => path === veld || path.startsWith(`${veld}.`) || path.startsWith(`${veld}/`));

const sound = (
  persoon: Persoon,
  veld: 'geslachtsnaam' | 'geboortedatum' | 'bsn' | 'voornamen' | 'voorvoegsel' | 'vreemdelingennummer',
): string | undefined => (persoon[veld] && !isTwijfel(persoon, veld) ? persoon[veld] : undefined);

/** Without a schuiladres, and of somebody who has one without every place where they may be: any of those may be that very address. */
export function zonderSchuiladres<P extends Persoon & { readonly overigeAdressen?: unknown }>(persoon: P): Omit<P, 'schuiladres'> {
  const { schuiladres, ...open } = persoon;
  if (schuiladres === undefined) return open;
  const { feitelijkAdres, overigeAdressen, ...elsewhere } = open;
  return elsewhere as Omit<P, 'schuiladres'>;
}

/** The bsn, when it can be trusted to be theirs. */
export function soundBsn(persoon: Persoon): string | undefined {
  const bsn = sound(persoon, 'bsn');
  return bsn && isBsn(bsn) ? bsn : undefined;
}

/** A complete, existing birth date that nobody doubts. */
export function soundGeboortedatum(persoon: Persoon): string | undefined {
  const datum = sound(persoon, 'geboortedatum');
  return datum && isDatum(datum) ? datum : undefined;
}

/**
 * The identity with which a partner is asked whether it knows somebody: the set of StUF-Jeugdzorg 1.0.9 (NPS of vcobDi01) without one doubtful
 * value, and the bsn only for a partner entitled to it. Undefined when what is left does not identify: then nothing is asked.
 */
export function identityFor(persoon: Persoon, { bsnToegestaan }: KetenpartnerInrichting): Persoon | undefined {
  const geslachtsnaam = sound(persoon, 'geslachtsnaam');
  const bsn = bsnToegestaan ? soundBsn(persoon) : undefined;
  const geboortedatum = soundGeboortedatum(persoon);
  if (!geslachtsnaam || !(bsn ?? geboortedatum)) return undefined;
  const optional = {
    bsn,
    vreemdelingennummer: bsn ? undefined : sound(persoon, 'vreemdelingennummer'),
    voorvoegsel: sound(persoon, 'voorvoegsel'),
    voornamen: sound(persoon, 'voornamen'),
    geboortedatum,
  };
  const known = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { id: persoon.id, geslachtsnaam, ...(Object.fromEntries(known) as Partial<Persoon>) };
}

/** Whether anything may be asked about this person: only about a directbetrokkene (the household), never a melder, informant or omstander. */
export const mayBeAskedAbout = ({ aard }: CasusPersoon): boolean => aard === 'directbetrokkene';

/** Whom the newest version of the melding still names: only they must go along, and nobody else does by itself. */
export const isGenoemd = ({ nietMeerGenoemd }: CasusPersoon): boolean => nietMeerGenoemd === undefined;

/** The last digits tell one number from another, however it begins: `06…`, `+31 6…`. */
const endOf = (nummer: string): string => nummer.replace(/\D/g, '').slice(-9);

/** The telephone numbers without those at which another may answer: who gets them gets no warning along. */
export function veiligeNummers({
  telefoonnummers = [],
  contactmogelijkheden = [],
}: Pick<CasusPersoon, 'telefoonnummers' | 'contactmogelijkheden'>): Pick<Persoon, 'telefoonnummers'> {
  const onveilig = contactmogelijkheden.filter(({ wijze, veiligBereikbaar }) => wijze === 'telefoon' && !veiligBereikbaar);
  const veilig = telefoonnummers.filter((nummer) => onveilig.every(({ adres }) => adres !== undefined && endOf(adres) !== endOf(nummer)));
  return veilig.length > 0 ? { telefoonnummers: veilig } : {};
}

/** Undefined when the birth date cannot be trusted. From the eighteenth birthday on somebody is an adult. */
export function leeftijdOn(persoon: Persoon, op: Dag): Leeftijd | undefined {
  const geboren = soundGeboortedatum(persoon);
  if (!geboren) return undefined;
  const eighteen = `${Number(geboren.slice(0, 4)) + 18}${geboren.slice(4)}`;
  return op < eighteen ? 'tot-18' : 'vanaf-18';
}

/**
 * The address that drives routing: the registered one (woonplaatsbeginsel), else where somebody stays. Never a schuiladres; and of somebody who
 * has one, never the place of stay either, for that may be the shelter.
 */
export function adresVoorRouting(persoon: Persoon): Adres | undefined {
  if (persoon.formeelAdres && !isTwijfel(persoon, 'formeelAdres')) return persoon.formeelAdres;
  if (persoon.schuiladres || isTwijfel(persoon, 'feitelijkAdres')) return undefined;
  return persoon.feitelijkAdres;
}

/** Whether two descriptions cannot be of the same person, judged only by what both know and nobody doubts. */
export function contradicts(one: Persoon, other: Persoon): boolean {
  const [bsn, otherBsn] = [soundBsn(one), soundBsn(other)];
  if (bsn && otherBsn) return bsn !== otherBsn;
  const [datum, otherDatum] = [soundGeboortedatum(one), soundGeboortedatum(other)];
  return datum !== undefined && otherDatum !== undefined && datum !== otherDatum;
}
