import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** One line of the work list: nothing of it is content. */
export interface WerkRegel {
  readonly id: string;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangenOp: Date;
  /** The running term that ends first. */
  readonly termijn: { readonly soort: string; readonly uiterlijk: Date } | undefined;
  /** Questions that a partner can still answer in time. */
  readonly openVragen: number;
}
export interface WerkFilter {
  /** At most this many, default 25. */
  readonly limit?: number;
  readonly dringend?: boolean;
  /** Default every casus that is not closed. */
  readonly status?: string;
  /** `volgende` of the page before. */
  readonly na?: string;
}
interface Row {
  readonly id: string;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangen_op: Date;
  readonly soort: string | null;
  readonly uiterlijk: Date | null;
  readonly open_vragen: number;
}

/** A reminder is no term to meet, and a question that nobody answered in time is shown in the casus. */
const counts = `t.vervuld_op is null and t.soort not like '%-herinnering' and (t.soort <> 'antwoord' or t.uiterlijk > now())`;
const page = new Statement<Row>(`
with regels as (
  select c.id, c.status, c.dringend, c.ontvangen_op, e.soort, e.uiterlijk, coalesce(e.uiterlijk, 'infinity') as eerst
  from casussen c
  left join lateral (
    select t.soort, t.uiterlijk from termijnen t where t.casus_id = c.id and ${counts} order by t.uiterlijk, t.id limit 1
  ) e on true
)
select r.id, r.status, r.dringend, r.ontvangen_op, r.soort, r.uiterlijk,
  (select count(*)::int from termijnen t where t.casus_id = r.id and t.soort = 'antwoord' and ${counts}) as open_vragen
from regels r
where ($1::boolean is null or r.dringend = $1) and case when $2::text is null then r.status <> 'afgesloten' else r.status = $2 end
  and ($3::uuid is null or (not r.dringend, r.eerst, r.ontvangen_op, r.id) >
    (select not l.dringend, l.eerst, l.ontvangen_op, l.id from regels l where l.id = $3))
order by not r.dringend, r.eerst, r.ontvangen_op, r.id limit $4`);

/** A page of what is to be done: urgent first, then by the term that ends first; `volgende` is there when more follow. @throws DatabaseError */
export async function werklijst(on: Queryable, filter: WerkFilter = {}): Promise<{ regels: WerkRegel[]; volgende?: string }> {
  const limit = filter.limit ?? 25;
  const rows = await page.run(on, filter.dringend ?? null, filter.status ?? null, filter.na ?? null, limit + 1);
  const regels = rows.slice(0, limit).map(regelOf);
  const last = regels.at(-1);
  return rows.length > limit && last ? { regels, volgende: last.id } : { regels };
}

const regelOf = ({ id, status, dringend, ontvangen_op, soort, uiterlijk, open_vragen }: Row): WerkRegel => ({
  id,
  status,
  dringend,
  ontvangenOp: ontvangen_op,
  termijn: soort !== null && uiterlijk !== null ? { soort, uiterlijk } : undefined,
  openVragen: open_vragen,
});
