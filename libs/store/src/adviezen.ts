import { readBerichten } from './journal';
import type { Queryable } from './statement';
import { Statement } from './statement';
import type { Vault } from './vault';

/** An advies or ondersteuning as it was recorded: an `adviesvraag.v1`. */
export interface AdviesRegel {
  readonly id: string;
  readonly ontvangenOp: Date;
  readonly inhoud: Buffer;
}

const kept = `soort = 'adviesvraag' and vingerafdruk is not null`;
const ids = new Statement<{ id: string }>(
  `select id from journal where ${kept} and ontvangen_op >= $1 and ontvangen_op < $2 order by ontvangen_op desc limit $3`,
);
const one = new Statement<{ id: string }>(`select id from journal where ${kept} and id = $1`);

async function open(on: Queryable, vault: Vault, found: readonly { readonly id: string }[]): Promise<AdviesRegel[]> {
  if (found.length === 0) return [];
  const berichten = await readBerichten(
    on,
    vault,
    found.map(({ id }) => id),
  );
  return berichten.flatMap(({ id, ontvangenOp, inhoud }) => (inhoud ? [{ id, ontvangenOp, inhoud }] : []));
}

/** What was recorded from `van` until before `tot`, oldest first; of more than `limit` the latest. Login werkvoorraad, as all of this file. @throws DatabaseError */
export const listAdviezen = async (on: Queryable, vault: Vault, van: Date, tot: Date, limit: number): Promise<AdviesRegel[]> =>
  open(on, vault, await ids.run(on, van, tot, limit));

/** Undefined when it is none, or was erased. @throws DatabaseError */
export const readAdvies = async (on: Queryable, vault: Vault, id: string): Promise<AdviesRegel | undefined> =>
  (await open(on, vault, await one.run(on, id)))[0];
