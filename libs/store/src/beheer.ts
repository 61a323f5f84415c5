import type { Fout } from '@schakel/contracts';
import type { Queryable } from './statement';
import { Statement } from './statement';

/** Health of one lane of wake-ups. */
export interface LaneStand {
  readonly lane: string;
  /** Obligations that nobody fulfilled yet; those on the bus included. */
  readonly open: number;
  readonly opDeBus: number;
  readonly oudste: Date;
}
export interface Stand {
  readonly soort: string;
  readonly status: string;
  readonly aantal: number;
  readonly oudste: Date | null;
}
export interface PartnerStand {
  readonly partner: string;
  readonly toestand: 'gesloten' | 'open' | 'halfopen';
  readonly fouten: number;
  readonly volgendePoging: Date | null;
  readonly laatsteSucces: Date | null;
}
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

const lanes = new Statement<LaneStand>(`
select lane, count(*)::int as open, count(gepubliceerd_op)::int as "opDeBus", min(beschikbaar_op) as oudste
from wekkers where gesloten_op is null group by lane order by lane`);
const journal = new Statement<Stand>(`
select soort, status, count(*)::int as aantal, min(ontvangen_op) as oudste from journal where afgehandeld_op is null and (fouten is null or status = 'te beoordelen')
group by soort, status order by soort, status`);
const verzendingen = new Statement<Stand>(
  'select kanaal as soort, status, aantal, oudste from verzendingen_per_kanaal order by kanaal, status',
);
const partners = new Statement<PartnerStand>(`
select partner, toestand, fouten, volgende_poging as "volgendePoging", laatste_succes as "laatsteSucces" from partner_status order by partner`);
const refused = new Statement<Geweigerd>(`
select id, partij, deur, soort || '.v' || versie as soort, status, ontvangen_op as "ontvangenOp", coalesce(fouten, '[]') as fouten
from journal where fouten is not null and soort <> 'poststuk' order by ontvangen_op desc limit $1`);
const aside = new Statement<Geweigerd>(`
select id, partij, deur, soort || '.v' || versie as soort, status, ontvangen_op as "ontvangenOp", '[]'::jsonb as fouten
from journal where afgehandeld_op is null and status = 'quarantaine' order by ontvangen_op desc limit $1`);
const release = new Statement<{ id: string }>(`
with terug as (update journal set status = 'ontvangen', starts = 0 where id = $1 and status = 'quarantaine' returning id, soort, versie, dringend)
insert into wekkers (bericht_id, soort, versie, lane)
select id, soort, versie, case when dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end from terug returning bericht_id as id`);

/** Health of every lane. Login beheer, as all of this file: numbers, ids and codes; no content, municipality or team. @throws DatabaseError */
export const laneStand = (on: Queryable): Promise<LaneStand[]> => lanes.run(on);
/** Berichten that are not finished, by kind and status. @throws DatabaseError */
export const journalStand = (on: Queryable): Promise<Stand[]> => journal.run(on);
/** Verzendingen by channel and status. @throws DatabaseError */
export const verzendingStand = (on: Queryable): Promise<Stand[]> => verzendingen.run(on);
/** @throws DatabaseError */
export const partnerStand = (on: Queryable): Promise<PartnerStand[]> => partners.run(on);
/** Refused reports of known senders, newest first. Login werkvoorraad too, so that somebody telephones. @throws DatabaseError */
export const geweigerd = (on: Queryable, limit = 100): Promise<Geweigerd[]> => refused.run(on, limit);
/** Berichten that were put aside after too many starts. @throws DatabaseError */
export const quarantaine = (on: Queryable, limit = 100): Promise<Geweigerd[]> => aside.run(on, limit);
/** Lets a quarantined bericht be handled again; false when it is not in quarantine. Log it. @throws DatabaseError */
export const herstart = async (on: Queryable, id: string): Promise<boolean> => (await release.run(on, id)).length === 1;
