import type { Queryable } from '../statement';
import { Statement } from '../statement';
import { metDeHand } from '../termijnen';
import type { CasusFilter, Regel } from './page';
import { pageOf, pageParameters, regelColumns } from './page';

/** One line of the work list. */
export interface WerkRegel extends Regel {
  /** The running term that ends first. */
  readonly termijn: { readonly soort: string; readonly uiterlijk: Date } | undefined;
  /** Questions that a partner can still answer in time. */
  readonly openVragen: number;
}
interface Row extends Omit<WerkRegel, 'termijn'> {
  readonly soort: string | null;
  readonly uiterlijk: Date | null;
}

/** A reminder is no term to meet, and a question that nobody answered in time is shown in the casus. */
const counts = `t.vervuld_op is null and t.soort not like '%-herinnering' and (t.soort <> 'antwoord' or t.uiterlijk > now())`;
const page = new Statement<Row>(`
with regels as (
  select ${regelColumns}, e.soort, e.uiterlijk, coalesce(e.uiterlijk, 'infinity') as eerst
  from casussen c
  left join lateral (
    select t.soort, t.uiterlijk from termijnen t where t.casus_id = c.id and ${counts} order by t.uiterlijk, t.id limit 1
  ) e on true
)
select r.id, r.status, r.dringend, r."ontvangenOp", r.soort, r.uiterlijk,
  (select count(*)::int from termijnen t where t.casus_id = r.id and t.soort = 'antwoord' and ${counts}) as "openVragen"
from regels r
where ($1::boolean is null or r.dringend = $1) and case when $2::text is null then r.status not in ('afgesloten', 'vernietigd') or r.status = 'afgesloten' and exists (
    select from termijnen t where t.casus_id = r.id and t.vervuld_op is null and t.soort in ${metDeHand}) else r.status = $2 end
  and ($5::boolean is not true or r.status in ('ontvangen', 'informatie', 'veiligheidsbeoordeling'))
  and ($3::uuid is null or (not r.dringend, r.eerst, r."ontvangenOp", r.id) >
    (select not l.dringend, l.eerst, l."ontvangenOp", l.id from regels l where l.id = $3))
order by not r.dringend, r.eerst, r."ontvangenOp", r.id limit $4`);

/**
 * A page of what is to be done, 25 unless told otherwise: urgent first, then by the term that ends first; without a status every casus that is neither
 * closed nor erased, and the closed ones for which a person must still do something by hand. `volgende` is there when more follow. @throws DatabaseError
 */
export async function werklijst(on: Queryable, filter: CasusFilter = {}): Promise<{ regels: WerkRegel[]; volgende?: string }> {
  const limit = filter.limit ?? 25;
  const { regels, ...more } = pageOf(await page.run(on, ...pageParameters(filter, limit), filter.onbeoordeeld ?? false), limit);
  return { regels: regels.map(regelOf), ...more };
}

const regelOf = ({ soort, uiterlijk, ...regel }: Row): WerkRegel => ({
  ...regel,
  termijn: soort !== null && uiterlijk !== null ? { soort, uiterlijk } : undefined,
});
