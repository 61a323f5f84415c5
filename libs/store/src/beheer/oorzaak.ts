import type { Oorzaak } from '@schakel/beheer';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Omgeving } from './stand';

/** One of those that share a cause, by its own number. */
export interface Geval {
  readonly id: string;
  readonly soort: string;
  readonly sinds: Date;
  readonly foutcode: string | null;
  readonly volgendePoging: Date | null;
}

/**
 * Said as the index says it, so that it goes by what is open. What its partner holds up waits for its wake-up, what failed for an attempt of its own;
 * behind a partner in trouble everything waits, also in the moment that the hub tries it.
 */
const verzendingen = new Statement<Geval>(`
select v.id, v.soort, aangemaakt_op as sinds, foutcode, greatest(volgende_poging, w.beschikbaar_op) as "volgendePoging"
from verzendingen_beheer v left join wekkers w on w.bericht_id = v.id and w.gesloten_op is null
where status in ('gereed', 'verzendend', 'onzeker') and kanaal <> 'postvak' and partner = $1 and status = $2
  and ($3::text is null or foutcode = $3) and (status = 'onzeker' or greatest(volgende_poging, w.beschikbaar_op) > now()
    or exists (select from partner_status p where p.partner = $1 and p.toestand <> 'gesloten'))
order by aangemaakt_op, v.id limit $4`);
const quarantaine = new Statement<Geval>(`
select id, soort, ontvangen_op as sinds, null as foutcode, null as "volgendePoging" from journal
where afgehandeld_op is null and status = 'quarantaine' and soort = $1 order by ontvangen_op, id limit $2`);
const geweigerd = new Statement<Geval>(`
select id, soort, ontvangen_op as sinds, fouten -> 0 ->> 'code' as foutcode, null as "volgendePoging" from journal
where afgehandeld_op is null and status = 'afgewezen' and deur = $2
  and case when $1 = 'gemeente' then partij = any($3) else partij = $1 and partij <> all($3) end
order by ontvangen_op, id limit $4`);

/** Those that wait for somebody by one cause, oldest first. Numbers, kinds, codes and times. Login beheer. @throws DatabaseError */
export function gevallen(on: Queryable, oorzaak: Oorzaak, { gemeenten }: Pick<Omgeving, 'gemeenten'>, limit: number): Promise<Geval[]> {
  switch (oorzaak.wat) {
    case 'verzending':
      return verzendingen.run(on, oorzaak.partner, oorzaak.status, oorzaak.foutcode ?? null, limit);
    case 'quarantaine':
      return quarantaine.run(on, oorzaak.soort, limit);
    case 'geweigerd':
      return geweigerd.run(on, oorzaak.partij, oorzaak.deur, gemeenten, limit);
  }
}
