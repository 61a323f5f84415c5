import type { Inrichting } from '@schakel/contracts';
import type { Casus, CasusMelding } from './casus';
import { partijOf } from './organisatie';

/** Somebody wrote the melding down, and nothing says who told it: no name, organisation or way to reach them, and no partij that we know. */
function isAnoniem(inrichting: Inrichting, { partij, inhoud: { melder } }: CasusMelding): boolean {
  if (!melder || melder.bekendBijGezin === true || partijOf(inrichting, partij)) return false;
  const named = [melder.naam, melder.organisatie, ...(melder.telefoonnummers ?? []), ...(melder.emailadressen ?? [])];
  return named.every((each) => !each?.trim());
}

/** The melder is unknown to Veilig Thuis, and so to the family. Such a melding alone is little to reach into a family's life on (GHAMS 2024:975). */
export const isDubbelAnoniem = (inrichting: Inrichting, { meldingen }: Pick<Casus, 'meldingen'>): boolean =>
  meldingen.length > 0 && meldingen.every((melding) => isAnoniem(inrichting, melding));

/** Whether anybody may be asked anything: of a doubly anonymous melding only once a person judged so, with a reason. */
export const mayInvestigate = (inrichting: Inrichting, casus: Pick<Casus, 'meldingen' | 'anoniemOordeel'>): boolean =>
  !isDubbelAnoniem(inrichting, casus) || casus.anoniemOordeel?.oordeel === 'onderzoeken';
