import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { CasusFilter, Regel } from './page';
import { pageOf, pageParameters, regelColumns } from './page';

/** One line of a list of casussen: nothing of it is content. */
export interface CasusRegel extends Regel {
  readonly meldingen: readonly string[];
  /** Terms that still run, soonest first. */
  readonly termijnen: readonly { readonly soort: string; readonly uiterlijk: string }[];
}

const regels = `
select ${regelColumns}, c.meldingen, coalesce((
  select json_agg(json_build_object('soort', t.soort, 'uiterlijk', to_char(t.uiterlijk at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.uiterlijk)
    from termijnen t where t.casus_id = c.id and t.vervuld_op is null), '[]') as termijnen
from casussen c`;
const page = new Statement<CasusRegel>(`${regels}
where ($1::boolean is null or c.dringend = $1) and ($2::text is null or c.status = $2)
  and ($3::uuid is null or (c.ontvangen_op, c.id) < (select l.ontvangen_op, l.id from casussen l where l.id = $3))
order by c.ontvangen_op desc, c.id desc limit $4`);

const these = new Statement<CasusRegel>(`${regels} where c.id = any($1::uuid[]) order by c.ontvangen_op desc, c.id desc`);

/** The lines of these casussen, newest first. @throws DatabaseError */
export const casusRegels = (on: Queryable, ids: readonly string[]): Promise<CasusRegel[]> => these.run(on, ids);

/** A page of casussen, newest first, 50 unless told otherwise; `volgende` is there when more follow. @throws DatabaseError */
export async function list(on: Queryable, filter: CasusFilter = {}): Promise<{ casussen: CasusRegel[]; volgende?: string }> {
  const limit = filter.limit ?? 50;
  const { regels: casussen, ...more } = pageOf(await page.run(on, ...pageParameters(filter, limit)), limit);
  return { casussen, ...more };
}
