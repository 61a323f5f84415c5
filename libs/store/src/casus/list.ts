import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** One line of a list of casussen: nothing of it is content. */
export interface CasusRegel {
  readonly id: string;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangenOp: Date;
  readonly meldingen: readonly string[];
  /** Terms that still run, soonest first. */
  readonly termijnen: readonly { readonly soort: string; readonly uiterlijk: string }[];
}
export interface CasusFilter {
  /** At most this many, default 50. */
  readonly limit?: number;
  readonly dringend?: boolean;
  readonly status?: string;
  /** `volgende` of the page before. */
  readonly na?: string;
}
interface Row {
  readonly id: string;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangen_op: Date;
  readonly meldingen: string[];
  readonly termijnen: { soort: string; uiterlijk: string }[] | null;
}

const page = new Statement<Row>(`
select c.id, c.status, c.dringend, c.ontvangen_op, c.meldingen,
  (select json_agg(json_build_object('soort', t.soort, 'uiterlijk', to_char(t.uiterlijk at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.uiterlijk)
    from termijnen t where t.casus_id = c.id and t.vervuld_op is null) as termijnen
from casussen c
where ($1::boolean is null or c.dringend = $1) and ($2::text is null or c.status = $2)
  and ($3::uuid is null or (c.ontvangen_op, c.id) < (select l.ontvangen_op, l.id from casussen l where l.id = $3))
order by c.ontvangen_op desc, c.id desc limit $4`);

/** A page of casussen, newest first; `volgende` is there when more follow. */
export async function list(on: Queryable, filter: CasusFilter = {}): Promise<{ casussen: CasusRegel[]; volgende?: string }> {
  const limit = filter.limit ?? 50;
  const rows = await page.run(on, filter.dringend ?? null, filter.status ?? null, filter.na ?? null, limit + 1);
  const casussen = rows.slice(0, limit).map(({ id, status, dringend, ontvangen_op, meldingen, termijnen }) => ({
    id,
    status,
    dringend,
    ontvangenOp: ontvangen_op,
    meldingen,
    termijnen: termijnen ?? [],
  }));
  const last = casussen.at(-1);
  return rows.length > limit && last ? { casussen, volgende: last.id } : { casussen };
}
