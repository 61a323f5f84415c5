import type { DeurStand, DeurTelling } from '@schakel/beheer';
import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** The doors through which others send; what people and the hub itself do comes in by doors of their own. */
const buiten = ['http', 'soap', 'digikoppeling', 'smtp', 'imap', 'formulier'];

interface Row extends Omit<DeurTelling, 'ontvangen'> {
  readonly deur: string;
  readonly vandaag: boolean;
}
/**
 * Ids of berichten begin with their moment in milliseconds (UUID version 7), so the primary key finds the last seven days. An hour is left for
 * clocks that differ; the moment of arrival decides.
 */
const telling = new Statement<Row>(`
with vandaag as (
  select date_trunc('day', now() at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam' as begin
), week as (
  select (date_trunc('day', now() at time zone 'Europe/Amsterdam') - interval '6 days') at time zone 'Europe/Amsterdam' as begin
), grens as (
  select (lpad(to_hex(((extract(epoch from begin) - 3600) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid as id from week
), binnen as (
  select deur, ontvangen_op as op, case
    when soort = 'poststuk' then 'mens' when status = 'afgewezen' and fouten is not null then 'geweigerd'
    when soort in ('vt-melding', 'generieke-melding', 'zorgmelding', 'melding-professional', 'adviesvraag') then 'melding' else 'overig' end as als
  from journal where id >= (select id from grens) and deur = any($1)
  union all
  select deur, op, 'dubbel' from dubbelen where op >= (select begin from week) and deur = any($1)
)
select deur, op >= (select begin from vandaag) as vandaag,
  count(*) filter (where als = 'melding')::int as meldingen, count(*) filter (where als = 'overig')::int as overig,
  count(*) filter (where als = 'mens')::int as mens, count(*) filter (where als = 'geweigerd')::int as geweigerd,
  count(*) filter (where als = 'dubbel')::int as dubbel
from binnen where op >= (select begin from week) group by 1, 2`);

const soorten = ['meldingen', 'overig', 'mens', 'geweigerd', 'dubbel'] as const;

/** What came in by each door, also by those where nothing did. @throws DatabaseError */
export async function readDeuren(on: Queryable): Promise<DeurStand[]> {
  const rows = await telling.run(on, buiten);
  return buiten.map((deur) => {
    const these = rows.filter((row) => row.deur === deur);
    return { deur, vandaag: sumOf(these.filter(({ vandaag }) => vandaag)), zevenDagen: sumOf(these) };
  });
}

function sumOf(rows: readonly Row[]): DeurTelling {
  const count = (name: (typeof soorten)[number]): number => rows.reduce((sum, row) => sum + row[name], 0);
  const [meldingen, overig, mens, geweigerd, dubbel] = soorten.map(count) as [number, number, number, number, number];
  return { ontvangen: meldingen + overig + mens + geweigerd + dubbel, meldingen, overig, mens, geweigerd, dubbel };
}
