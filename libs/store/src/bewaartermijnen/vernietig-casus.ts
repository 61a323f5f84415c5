import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** What was destroyed, in numbers, and from when nothing can bring it back. */
export interface Vernietiging {
  readonly casus: string;
  readonly berichten: number;
  readonly personen: number;
  readonly verzendingen: number;
  readonly sleutels: number;
  readonly zoektermen: number;
  /** Terms that still ran. */
  readonly termijnen: number;
  readonly vernietigdOp: Date;
  /** Until then the backup of the keys may still hold them. */
  readonly onherstelbaarVanaf: Date;
}

const hold = new Statement<{ id: string; op: Date }>('select id, clock_timestamp() as op from casussen where id = $1 for no key update');
/** A term that fires at this moment is waited for: its bericht is there then, and is seen as being handled. */
const holdTermijnen = new Statement<never>(
  'select id from termijnen where casus_id = $1 and vervuld_op is null order by id for no key update',
);
const busy = new Statement<{ bezig: boolean }>(`
select exists (select from journal where casus_id = $1 and status in ('ontvangen', 'in behandeling'))
  or exists (select from outbox where casus_id = $1 and status = 'verzendend') as bezig`);

const casussen = new Statement<never>("update casussen set dossier = '', status = 'vernietigd' where id = $1");
const register = new Statement<never>('insert into vernietigingen (casus_id, op) values ($1, $2) on conflict do nothing');
/** What waited for a person waits no more: nobody could read it. */
const berichten = new Statement<never>(`
update journal set inhoud = '', referentie = null, vingerafdruk = null, idempotentie = null,
  status = case when status in ('quarantaine', 'te beoordelen') then 'afgehandeld' else status end,
  afgehandeld_op = coalesce(afgehandeld_op, clock_timestamp())
where id in (select id from journal where casus_id = $1 order by id for no key update)`);
/** What a team has in hand is as empty for it as what it did not take up. */
const verzendingen = new Statement<never>(`
with weg as (
  update outbox set inhoud = '', kop = null, draad = null, draad_hmac = null, behandelaar = null, onzekerheid = null,
    status = case when status in ('gereed', 'onzeker') or postvak_status in ('aangeboden', 'opgepakt') then 'ingetrokken' else status end
  where id in (select id from outbox where casus_id = $1 order by id for no key update) returning id
)
select id from weg`);
const wekkers = new Statement<never>(`
update wekkers set gesloten_op = clock_timestamp() where id = any(array(
  select id from wekkers where gesloten_op is null and bericht_id = any(array(
    select id from outbox where casus_id = $1 union all select id from journal where casus_id = $1)) order by id for no key update))`);
const termijnen = new Statement<never>('update termijnen set vervuld_op = clock_timestamp() where casus_id = $1 and vervuld_op is null');
const personen = new Statement<never>('delete from casus_personen where casus_id = $1');
const keys = new Statement<never>('delete from sleutels where casus_id = $1');
const zoektermen = new Statement<never>('delete from zoekindex where casus_id = $1');

/** The casus is not there, or something of it is still being handled or sent: erase when it is quiet. */
export class NotErasableError extends Error {
  constructor(readonly reden: 'onbekend' | 'in behandeling') {
    super(`vernietigen kan niet: ${reden}`);
    this.name = 'NotErasableError';
  }
}

/**
 * Destroys the content of one casus in the caller's transaction, so that it can be logged in the same one: the keys of its berichten, dossier,
 * persons, verzendingen and reasons, the ciphertext itself, the search index, fingerprints and references of senders. What was open of it ends: terms
 * never fire, nothing is sent or fetched any more, and the casus stands everywhere as `vernietigd`. Ids, times, the audit log and the disclosure
 * ledger stay, and the casus stands in `vernietigingen`, by which a restore erases it again. What refuses does so before anything is destroyed.
 * Idempotent. Login bewaartermijnen.
 *
 * @param backupDagen how many days the backup of the keys is kept
 * @throws NotErasableError; DatabaseError
 */
export async function eraseCasus(tx: Queryable, casus: string, backupDagen: number): Promise<Vernietiging> {
  const held = await hold.first(tx, casus);
  if (!held) throw new NotErasableError('onbekend');
  await holdTermijnen.run(tx, casus);
  if ((await busy.first(tx, casus))?.bezig !== false) throw new NotErasableError('in behandeling');
  await casussen.run(tx, casus);
  await register.run(tx, casus, held.op);
  await wekkers.run(tx, casus);
  return {
    casus,
    berichten: await berichten.affect(tx, casus),
    personen: await personen.affect(tx, casus),
    verzendingen: (await verzendingen.run(tx, casus)).length,
    sleutels: await keys.affect(tx, casus),
    zoektermen: await zoektermen.affect(tx, casus),
    termijnen: await termijnen.affect(tx, casus),
    vernietigdOp: held.op,
    onherstelbaarVanaf: new Date(held.op.getTime() + backupDagen * 86_400_000),
  };
}
