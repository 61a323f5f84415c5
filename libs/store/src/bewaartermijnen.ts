import type { Queryable } from './statement';
import { Statement } from './statement';

/** What was destroyed, in numbers, and from when nothing can bring it back. */
export interface Vernietiging {
  readonly casus: string;
  readonly berichten: number;
  readonly personen: number;
  readonly verzendingen: number;
  readonly sleutels: number;
  readonly zoektermen: number;
  readonly vernietigdOp: Date;
  /** Until then the backup of the keys may still hold them. */
  readonly onherstelbaarVanaf: Date;
}

const keys = new Statement<never>('delete from sleutels where casus_id = $1');
const berichten = new Statement<never>(`
update journal set inhoud = '', referentie = null, vingerafdruk = null, idempotentie = null where id in (
  select id from journal where casus_id = $1 order by id for no key update)`);
const verzendingen = new Statement<never>(`
with weg as (
  update outbox set inhoud = '', kop = null, draad = null, draad_hmac = null, behandelaar = null,
    status = case when status in ('gereed', 'onzeker') then 'ingetrokken' else status end
  where id in (select id from outbox where casus_id = $1 order by id for no key update) returning id
)
select id from weg`);
const hold = new Statement<{ id: string; op: Date }>('select id, clock_timestamp() as op from casussen where id = $1 for no key update');
const dossier = new Statement<never>("update casussen set dossier = '' where id = $1");
const personen = new Statement<never>('delete from casus_personen where casus_id = $1');
const register = new Statement<never>('insert into vernietigingen (casus_id, op) values ($1, $2) on conflict do nothing');
const zoektermen = new Statement<never>('delete from zoekindex where casus_id = $1');

/** The casus is not there, or something of it is still being handled or sent: erase when it is quiet. */
export class NotErasableError extends Error {
  constructor(readonly reden: 'onbekend' | 'in behandeling') {
    super(`vernietigen kan niet: ${reden}`);
    this.name = 'NotErasableError';
  }
}

const busy = new Statement<{ bezig: boolean }>(`
select exists (select from journal where casus_id = $1 and status in ('ontvangen', 'in behandeling'))
  or exists (select from outbox where casus_id = $1 and status = 'verzendend') as bezig`);

/**
 * Destroys the content of one casus in the caller's transaction, so that it can be logged in the same one: the keys of its berichten, dossier,
 * persons, verzendingen and reasons, the ciphertext itself, the search index, fingerprints and references of senders. Ids, times, the audit
 * log and the disclosure ledger stay, and the casus stands in `vernietigingen`, by which a restore erases it again. What refuses does so before anything is destroyed. Idempotent. Login bewaartermijnen.
 *
 * @param backupDagen how many days the backup of the keys is kept
 * @throws NotErasableError; DatabaseError
 */
export async function eraseCasus(tx: Queryable, casus: string, backupDagen: number): Promise<Vernietiging> {
  const held = await hold.first(tx, casus);
  if (!held) throw new NotErasableError('onbekend');
  if ((await busy.first(tx, casus))?.bezig !== false) throw new NotErasableError('in behandeling');
  await dossier.run(tx, casus);
  await register.run(tx, casus, held.op);
  return {
    casus,
    berichten: await berichten.affect(tx, casus),
    personen: await personen.affect(tx, casus),
    verzendingen: (await verzendingen.run(tx, casus)).length,
    sleutels: await keys.affect(tx, casus),
    zoektermen: await zoektermen.affect(tx, casus),
    vernietigdOp: held.op,
    onherstelbaarVanaf: new Date(held.op.getTime() + backupDagen * 86_400_000),
  };
}

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
}
export const opgeruimd = ['wekkers', 'gezien', 'dubbelen', 'sessies', 'toegang'] as const;
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
  };
}
