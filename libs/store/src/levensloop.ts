import type { Queryable } from './statement';
import { Statement } from './statement';

export interface BerichtStand {
  readonly id: string;
  readonly soort: string;
  readonly deur: string;
  readonly partij: string;
  readonly dringend: boolean;
  readonly status: string;
  readonly ontvangenOp: Date;
  readonly afgehandeldOp: Date | null;
}
export interface CasusStand {
  readonly id: string;
  readonly versie: number;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangenOp: Date;
  readonly gewijzigdOp: Date;
}
export interface VerzendingStand {
  readonly id: string;
  readonly soort: string;
  readonly ontvanger: string;
  readonly kanaal: string;
  readonly status: string;
  readonly postvakStatus: string | null;
  readonly poging: number;
  readonly laatsteFout: string | null;
  readonly aangemaaktOp: Date;
  readonly bezorgdOp: Date | null;
}
export interface AuditStand {
  readonly op: Date;
  readonly actie: string;
  readonly actor: string;
  readonly onderwerp: string | null;
  readonly codes: readonly string[];
}

/** How it went with a bericht and the casus that it led to: ids, codes and times, never content, names or reasons. */
export interface Levensloop {
  readonly casus: CasusStand | undefined;
  readonly berichten: readonly BerichtStand[];
  readonly verzendingen: readonly VerzendingStand[];
  readonly audit: readonly AuditStand[];
}

const find = new Statement<{ casus: string | null }>(`
select casus_id as casus from journal where id = $1 union all select id from casussen where id = $1 limit 1`);
const kop = new Statement<CasusStand>(`
select id, versie, status, dringend, ontvangen_op as "ontvangenOp", gewijzigd_op as "gewijzigdOp" from casussen where id = $1`);
const berichten = new Statement<BerichtStand>(`
select id, soort || '.v' || versie as soort, deur, partij, dringend, status, ontvangen_op as "ontvangenOp", afgehandeld_op as "afgehandeldOp"
from journal where id = $1 or casus_id = $2 order by ontvangen_op, id`);
const verzendingen = new Statement<VerzendingStand>(`
select id, soort || '.v' || versie as soort, ontvanger, kanaal, status, postvak_status as "postvakStatus", poging, laatste_fout as "laatsteFout",
  aangemaakt_op as "aangemaaktOp", bezorgd_op as "bezorgdOp"
from verzendingen_levensloop where casus_id = $1 order by aangemaakt_op, id`);
const audit = new Statement<AuditStand>(`
select op, actie, actor, onderwerp, codes from audit where casus_id = $1 order by volg`);

/**
 * The life of a bericht or a casus, by its id. Undefined when there is neither. Several reads, so a casus that changes meanwhile may show
 * its parts at slightly different moments. Login toezicht; log that you looked. @throws DatabaseError
 */
export async function levensloopOf(on: Queryable, id: string): Promise<Levensloop | undefined> {
  const found = await find.first(on, id);
  if (!found) return undefined;
  const { casus } = found;
  return {
    casus: await kop.first(on, casus),
    berichten: await berichten.run(on, id, casus),
    verzendingen: await verzendingen.run(on, casus),
    audit: await audit.run(on, casus),
  };
}
