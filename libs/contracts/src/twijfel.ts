import type { MeldingProfessional } from './berichten/melding-professional.v1';
import type { Persoon } from './berichten/persoon';
import { isBsn, isDatum } from './identifiers';
import type { Codelijsten } from './inrichting/codelijsten';

type Identiteit = Pick<Persoon, 'bsn' | 'geboortedatum' | 'geslachtsnaam' | 'volledigeNaam'>;

/** A date as far as a source knows it: a day, a month or a year that exists. */
const isDatumOfDeel = (datum: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(datum) && isDatum(datum.padEnd(10, '-01'));

/**
 * The fields of a person that are accepted although they cannot be right: a BSN that fails its eleven-test, a birth date that does not exist, no
 * family name. They are shown to a worker and never used for matching or for a question.
 */
export function twijfelachtigeVelden({ bsn, geboortedatum, geslachtsnaam, volledigeNaam }: Identiteit): string[] {
  return [
    ...(bsn !== undefined && !isBsn(bsn) ? ['bsn'] : []),
    ...(geboortedatum !== undefined && !isDatumOfDeel(geboortedatum) ? ['geboortedatum'] : []),
    ...(geslachtsnaam === undefined && volledigeNaam === undefined ? ['geslachtsnaam'] : []),
  ];
}

/** What the code lists know; a word beside them is kept as it is. */
export type Bekend = Pick<Codelijsten, 'jeugdzorgrollen' | 'aardGeweld'>;

export const isBekendeRol = ({ jeugdzorgrollen }: Pick<Codelijsten, 'jeugdzorgrollen'>, rol: string): boolean =>
  jeugdzorgrollen.some((each) => each.rol === rol);

const persoonIn = (persoon: Identiteit, plaats: string): string[] => twijfelachtigeVelden(persoon).map((veld) => `${plaats}/${veld}`);
const datumIn = (datum: string | undefined, plaats: string): string[] => (datum === undefined || isDatumOfDeel(datum) ? [] : [plaats]);

/** Where a report of a professional is doubtful: paths for its receipt, and never a value. */
export function twijfelIn(melding: MeldingProfessional, bekend: Bekend): string[] {
  const { datumMelding, datumIncident, meldcode = [] } = melding;
  return [
    ...datumIn(datumMelding, 'datumMelding'),
    ...datumIn(datumIncident, 'datumIncident'),
    ...situatieIn(melding, bekend),
    ...meldcode.flatMap(({ datum }, at) => datumIn(datum, `meldcode[${at + 1}]/datum`)),
    ...geinformeerdenIn(melding),
  ];
}

function situatieIn({ zorgelijkeSituatie: { aard = [], betrokkenen } }: MeldingProfessional, bekend: Bekend): string[] {
  const codes = aard.flatMap((code, at) => (bekend.aardGeweld.some((each) => each.code === code) ? [] : [`aard[${at + 1}]`]));
  const personen = betrokkenen.flatMap((persoon, at) => [
    ...persoonIn(persoon, `betrokkenen[${at + 1}]`),
    ...(isBekendeRol(bekend, persoon.rol) ? [] : [`betrokkenen[${at + 1}]/rol`]),
    ...(betrokkenen.findIndex(({ id }) => id === persoon.id) < at ? [`betrokkenen[${at + 1}]/id`] : []),
    ...(persoon.relaties ?? []).flatMap((relatie, nr) => persoonIn(relatie, `betrokkenen[${at + 1}]/relaties[${nr + 1}]`)),
  ]);
  return [...codes, ...personen].map((plaats) => `zorgelijkeSituatie/${plaats}`);
}

function geinformeerdenIn({ geinformeerden = [], zorgelijkeSituatie: { betrokkenen } }: MeldingProfessional): string[] {
  return geinformeerden.flatMap(({ persoon, wie, datum }, at) => [
    ...datumIn(datum, `geinformeerden[${at + 1}]/datum`),
    ...(wie === undefined || betrokkenen.some(({ id }) => id === wie) ? [] : [`geinformeerden[${at + 1}]/wie`]),
    ...(persoon ? persoonIn(persoon, `geinformeerden[${at + 1}]/persoon`) : []),
  ]);
}
