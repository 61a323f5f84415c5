/** Terms take days; some are moved to within this run, so that they fire while things are broken. */
import type { World } from './world';

/**
 * Not of casussen that somebody is working on: there a term may be met before it fires. One per casus, so that its bericht can be told. A term that
 * fires at this very moment is left alone: the condition on the row itself is asked again once its lock is free.
 */
const move = `
with gekozen as (
  select distinct on (casus_id) id from termijnen
  where afgegaan_op is null and vervuld_op is null and soort = 'veiligheidsbeoordeling' and not casus_id = any($1::uuid[])
  order by casus_id limit $2
)
update termijnen t set uiterlijk = clock_timestamp() + make_interval(secs => 3 + 30 * random()) from gekozen g
where t.id = g.id and t.afgegaan_op is null and t.vervuld_op is null and not exists (select from termijnen o where o.casus_id = t.casus_id and o.afgegaan_op is not null) returning t.id::text`;

/** Gives the ids of those that will fire within half a minute. */
export async function bringForward({ hub }: World, count: number, except: readonly string[]): Promise<string[]> {
  return (await hub.sql<{ id: string }>(move, [except, count])).map(({ id }) => id);
}
