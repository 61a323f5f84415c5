import type { Queryable } from './statement';
import { Statement } from './statement';

const insert = new Statement<{ bericht_id: string }>(`
insert into gezien (verwerker, bericht_id) select $1, id from unnest($2::uuid[]) as i(id) order by id
on conflict do nothing returning bericht_id`);

/**
 * Marks berichten as handled by `verwerker`, in the transaction that handles them, and gives the new ones: what is not among them was handled
 * before. Do it first: a twin of this batch then waits here until we commit. @throws DatabaseError
 */
export async function mark(tx: Queryable, verwerker: string, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await insert.run(tx, verwerker, ids)).map(({ bericht_id }) => bericht_id));
}
