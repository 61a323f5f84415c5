import type { Ontvangstbevestiging } from '@schakel/contracts';
import type { BerichtIn, Verzending } from './besluit';
import { doorRegel, verzendingId } from './step';

/**
 * A mail of a registered partij was kept, so the partij gets a receipt: one per mail. `casus` is the number under which it is sent; no casus
 * need exist, since what came in may never lead to one.
 */
export function bevestigMail(
  casus: string,
  { id, partij, inhoud }: BerichtIn<'mailontvangst.v1'>,
  telefoon: string,
): Verzending<'ontvangstbevestiging.v1'> {
  const bericht = 'ontvangstbevestiging.v1';
  const bevestiging: Ontvangstbevestiging = { ontvangen: inhoud.ontvangen, telefoon };
  return {
    soort: 'verzending',
    id: verzendingId(casus, partij, bericht, id, 1),
    bericht,
    ontvanger: partij,
    onderwerp: id,
    revisie: 1,
    inhoud: bevestiging,
    dringend: false,
    doel: 'ontvangstbevestiging',
    noodzaak: 'Wie per mail meldt, hoort dat de mail is ontvangen.',
    beslotenDoor: doorRegel,
  };
}

export const isMailontvangst = (bericht: BerichtIn): bericht is BerichtIn<'mailontvangst.v1'> => bericht.soort === 'mailontvangst.v1';
