import type { Fout } from '@schakel/contracts';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Omgeving } from './stand';

/** How it went with one bericht that came in. No casus, and a sender only where one came in by a door of systems. */
export interface BerichtLoop {
  readonly aard: 'bericht';
  readonly id: string;
  readonly soort: string;
  readonly deur: string;
  readonly partij: string | null;
  readonly dringend: boolean;
  readonly status: string;
  readonly starts: number;
  readonly ontvangenOp: Date;
  readonly afgehandeldOp: Date | null;
  readonly fouten: readonly Fout[];
}
/** How it went with one verzending. Mail has no recipient here. */
export interface VerzendingLoop {
  readonly aard: 'verzending';
  readonly id: string;
  readonly soort: string;
  readonly partner: string;
  readonly kanaal: string;
  readonly status: string;
  readonly foutcode: string | null;
  readonly poging: number;
  readonly aangemaaktOp: Date;
  readonly volgendePoging: Date;
  readonly bezorgdOp: Date | null;
}
/** The wake-up that is still open for it. */
export interface OpenWekker {
  readonly lane: string;
  readonly beschikbaarOp: Date;
  readonly gepubliceerdOp: Date | null;
  readonly publicaties: number;
}
export type Loop = (BerichtLoop | VerzendingLoop) & { readonly wekker: OpenWekker | undefined };

const bericht = new Statement<BerichtLoop>(`
select 'bericht' as aard, id, soort || '.v' || versie as soort, deur, dringend, status, starts, ontvangen_op as "ontvangenOp",
  afgehandeld_op as "afgehandeldOp", coalesce(fouten, '[]') as fouten,
  case when deur in ('http', 'soap', 'smtp', 'imap') then case when partij = any($2) then 'gemeente' else partij end end as partij
from journal where id = $1`);
const verzending = new Statement<VerzendingLoop>(`
select 'verzending' as aard, id, soort || '.v' || versie as soort, partner, kanaal, status, foutcode, poging, aangemaakt_op as "aangemaaktOp",
  volgende_poging as "volgendePoging", bezorgd_op as "bezorgdOp"
from verzendingen_beheer where id = $1`);
const wekker = new Statement<OpenWekker>(`
select lane, beschikbaar_op as "beschikbaarOp", gepubliceerd_op as "gepubliceerdOp", publicaties from wekkers
where bericht_id = $1 and gesloten_op is null`);

/**
 * One bericht or one verzending by its own number; undefined when there is neither. It leads to no other, so that nobody counts the persons of
 * a casus with it. Login beheer. @throws DatabaseError
 */
export async function loopOf(on: Queryable, id: string, { gemeenten }: Pick<Omgeving, 'gemeenten'>): Promise<Loop | undefined> {
  const found = (await bericht.first(on, id, gemeenten)) ?? (await verzending.first(on, id));
  return found && { ...found, wekker: await wekker.first(on, id) };
}
