import type { Inrichting } from '@schakel/contracts';
import { countWerkdagen, dagVan, statussen as alle } from '@schakel/domain';
import type { Status } from '@schakel/domain';
import type { WerkRegel } from '@schakel/store/casus';
import { standTeksten, statussen, termijnTekst } from './woorden';

export const statusKeuzes = alle.map((code) => ({ code, tekst: statussen[code] }));

/** A line of the list in words: nothing of it is content. */
export function regelView({ werkdagen }: Inrichting, { id, status, dringend, ontvangenOp, termijn, openVragen }: WerkRegel, now: Date) {
  const over = termijn && countWerkdagen(werkdagen, dagVan(now), dagVan(termijn.uiterlijk));
  const stand =
    termijn === undefined || over === undefined ? undefined : termijn.uiterlijk < now ? 'gemist' : over <= 1 ? 'dreigt' : 'op-tijd';
  return {
    id,
    dringend,
    ontvangenOp,
    status: statussen[status as Status],
    termijn: termijn && stand && { soort: termijnTekst(termijn.soort), uiterlijk: termijn.uiterlijk, stand, tekst: standTeksten[stand] },
    openVragen,
  };
}
