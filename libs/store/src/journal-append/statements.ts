import { arrayLiteral, Slab } from '../slab';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { SealedEntry } from './entry';

const kolommen =
  'id, soort, versie, deur, partij, referentie, idempotentie, vingerafdruk, inhoud, twijfel, fouten, dringend, status, casus_id';
const waarden = `id, soort, versie, deur, partij, referentie, idempotentie, vingerafdruk, inhoud, twijfel::text[], fouten::jsonb, dringend, status, casus`;

/**
 * One round trip: journal, key and wake-up of a whole batch, and its COMMIT; what is urgent and belongs to no casus yet sounds the alarm with it. A twin
 * that is being stored makes this statement wait for it and then write nothing, nor what would follow it. `on conflict` without a target also meets
 * our own id, so that a retry after a lost connection is harmless.
 */
const insert = new Statement<{ id: string; ontvangen_op: Date }>(`
with invoer as materialized (
  select id, soort, versie, deur, partij, substring($1::bytea from rv for rl) as referentie, substring($1::bytea from vv for vl) as vingerafdruk,
    substring($1::bytea from iv for il) as inhoud, substring($1::bytea from sv for sl) as sleutel, substring($1::bytea from dv for dl) as idempotentie,
    periode, twijfel, fouten, dringend, casus, status, volgt
  from unnest($2::uuid[], $3::text[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[], $11::uuid[],
    $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::int[], $18::int[], $19::int[], $20::int[], $21::int[], $22::text[], $23::uuid[])
    as i(id, soort, versie, deur, partij, periode, twijfel, fouten, dringend, casus, rv, rl, vv, vl, iv, il, sv, sl, dv, dl, status, volgt)
), voorop as (
  insert into journal (${kolommen}) select ${waarden} from invoer where volgt is null on conflict do nothing returning id, ontvangen_op
), volgend as (
  insert into journal (${kolommen}) select ${waarden} from invoer where volgt in (select id from voorop) on conflict do nothing returning id, ontvangen_op
), nieuw as (
  select * from voorop union all select * from volgend
), sleutel as (
  insert into sleutels (tabel, record_id, casus_id, sleutel, periode)
  select 'journal', id, casus, sleutel, periode from invoer join nieuw using (id)
), wekker as (
  insert into wekkers (bericht_id, soort, versie, lane)
  select id, soort, versie, case when dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end
  from invoer join nieuw using (id) where status = 'ontvangen'
), alarm as (
  insert into alarmen (id, aanleiding)
  select id, case when status = 'afgewezen' then 'geweigerd' when soort = 'poststuk' then 'poststuk' else 'melding' end
  from invoer join nieuw using (id) where dringend and casus is null
)
select id, ontvangen_op from nieuw`);

/** Writes a batch in one statement and gives the moment of arrival of the rows that are new. @throws DatabaseError */
export async function insertBatch(on: Queryable, batch: readonly SealedEntry[]): Promise<Map<string, Date>> {
  const slab = new Slab();
  const bytes = (['referentie', 'vingerafdruk', 'inhoud', 'sleutel', 'idempotentie'] as const).map((name) =>
    slab.column(batch.map((entry) => entry[name])),
  );
  const column = <Name extends keyof SealedEntry>(name: Name) => batch.map((entry) => entry[name]);
  const rows = await insert.run(
    on,
    slab.bytes,
    column('id'),
    column('soort'),
    column('versie'),
    column('deur'),
    column('partij'),
    column('periode'),
    batch.map(({ twijfel }) => arrayLiteral(twijfel)),
    column('fouten'),
    column('dringend'),
    column('casus'),
    ...bytes.flatMap(({ van, lengte }) => [van, lengte]),
    column('status'),
    column('volgt'),
  );
  return new Map(rows.map(({ id, ontvangen_op }) => [id, ontvangen_op]));
}

export interface Known {
  readonly id: string;
  readonly ontvangen_op: Date;
  readonly status: string;
  readonly twijfel: string[];
  readonly vingerafdruk: Buffer | null;
}
const columns = 'id, ontvangen_op, status, twijfel, vingerafdruk';
const known = new Statement<Known>(`select ${columns} from journal where partij = $1 and referentie = $2 union all
select ${columns} from journal where id = $3 and partij = $1 and referentie is null union all
select ${columns} from journal where partij = $1 and idempotentie = $4 and referentie is distinct from $2`);
const double = new Statement<never>('insert into dubbelen (bericht_id, deur) values ($1, $2)');
const own = new Statement<Known>(`select ${columns} from journal where id = $1 and partij = $2`);
const referred = new Statement<{ id: string }>('select id from journal where partij = $1 and referentie = $2');
const question = new Statement<{ verzending: string; ontvanger: string; casus: string }>('select * from gestelde_vraag($1)');

/** The rows that hold this entry's reference or second key, or the entry itself when it holds none. A statement of its own, so that it sees what just committed. */
export const findKnown = (on: Queryable, { id, partij, referentie, idempotentie }: SealedEntry): Promise<Known[]> =>
  known.run(on, partij, referentie ?? null, id, idempotentie ?? null);
/** Counts that this bericht came once more, by which door. @throws DatabaseError */
export const countDouble = (on: Queryable, id: string, deur: string): Promise<number> => double.affect(on, id, deur);
export const findOwn = (on: Queryable, id: string, partij: string): Promise<Known | undefined> => own.first(on, id, partij);
export const findByReference = (on: Queryable, partij: string, referentie: Buffer) => referred.first(on, partij, referentie);
export const findQuestion = (on: Queryable, verzoek: string) => question.first(on, verzoek);
