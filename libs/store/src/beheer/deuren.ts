import type { AfzenderTelling, DeurStand, DeurTelling } from '@schakel/beheer';
import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** The doors through which others send; what people and the hub itself do comes in by doors of their own. */
const buiten = ['http', 'soap', 'digikoppeling', 'smtp', 'imap', 'formulier'];

interface Row extends Omit<DeurTelling, 'ontvangen'> {
  readonly deur: string;
  readonly partij: string | null;
  /** In the Netherlands, as 2026-05-04. */
  readonly dag: string;
  readonly vandaag: boolean;
}
/**
 * Ids of berichten begin with their moment in milliseconds (UUID version 7), so the primary key finds the days. An hour is left for clocks that
 * differ; the moment of arrival decides. Of a double the bericht that it repeats says who sent it. $2: one day, or null for the last seven;
 * $3: one partij, or null for all; $4: partijen whose name is not shown.
 */
const telling = new Statement<Row>(`
with nu as (
  select (now() at time zone 'Europe/Amsterdam')::date as dag
), dagen as (
  select coalesce($2::date, dag - 6) as eerste, coalesce($2::date, dag + 1) as laatste, dag from nu
), tijd as (
  select eerste::timestamp at time zone 'Europe/Amsterdam' as van, (laatste + 1)::timestamp at time zone 'Europe/Amsterdam' as tot from dagen
), grens as (
  select (lpad(to_hex(((extract(epoch from van) - 3600) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid as van,
    (lpad(to_hex(((extract(epoch from tot) + 3600) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid as tot from tijd
), binnen as (
  select deur, partij, ontvangen_op as op, case
    when soort = 'poststuk' then 'mens' when status = 'afgewezen' and fouten is not null then 'geweigerd'
    when soort in ('vt-melding', 'generieke-melding', 'zorgmelding', 'melding-professional', 'adviesvraag') then 'melding' else 'overig' end as als
  from journal where id >= (select van from grens) and id < (select tot from grens) and deur = any($1)
  union all
  select d.deur, j.partij, d.op, 'dubbel' from dubbelen d left join journal j on j.id = d.bericht_id
  where d.op >= (select van from tijd) and d.op < (select tot from tijd) and d.deur = any($1)
)
select deur, case when partij = any($4) then 'gemeente' else partij end as partij, to_char(op at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as dag,
  (op at time zone 'Europe/Amsterdam')::date = (select dag from nu) as vandaag,
  count(*) filter (where als = 'melding')::int as meldingen, count(*) filter (where als = 'overig')::int as overig,
  count(*) filter (where als = 'mens')::int as mens, count(*) filter (where als = 'geweigerd')::int as geweigerd,
  count(*) filter (where als = 'dubbel')::int as dubbel
from binnen where op >= (select van from tijd) and op < (select tot from tijd) and ($3::text is null or partij = $3)
group by 1, 2, 3, 4 order by 3 desc, 2`);

const soorten = ['meldingen', 'overig', 'mens', 'geweigerd', 'dubbel'] as const;

/** What came in in the last seven days: by each door, also by those where nothing did, and by each sender and day. @throws DatabaseError */
export async function readDeuren(
  on: Queryable,
  gemeenten: readonly string[],
): Promise<{ deuren: DeurStand[]; afzenders: AfzenderTelling[] }> {
  const rows = await telling.run(on, buiten, null, null, gemeenten);
  const deuren = buiten.map((deur) => {
    const these = rows.filter((row) => row.deur === deur);
    return { deur, vandaag: sumOf(these.filter(({ vandaag }) => vandaag)), zevenDagen: sumOf(these) };
  });
  const known = rows.flatMap(({ partij, dag }) => (partij === null ? [] : [{ partij, dag }]));
  const first = known.filter(({ partij, dag }, at) => known.findIndex((one) => one.partij === partij && one.dag === dag) === at);
  const ofDay = ({ partij, dag }: (typeof known)[number]) => sumOf(rows.filter((row) => row.partij === partij && row.dag === dag));
  return { deuren, afzenders: first.map((one) => ({ ...one, ...ofDay(one) })) };
}

/** What this partij sent on that day of the Netherlands, by each door that it used. @throws DatabaseError */
export async function tellingVan(on: Queryable, partij: string, dag: string): Promise<(DeurTelling & { readonly deur: string })[]> {
  const rows = await telling.run(on, buiten, dag, partij, []);
  return rows.map(({ deur, ...row }) => ({ deur, ...sumOf([{ deur, ...row }]) }));
}

function sumOf(rows: readonly Row[]): DeurTelling {
  const count = (name: (typeof soorten)[number]): number => rows.reduce((sum, row) => sum + row[name], 0);
  const [meldingen, overig, mens, geweigerd, dubbel] = soorten.map(count) as [number, number, number, number, number];
  return { ontvangen: meldingen + overig + mens + geweigerd + dubbel, meldingen, overig, mens, geweigerd, dubbel };
}
