import type { BerichtIn } from './besluit';
import type { MeldingSoort } from './melding-inhoud';
import { isMeldingSoort, leesMelding } from './melding-inhoud';

/** A melding by the number that its sender knows it by. */
export interface MeldingNaam {
  readonly partij: string;
  readonly kenmerk: string;
}
interface Namen {
  readonly eigen?: MeldingNaam;
  /** Of the earlier melding that this one takes the place of. `genoemd`: the sender says so himself. */
  readonly voorganger?: MeldingNaam & { readonly genoemd: boolean };
}

/**
 * By which number a melding is known, and which earlier one it corrects: the one that it names in `vervangt`; for a vtMelding one with the same
 * identificatieVtMelding, since the sender gives a correction a referentienummer of its own. Nothing for what is no melding.
 */
export function meldingNamen(bericht: BerichtIn): Namen {
  if (!isMeldingSoort(bericht.soort)) return {};
  const { soort, inhoud } = bericht as BerichtIn<MeldingSoort>;
  const { kenmerk, partij = bericht.partij } = leesMelding(soort, inhoud);
  const vervangt = 'vervangt' in inhoud ? inhoud.vervangt : undefined;
  const earlier = vervangt ?? (soort === 'vt-melding.v1' ? kenmerk : undefined);
  return {
    ...(kenmerk ? { eigen: { partij, kenmerk } } : {}),
    ...(earlier ? { voorganger: { partij, kenmerk: earlier, genoemd: vervangt !== undefined } } : {}),
  };
}
