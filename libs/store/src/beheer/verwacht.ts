import type { VerwachtStand } from '@schakel/beheer';
import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** A partij of which something is expected, and until when it may be silent after it was heard last. */
export interface Verwachting {
  readonly partij: string;
  readonly uiterlijk: (laatste: Date) => Date;
}

/**
 * The newest bericht of each by the primary key (ids grow with time), no further back than a month: who was silent for longer counts from there, or
 * from the beginning of the hub.
 */
const laatste = new Statement<{ partij: string; op: Date }>(`
with begin as (
  select greatest(hub_begonnen(), now() - interval '31 days') as op
), grens as (
  select (lpad(to_hex((extract(epoch from op) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid as id from begin
)
select p.partij, coalesce(
  (select j.ontvangen_op from journal j where j.id >= (select id from grens) and j.partij = p.partij
    and j.deur in ('http', 'soap', 'digikoppeling', 'smtp', 'imap', 'formulier') order by j.id desc limit 1),
  (select op from begin)) as op
from unnest($1::text[]) as p(partij)`);

/** Until when each could be silent. Reads nothing when nothing is expected. @throws DatabaseError */
export async function readVerwacht(on: Queryable, verwacht: readonly Verwachting[]): Promise<VerwachtStand[]> {
  if (verwacht.length === 0) return [];
  const rows = await laatste.run(
    on,
    verwacht.map(({ partij }) => partij),
  );
  return rows.flatMap(({ partij, op }) =>
    verwacht.filter((one) => one.partij === partij).map(({ uiterlijk }) => ({ partij, uiterlijk: uiterlijk(op) })),
  );
}
