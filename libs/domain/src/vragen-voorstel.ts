import type { Inrichting, Partij } from '@schakel/contracts';
import type { Casus, CasusPersoon, Vraag, VoorgesteldeVraag } from './casus';
import { mayInvestigate } from './dubbel-anoniem';
import { identityFor, isGenoemd, mayBeAskedAbout } from './personen';
import { isInBeoordeling } from './toestand';

/** StUF-Jeugdzorg 1.0.9 redenVerzoek: 02 when there is a tijdelijk huisverbod, else 01. */
const redenOf = ({ meldingen }: Casus): string =>
  meldingen.some(
    ({ inhoud }) => inhoud.zorgelijkeSituatie.tijdelijkHuisverbod !== undefined && inhoud.zorgelijkeSituatie.tijdelijkHuisverbod !== '',
  )
    ? '02'
    : '01';

/**
 * A question that may be asked again: the partner did not answer it, or refused, or it was withdrawn before it could; or the partner said that it
 * knows the person when it could not be asked what it knows.
 */
const mayRepeat = ({ status, bekend, casusinformatie, vraagcodes }: Vraag): boolean =>
  status === 'verlopen' ||
  status === 'geweigerd' ||
  status === 'ingetrokken' ||
  (status === 'beantwoord' && bekend === true && casusinformatie === undefined && vraagcodes.length > 0);

/**
 * Whether this partner may be asked about this person: a ketenpartner that is asked, that did not report itself, about a directbetrokkene whose
 * identity is not in doubt, and not asked or answered already.
 */
export function mayAsk({ meldingen, vragen }: Casus, partner: Partij | undefined, persoon: CasusPersoon | undefined): boolean {
  if (!partner?.ketenpartner?.vragen || !persoon || !mayBeAskedAbout(persoon)) return false;
  if (meldingen.some(({ partij }) => partij === partner.id)) return false;
  if (!identityFor(persoon, partner.ketenpartner)) return false;
  return vragen.filter((vraag) => vraag.partner === partner.id && vraag.persoon === persoon.id).every(mayRepeat);
}

/** Every question that could be asked now, partner by directbetrokkene; none once a vervolgbesluit was taken, and none on a doubly anonymous melding. A proposal only; a worker confirms each with a noodzaak. */
export function proposeVragen(inrichting: Inrichting, casus: Casus): VoorgesteldeVraag[] {
  if (!isInBeoordeling(casus) || !mayInvestigate(inrichting, casus)) return [];
  const reden = redenOf(casus);
  return inrichting.partijen.flatMap((partner) =>
    casus.personen
      .filter(isGenoemd)
      .filter((persoon) => mayAsk(casus, partner, persoon))
      .map((persoon) => ({ partner: partner.id, persoon: persoon.id, reden })),
  );
}
