import type { Queryable } from './statement';
import { Statement } from './statement';

/** A term that runs. Times are instants; which days count was decided by the domain. */
export interface Termijn {
  readonly id: string;
  readonly casus: string;
  /** As the inrichting names it. */
  readonly soort: string;
  readonly onderwerp?: string;
  readonly grondslag: string;
  readonly start: Date;
  readonly uiterlijk: Date;
}
interface Row {
  readonly id: string;
  readonly casus_id: string;
  readonly soort: string;
  readonly onderwerp: string | null;
  readonly grondslag: string;
  readonly start_op: Date;
  readonly uiterlijk: Date;
}

const columns = 'id, casus_id, soort, onderwerp, grondslag, start_op, uiterlijk';
const insert = new Statement<never>(`
insert into termijnen (${columns})
select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as t(id) order by t.id
on conflict do nothing`);
const fulfil = new Statement<never>(`
update termijnen set vervuld_op = now() where id = any(array(
  select id from termijnen where id = any($1::uuid[]) and vervuld_op is null order by id for no key update))`);
const passed = new Statement<Row>(`
select ${columns} from termijnen where afgegaan_op is null and vervuld_op is null and uiterlijk <= now() and id <> all($1::uuid[])
order by uiterlijk, id limit $2`);
const hold = new Statement<Row>(`
select ${columns} from termijnen where id = $1 and afgegaan_op is null and vervuld_op is null and uiterlijk <= now() for update skip locked`);
const fire = new Statement<never>('update termijnen set afgegaan_op = now() where id = $1 and afgegaan_op is null');
const soon = new Statement<Row>(`
select ${columns} from termijnen where afgegaan_op is null and vervuld_op is null and uiterlijk <= now() + make_interval(secs => $1)
order by uiterlijk, id limit $2`);

const termijnOf = (row: Row): Termijn => ({
  id: row.id,
  casus: row.casus_id,
  soort: row.soort,
  ...(row.onderwerp === null ? {} : { onderwerp: row.onderwerp }),
  grondslag: row.grondslag,
  start: row.start_op,
  uiterlijk: row.uiterlijk,
});

/** What a person still does by hand for a casus that may be closed, as a list in SQL: it stays on the work list, and nothing of it is erased. */
export const metDeHand = "('schuiladres-overnemen', 'documenten-overdragen')";

/** Sets and fulfils terms in the transaction that decided so. A term set twice stands once; one fulfilled in the same breath stays. @throws DatabaseError */
export async function apply(
  tx: Queryable,
  changes: { readonly gesteld: readonly Termijn[]; readonly vervuld: readonly string[] },
): Promise<void> {
  const { gesteld, vervuld } = changes;
  if (gesteld.length > 0) {
    await insert.run(
      tx,
      gesteld.map(({ id }) => id),
      gesteld.map(({ casus }) => casus),
      gesteld.map(({ soort }) => soort),
      gesteld.map(({ onderwerp }) => onderwerp ?? null),
      gesteld.map(({ grondslag }) => grondslag),
      gesteld.map(({ start }) => start),
      gesteld.map(({ uiterlijk }) => uiterlijk),
    );
  }
  if (vervuld.length > 0) await fulfil.run(tx, vervuld);
}

/** Terms that passed by the clock of the database, the longest ago first, but for those of `except`. Locks nothing. @throws DatabaseError */
export const due = async (on: Queryable, except: readonly string[], limit: number): Promise<Termijn[]> =>
  (await passed.run(on, except, limit)).map(termijnOf);

/**
 * The term, locked for this transaction, when it passed and did not fire; undefined when it did, was met, or another process has it in hand.
 * Journal it (its id is the reference, so that a second time is no second bericht), then `markFired` in the same transaction. @throws DatabaseError
 */
export const holdDue = async (tx: Queryable, id: string): Promise<Termijn | undefined> => (await hold.run(tx, id)).map(termijnOf)[0];

/** @throws DatabaseError */
export const markFired = (tx: Queryable, id: string): Promise<number> => fire.affect(tx, id);

/** Terms that pass within `withinMs`, or have passed: what the alarm clock must know. @throws DatabaseError */
export const upcoming = async (on: Queryable, withinMs: number, limit = 1_000): Promise<Termijn[]> =>
  (await soon.run(on, withinMs / 1_000, limit)).map(termijnOf);
