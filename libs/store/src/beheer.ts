import type { Fout } from '@schakel/contracts';
import type { Queryable } from './statement';
import { Statement } from './statement';

export { loopOf } from './beheer/bericht-loop';
export type { BerichtLoop, Loop, VerzendingLoop } from './beheer/bericht-loop';
export { noteerHartslag } from './beheer/hartslag';
export { herstel, herstelAlle } from './beheer/herstel';
export type { Opdracht, Voortgang } from './beheer/herstel';
export { gevallen } from './beheer/oorzaak';
export type { Geval } from './beheer/oorzaak';
export { readStand } from './beheer/stand';
export type { Omgeving } from './beheer/stand';
export type { Verwachting } from './beheer/verwacht';

/** A refused bericht, so that somebody can telephone its sender. Codes and locations, never a value. */
export interface Geweigerd {
  readonly id: string;
  readonly partij: string;
  readonly deur: string;
  readonly soort: string;
  readonly status: string;
  readonly ontvangenOp: Date;
  readonly fouten: readonly Fout[];
}

const refused = new Statement<Geweigerd>(`
select id, partij, deur, soort || '.v' || versie as soort, status, ontvangen_op as "ontvangenOp", coalesce(fouten, '[]') as fouten
from journal
where fouten is not null and soort <> 'poststuk' and deur not in ('werkvoorraad', 'overdrachten', 'verzending', 'termijnen')
  and (afgehandeld_op is null or starts > 0)
  and ($2::uuid is null or (ontvangen_op, id) < (select l.ontvangen_op, l.id from journal l where l.id = $2))
order by ontvangen_op desc, id desc limit $1`);

/**
 * Refused reports of known senders, newest first: what the hub wrote itself has no sender to call, and of what was refused at the door and has ended
 * somebody said that the sender was called. `na`: only those behind this one. Login werkvoorraad too, so that somebody telephones. @throws DatabaseError
 */
export const geweigerd = (on: Queryable, limit = 100, na?: string): Promise<Geweigerd[]> => refused.run(on, limit, na ?? null);
