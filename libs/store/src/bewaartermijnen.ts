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
const oldGezien = new Statement<never>('delete from gezien where op < now() - make_interval(days => $1)');
const oldSessies = new Statement<never>('delete from sessies where geldig_tot < now()');

/**
 * Removes what nobody needs any more: closed wake-ups, marks of handled berichten and ended sessions. `gezienDagen` must be longer than any
 * retry can take, manual ones included. @throws DatabaseError
 */
export async function tidy(
  on: Queryable,
  dagen: { readonly wekkerDagen: number; readonly gezienDagen: number },
  limit = 10_000,
): Promise<number> {
  const wekkers = await oldWekkers.affect(on, dagen.wekkerDagen, limit);
  return wekkers + (await oldGezien.affect(on, dagen.gezienDagen)) + (await oldSessies.affect(on));
}
