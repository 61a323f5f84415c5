import type { SoortUit } from '@schakel/contracts';
import { addItems } from './outbox/add';
import type { Claimed, Expired, Heard, Uitkomst } from './outbox/deliver';
import { claim, expiredLeases, heard, resend, result, storeWire } from './outbox/deliver';
import type { Kanaal, OutboxItem } from './outbox/item';
import { holdUntold, told, untold, type Onzekerheid } from './outbox/onzekerheid';
import type { Queryable } from './statement';
import { Statement } from './statement';
import type { Vault } from './vault';

export { NotMinimisedError } from './outbox/add';
export type { Claimed, Uitkomst } from './outbox/deliver';
export type { Kanaal, OutboxItem, PostvakStatus } from './outbox/item';
export type { Onzekerheid } from './outbox/onzekerheid';
export { Postvak } from './outbox/postvak';
export type { PostvakItem } from './outbox/postvak';

const withdraw = new Statement<{ id: string }>(`
with weg as (
  update outbox set status = 'ingetrokken' where id = any(array(
    select id from outbox where id = any($1::uuid[]) and status in ('gereed', 'onzeker') order by id for no key update)) returning id
), wekker as (
  update wekkers set gesloten_op = clock_timestamp() where bericht_id = any(array(select id from weg)) and gesloten_op is null
)
select id from weg`);
const refuse = new Statement<never>(`
with geweigerd as (select * from unnest($1::uuid[], $2::text[]) as g(id, foutcode)), verzending as (
  update outbox o set status = 'geweigerd', laatste_fout = g.foutcode from geweigerd g where o.id = g.id and o.status <> 'ingetrokken'
)
update verstrekkingen v set weigering = g.foutcode from geweigerd g where v.id = g.id`);
const confirm = new Statement<never>(`
with bezorgd as (
  update outbox set status = 'bezorgd', bezorgd_op = clock_timestamp(), lease_token = null, lease_tot = null where id = any(array(
    select id from outbox where id = any($1::uuid[]) and status in ('gereed', 'verzendend', 'onzeker') order by id for no key update))
  returning id
)
update wekkers set gesloten_op = clock_timestamp() where bericht_id = any(array(select id from bezorgd)) and gesloten_op is null`);
// Its COMMIT waits for no disk: lost with the server, the wake-up is due at once and put off again, or found by the sweep.
const later = new Statement<never>(`
update wekkers set gepubliceerd_op = null, beschikbaar_op = clock_timestamp() + make_interval(secs => $2 + (array_position($1::uuid[], bericht_id) - 1) * $3)
from (select set_config('synchronous_commit', 'off', true)) as licht
where bericht_id = any($1::uuid[]) and gesloten_op is null`);
// What waits for a later attempt of its own is left where it is: woken now it could not be tried, and nothing would wake it then.
const wake = new Statement<never>(`
update wekkers set beschikbaar_op = clock_timestamp() where id = any(array(
  select due.id from unnest($1::text[]) as l(naam) cross join lateral (
    select w.id from wekkers w join outbox o on o.id = w.bericht_id and o.volgende_poging <= clock_timestamp()
    where coalesce(w.gesloten_op, w.gepubliceerd_op) is null and w.lane = l.naam and w.beschikbaar_op > clock_timestamp()
    order by w.beschikbaar_op, w.id limit $2) due)) and num_nulls(gesloten_op, gepubliceerd_op) = 2`);
const pauseOver = new Statement<never>(`
select from partner_status where partner = $1 and (volgende_poging <= clock_timestamp() or toestand = 'gesloten' and fouten = 0)`);
const leak = new Statement<never>(`
insert into dataleks (casus_id, verzending, aanleiding) select * from unnest($1::uuid[], $2::uuid[], $3::text[]) on conflict do nothing`);
const partner = new Statement<never>(`
insert into partner_status as p (partner, toestand, fouten, volgende_poging, laatste_succes, antwoord_ms, minuut, in_minuut)
values ($1, $2, $3, $4, case when $3 = 0 then clock_timestamp() end, $5, date_trunc('minute', clock_timestamp()), 1)
on conflict (partner) do update set toestand = excluded.toestand, fouten = excluded.fouten, volgende_poging = excluded.volgende_poging,
  laatste_succes = coalesce(excluded.laatste_succes, p.laatste_succes),
  antwoord_ms = coalesce((p.antwoord_ms * 4 + excluded.antwoord_ms) / 5, excluded.antwoord_ms, p.antwoord_ms),
  vorige_minuut = case p.minuut when excluded.minuut then p.vorige_minuut when excluded.minuut - interval '1 minute' then p.in_minuut else 0 end,
  in_minuut = case p.minuut when excluded.minuut then p.in_minuut + 1 else 1 end, minuut = excluded.minuut`);

/** Of one lane, in one statement: none may hold up the others for long. */
const wakeAtOnce = 1_000;

/** What may leave. afhandeling adds, withdraws and records refusals in its own transaction; verzending claims, sends and records the outcome. */
export class Outbox {
  constructor(private readonly vault: Vault) {}

  /**
   * Adds verzendingen with their lines in the disclosure ledger and their wake-ups, in one statement. Idempotent by id: the same decision
   * taken twice is one row. Gives the ids that are new.
   * @throws NotMinimisedError when libs/privacy did not make the content, or made it for somebody else; DatabaseError
   */
  add(tx: Queryable, items: readonly OutboxItem[]): Promise<Set<string>> {
    return addItems(tx, this.vault, items);
  }

  /**
   * Takes a lease on each of these that may be tried now, in a commit of its own before the partner is called, so that a crash is visible.
   * What is not in the answer is delivered, withdrawn, not due, uncertain, or somebody else's. Give the call less time than the lease.
   * One whose seal is broken becomes `onzeker` without an attempt. @throws DatabaseError
   */
  claim(on: Queryable, ids: readonly string[], leaseMs: number): Promise<Claimed[]> {
    return claim(on, this.vault, ids, leaseMs);
  }

  /**
   * Wakes verzending again, without an attempt or a lease: the first of these after `afterMs`, each other `apartMs` after the one before it. One
   * statement for all; never in a transaction with anything that must last: what it writes may be lost with the server. @throws DatabaseError
   */
  putOff(
    on: Queryable,
    ids: readonly string[],
    { afterMs, apartMs }: { readonly afterMs: number; readonly apartMs: number },
  ): Promise<number> {
    return later.affect(on, ids, afterMs / 1_000, apartMs / 1_000);
  }

  /** Wakes what was put off for this partner and may be tried now, the longest waiting first. Idempotent. @throws DatabaseError */
  async wakeWaiting(on: Queryable, partner: string): Promise<void> {
    const lanes = [`verzending.${partner}.dringend`, `verzending.${partner}.normaal`];
    while ((await wake.affect(on, lanes, wakeAtOnce)) >= wakeAtOnce);
  }

  /** Whether the pause of this partner is over: an administrator may end it before its time, and another process may have had an answer. @throws DatabaseError */
  async isPauseOver(on: Queryable, partner: string): Promise<boolean> {
    return (await pauseOver.affect(on, partner)) > 0;
  }

  /** Freezes the bytes of the first attempt. False when the lease is not ours any more or bytes were stored before: then do not send. @throws DatabaseError */
  storeWire(on: Queryable, claimed: Claimed, bytes: Buffer): Promise<boolean> {
    return storeWire(on, this.vault, claimed, bytes);
  }

  /**
   * Records how an attempt ended and closes or postpones its wake-up. False, and nothing written, when the lease has passed to another.
   * @throws DatabaseError
   */
  result(on: Queryable, claimed: Pick<Claimed, 'id' | 'lease'>, uitkomst: Uitkomst): Promise<boolean> {
    return result(on, claimed, uitkomst);
  }

  /**
   * Records what was heard of one that went out by this kanaal, whoever holds its lease. False, and nothing written, when it was settled before or
   * is not of that kanaal. Idempotent. @throws DatabaseError
   */
  heard(on: Queryable, id: string, kanaal: Kanaal, uitkomst: Heard): Promise<boolean> {
    return heard(on, id, kanaal, uitkomst);
  }

  /**
   * Ends attempts whose lease ended without an outcome, and gives them. Nobody knows whether the partner has them: they become `onzeker`, but
   * for the soorten of `again` and the kanalen of `findsOut` (where the next attempt asks first whether it arrived), which are tried again at once
   * with the bytes of the first attempt. @throws DatabaseError
   */
  expiredLeases(on: Queryable, again: readonly SoortUit[], findsOut: readonly Kanaal[] = [], limit = 100): Promise<Expired[]> {
    return expiredLeases(on, again, findsOut, limit);
  }

  /** Ids of verzendingen of which the casus must hear that nobody knows whether they arrived, or that they did; in order of id, from `after`. @throws DatabaseError */
  untold(on: Queryable, after?: string, limit = 100): Promise<string[]> {
    return untold(on, after, limit);
  }

  /** What the casus must hear of this one, locked for this transaction; undefined when it was told or another process is telling it. @throws DatabaseError */
  holdUntold(tx: Queryable, id: string): Promise<Onzekerheid | undefined> {
    return holdUntold(tx, id);
  }

  /** Marks that it was journalled, in the transaction that holds it. @throws DatabaseError */
  told(tx: Queryable, id: string): Promise<void> {
    return told(tx, id);
  }

  /** Frees an uncertain verzending for another attempt with the same bytes: a person decided, or the partner recognises doubles. @throws DatabaseError */
  resend(on: Queryable, id: string, lane: string): Promise<boolean> {
    return resend(on, id, lane);
  }

  /** Withdraws what has not been tried or is uncertain; what was delivered stays delivered. Gives what was withdrawn. @throws DatabaseError */
  async withdraw(tx: Queryable, ids: readonly string[]): Promise<Set<string>> {
    return new Set((await withdraw.run(tx, ids)).map(({ id }) => id));
  }

  /**
   * An answer on these proves that they arrived, whatever we knew of the attempt: `onzeker` ends here. Idempotent. @throws DatabaseError
   */
  async confirm(tx: Queryable, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await confirm.run(tx, ids);
  }

  /** A partner's own refusal afterwards (StUF Fo03): a valid outcome, kept in the ledger. @throws DatabaseError */
  async refuse(tx: Queryable, refusals: readonly { readonly verzending: string; readonly foutcode: string }[]): Promise<void> {
    await refuse.run(
      tx,
      refusals.map(({ verzending }) => verzending),
      refusals.map(({ foutcode }) => foutcode),
    );
  }

  /** Opens a datalek entry for what reached the wrong team. Once per verzending and cause. @throws DatabaseError */
  async reportLeak(
    tx: Queryable,
    leaks: readonly { readonly casus: string; readonly verzending: string; readonly aanleiding: string }[],
  ): Promise<void> {
    const column = (name: 'casus' | 'verzending' | 'aanleiding') => leaks.map((one) => one[name]);
    await leak.run(tx, column('casus'), column('verzending'), column('aanleiding'));
  }

  /**
   * How a partner answers of late, for beheer; a partner that goes on as it did need not be told after every call. `antwoordMs` is how long it took to answer; absent when it did not.
   * @throws DatabaseError
   */
  async setPartner(
    on: Queryable,
    naam: string,
    { toestand, fouten, tot }: { readonly toestand: 'gesloten' | 'open' | 'halfopen'; readonly fouten: number; readonly tot: number },
    antwoordMs?: number,
  ): Promise<void> {
    await partner.run(on, naam, toestand, fouten, tot > 0 ? new Date(tot) : null, antwoordMs ?? null);
  }
}
