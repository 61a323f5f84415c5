import type { Fout } from '@schakel/contracts';
import type { Queryable } from './statement';
import { Statement } from './statement';

export { noteerHartslag } from './beheer/hartslag';
export { readStand } from './beheer/stand';
export type { Omgeving } from './beheer/stand';

/** A refused or quarantined bericht, so that somebody can telephone its sender. Codes and locations, never a value. */
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
order by ontvangen_op desc limit $1`);
const aside = new Statement<Geweigerd>(`
select id, partij, deur, soort || '.v' || versie as soort, status, ontvangen_op as "ontvangenOp", '[]'::jsonb as fouten
from journal where afgehandeld_op is null and status = 'quarantaine' order by ontvangen_op desc limit $1`);
const release = new Statement<{ id: string }>(`
with terug as (update journal set status = 'ontvangen', starts = 0 where id = $1 and status = 'quarantaine' returning id, soort, versie, dringend)
insert into wekkers (bericht_id, soort, versie, lane)
select id, soort, versie, case when dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end from terug returning bericht_id as id`);

/** Refused reports of known senders, newest first: what the hub wrote itself has no sender to call. Login werkvoorraad too, so that somebody telephones. @throws DatabaseError */
export const geweigerd = (on: Queryable, limit = 100): Promise<Geweigerd[]> => refused.run(on, limit);
/** Berichten that were put aside after too many starts. @throws DatabaseError */
export const quarantaine = (on: Queryable, limit = 100): Promise<Geweigerd[]> => aside.run(on, limit);
/** Lets a quarantined bericht be handled again; false when it is not in quarantine. Log it. @throws DatabaseError */
export const herstart = async (on: Queryable, id: string): Promise<boolean> => (await release.run(on, id)).length === 1;
