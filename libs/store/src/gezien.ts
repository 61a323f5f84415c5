import type { Queryable } from './statement';
import { Statement } from './statement';

const insert = new Statement<{ bericht_id: string; op: Date }>(`
insert into gezien (verwerker, bericht_id) select $1, id from unnest($2::uuid[]) as i(id) order by id
on conflict do nothing returning bericht_id, op`);

/**
 * Marks berichten as handled by `verwerker`, in the transaction that handles them, and gives the new ones with the moment by the clock of the
 * database: what is not among them was handled before. Do it first: a twin of this batch then waits here until we commit. @throws DatabaseError
 */
export async function mark(tx: Queryable, verwerker: string, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  return new Map((await insert.run(tx, verwerker, ids)).map(({ bericht_id, op }) => [bericht_id, op]));
}
