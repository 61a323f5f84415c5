import { tidyAlarmen } from './alarmen';
import type { Queryable } from './statement';
import { Statement } from './statement';

export { eraseCasus, NotErasableError } from './bewaartermijnen/vernietig-casus';
export type { Vernietiging } from './bewaartermijnen/vernietig-casus';
export { eraseAdviezen, eraseConcepten } from './bewaartermijnen/vernietig-opgeschreven';
export { eraseVervallen } from './bewaartermijnen/vernietig-vervallen';
export type { Dossiertermijn } from './bewaartermijnen/vernietig-vervallen';
export { eraseAfgedaan } from './bewaartermijnen/vernietig-afgedaan';

const oldWekkers = new Statement<never>(`
delete from wekkers where id in (select id from wekkers where gesloten_op < now() - make_interval(days => $1) order by id limit $2)`);
/** At most about `$2` of the oldest rows: all up to the moment of the last of them. */
const oldest = (table: 'gezien' | 'dubbelen') =>
  new Statement<never>(`
delete from ${table} where op < now() - make_interval(days => $1)
  and op <= coalesce((select op from ${table} order by op offset $2::int - 1 limit 1), 'infinity')`);
const oldGezien = oldest('gezien');
const oldDubbelen = oldest('dubbelen');
const oldSessies = new Statement<never>('delete from sessies where geldig_tot < now()');

/** Nobody who came in less than two years ago, also when that is this moment. */
const unused = "laatst_gezien < now() - interval '2 years'";
const oldAccounts = new Statement<never>(`
with weg as (
  delete from accounts where id in (select id from accounts where ${unused} order by id limit $1) and ${unused} returning id
)
delete from sleutels where tabel = 'accounts' and record_id in (select id from weg)`);
const oldMachines = new Statement<never>(`delete from machines where ${unused}`);

/** Removes who was not seen for two years, names and keys included; gives how many. Login bewaartermijnen. @throws DatabaseError */
export const tidyToegang = async (on: Queryable, limit = 5_000): Promise<number> =>
  (await oldAccounts.affect(on, limit)) + (await oldMachines.affect(on));

/** How many days each is kept after its end. `gezien` must outlive any retry of a wake-up, manual ones included. */
export interface Bewaardagen {
  readonly wekkers: number;
  readonly gezien: number;
  readonly dubbelen: number;
  readonly alarmen: number;
}
export const opgeruimd = ['wekkers', 'gezien', 'dubbelen', 'sessies', 'toegang', 'alarmen'] as const;
/** How many rows went, by what they were of. */
export type Opgeruimd = Readonly<Record<(typeof opgeruimd)[number], number>>;

/**
 * Removes one batch of what nobody needs any more: closed wake-ups, marks of handled berichten, counted doubles, ended sessions and accounts that
 * nobody uses; about `limit` rows of each. Idempotent; call it again until nothing goes. Login bewaartermijnen. @throws DatabaseError
 */
export async function tidy(on: Queryable, dagen: Bewaardagen, limit = 5_000): Promise<Opgeruimd> {
  return {
    wekkers: await oldWekkers.affect(on, dagen.wekkers, limit),
    gezien: await oldGezien.affect(on, dagen.gezien, limit),
    dubbelen: await oldDubbelen.affect(on, dagen.dubbelen, limit),
    sessies: await oldSessies.affect(on),
    toegang: await tidyToegang(on, limit),
    alarmen: await tidyAlarmen(on, dagen.alarmen),
  };
}
