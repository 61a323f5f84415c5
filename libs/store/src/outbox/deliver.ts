import type { SoortUit } from '@schakel/contracts';
import type { Minimised } from '@schakel/privacy';
import { BrokenSealError } from '@schakel/privacy';
import { restoreMinimised } from '@schakel/privacy/restore';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Vault, WrappedKey } from '../vault';
import type { Kanaal } from './item';

/** A verzending that this process may try now, until its lease ends. */
export interface Claimed {
  readonly id: string;
  readonly lease: string;
  readonly casus: string;
  readonly ontvanger: string;
  readonly ontvangerOin: string | undefined;
  readonly kanaal: Kanaal;
  readonly dringend: boolean;
  /** Which attempt this is, from 1. */
  readonly poging: number;
  readonly uiterlijk: Date | undefined;
  /** Why the attempt before this failed. */
  readonly laatsteFout: string | undefined;
  readonly sealed: Minimised;
  /** The bytes of the first attempt, once there was one: every attempt sends these. */
  readonly draad: Buffer | undefined;
  /** The key of the row, under which the bytes are kept. */
  readonly sleutel: WrappedKey;
}

/**
 * `opnieuw` counts as an attempt, `uitgesteld` does not (the partner was not called). `aangenomen`: somebody on the way took it and will tell; when
 * nothing is heard for `naMs` it is tried again, which finds out. `foutcode` is a code, never a text of the partner.
 */
export type Uitkomst =
  | { readonly uitkomst: 'bezorgd' }
  | { readonly uitkomst: 'aangenomen'; readonly naMs: number }
  | { readonly uitkomst: 'geweigerd' | 'onzeker'; readonly foutcode: string }
  | { readonly uitkomst: 'opnieuw' | 'uitgesteld'; readonly naMs: number; readonly foutcode?: string };

/** What is heard of a verzending after it was `aangenomen`. */
export type Heard = Extract<Uitkomst, { uitkomst: 'bezorgd' }> | { readonly uitkomst: 'onzeker'; readonly foutcode: string };

/** An attempt whose process ended during the call: `gereed` when it goes out again, `onzeker` when a person looks first. */
export interface Expired {
  readonly id: string;
  readonly ontvanger: string;
  readonly poging: number;
  readonly dringend: boolean;
  readonly status: 'gereed' | 'onzeker';
}

interface Row {
  readonly id: string;
  readonly lease_token: string;
  readonly casus_id: string;
  readonly ontvanger: string;
  readonly ontvanger_oin: string | null;
  readonly kanaal: Kanaal;
  readonly dringend: boolean;
  readonly poging: number;
  readonly uiterlijk: Date | null;
  readonly laatste_fout: string | null;
  readonly inhoud: Buffer;
  readonly draad: Buffer | null;
  readonly sleutel: Buffer;
  readonly periode: string;
}

// A newer revisie waits until the older one is settled: else a recipient hears last what is no longer so.
// The channel is asked for in a way that fits no index of open rows: a plan made on a quiet day would walk it, with all that waits for others.
const lease = new Statement<Row>(`
with genomen as (
  update outbox set status = 'verzendend', poging = poging + 1, lease_token = gen_random_uuid(), lease_tot = clock_timestamp() + make_interval(secs => $2)
  where id = any(array(
    select o.id from outbox o join sleutels s on s.tabel = 'outbox' and s.record_id = o.id and s.record_id = any($1::uuid[])
    where o.id = any($1::uuid[]) and o.status = 'gereed' and coalesce(o.kanaal, '') <> 'postvak' and o.volgende_poging <= clock_timestamp()
      and not exists (
        select from outbox e where e.casus_id = o.casus_id and e.ontvanger = o.ontvanger and e.soort = o.soort and e.onderwerp = o.onderwerp
          and e.revisie < o.revisie and e.status in ('gereed', 'verzendend'))
    order by o.id for no key update of o skip locked))
  returning id, lease_token, casus_id, ontvanger, ontvanger_oin, kanaal, dringend, poging, uiterlijk, laatste_fout, inhoud, draad
)
select genomen.*, sleutel, periode from genomen join sleutels on tabel = 'outbox' and record_id = id and record_id = any($1::uuid[])`);
const keep = new Statement<never>(`
update outbox set draad = $3, draad_hmac = $4 where id = $1 and lease_token = $2 and status = 'verzendend' and draad is null
  and exists (select from sleutels where tabel = 'outbox' and record_id = $1)`);
/** By whoever holds the lease; without a lease ($2) by what was heard later of what went out by this kanaal ($7) and has one of these states ($8). */
const settle = new Statement<{ id: string }>(`
with klaar as (
  update outbox set status = $3, laatste_fout = $4, lease_token = null, poging = poging - $6::int,
    lease_tot = case when $3 = 'verzendend' then clock_timestamp() + make_interval(secs => $5) end,
    volgende_poging = clock_timestamp() + make_interval(secs => $5), bezorgd_op = case when $3 = 'bezorgd' then clock_timestamp() end,
    onzekerheid = case when $3 = 'onzeker' then 'ontstaan' when $3 in ('gereed', 'verzendend') then onzekerheid
      when $3 = 'bezorgd' and onzekerheid is not null then 'opgeheven' end
  where id = $1 and (lease_token = $2 and status = 'verzendend' or $2::uuid is null and kanaal = $7 and status = any($8::text[]))
  returning id, casus_id, ontvanger, soort, onderwerp, revisie
), opvolger as (
  update wekkers set gepubliceerd_op = null, beschikbaar_op = clock_timestamp() where bericht_id = any(array(
    select n.id from klaar k join outbox n using (casus_id, ontvanger, soort, onderwerp)
    where n.revisie > k.revisie and n.status = 'gereed' and $3 not in ('gereed', 'verzendend'))) and gesloten_op is null
), wekker as (
  update wekkers w set gesloten_op = case when $3 not in ('gereed', 'verzendend') then clock_timestamp() end, gepubliceerd_op = null,
    beschikbaar_op = clock_timestamp() + make_interval(secs => $5)
  from klaar where w.bericht_id = $1 and w.gesloten_op is null
), weigering as (
  update verstrekkingen v set weigering = $4 from klaar where v.id = $1 and $3 = 'geweigerd'
)
select id from klaar`);
const expire = new Statement<Expired>(`
with verlopen as (
  select id, kanaal = any($3::text[]) or soort || '.v' || versie = any($2::text[]) as again
  from outbox where status = 'verzendend' and lease_tot < clock_timestamp() order by id limit $1 for no key update skip locked
), los as (
  update outbox o set status = case when again then 'gereed' else 'onzeker' end,
    lease_token = null, lease_tot = null, laatste_fout = case when lease_token is null then laatste_fout else 'lease-verlopen' end,
    volgende_poging = clock_timestamp(), onzekerheid = case when again then onzekerheid else 'ontstaan' end
  from verlopen where o.id = verlopen.id
  returning o.id, ontvanger, poging, dringend, status
), gesloten as (
  update wekkers set gesloten_op = clock_timestamp()
  where bericht_id = any(array(select id from los where status = 'onzeker')) and gesloten_op is null
), opnieuw as (
  update wekkers set gepubliceerd_op = null, beschikbaar_op = clock_timestamp()
  where bericht_id = any(array(select id from los where status = 'gereed')) and gesloten_op is null
)
select id, ontvanger, poging, dringend, status from los`);
const retry = new Statement<{ id: string }>(`
with weer as (
  update outbox set status = 'gereed', volgende_poging = clock_timestamp() where id = $1 and status = 'onzeker' returning id, soort, versie
), wekker as (
  insert into wekkers (bericht_id, soort, versie, lane) select id, soort, versie, $2 from weer
)
select id from weer`);

function claimedOf(row: Row, vault: Vault): Claimed {
  const open = (place: 'outbox' | 'outbox.draad', cipher: Buffer) => vault.open(place, row.id, cipher, row);
  return {
    id: row.id,
    lease: row.lease_token,
    casus: row.casus_id,
    ontvanger: row.ontvanger,
    ontvangerOin: row.ontvanger_oin ?? undefined,
    kanaal: row.kanaal,
    dringend: row.dringend,
    poging: row.poging,
    uiterlijk: row.uiterlijk ?? undefined,
    laatsteFout: row.laatste_fout ?? undefined,
    sealed: restoreMinimised(JSON.parse(open('outbox', row.inhoud).toString('utf8'))),
    draad: row.draad ? open('outbox.draad', row.draad) : undefined,
    sleutel: { sleutel: row.sleutel, periode: row.periode },
  };
}

/** See `Outbox.claim`. */
export async function claim(on: Queryable, vault: Vault, ids: readonly string[], leaseMs: number): Promise<Claimed[]> {
  const rows = await lease.run(on, ids, leaseMs / 1_000);
  await vault.ready(rows);
  const opened = await Promise.all(rows.map((row) => openOrSetAside(on, vault, row)));
  return opened.filter((claimed) => claimed !== undefined);
}

/** A row that was changed or moved holds up no other: it is not sent, and a person finds it among the uncertain. */
async function openOrSetAside(on: Queryable, vault: Vault, row: Row): Promise<Claimed | undefined> {
  try {
    return claimedOf(row, vault);
  } catch (error) {
    if (!(error instanceof BrokenSealError)) throw error;
    await result(on, { id: row.id, lease: row.lease_token }, { uitkomst: 'onzeker', foutcode: 'zegel-verbroken' });
    return undefined;
  }
}

/** See `Outbox.storeWire`. */
export async function storeWire(on: Queryable, vault: Vault, { id, lease: token, sleutel }: Claimed, bytes: Buffer): Promise<boolean> {
  await vault.ready([sleutel]);
  const cipher = vault.sealWith(sleutel, 'outbox.draad', id, bytes);
  return (await keep.affect(on, id, token, cipher, vault.hmac('draad', bytes))) === 1;
}

const statusOf = {
  bezorgd: 'bezorgd',
  aangenomen: 'verzendend',
  geweigerd: 'geweigerd',
  onzeker: 'onzeker',
  opnieuw: 'gereed',
  uitgesteld: 'gereed',
} as const;
/** From which states what is heard later leads there. What a person let go again is not `onzeker` by old news. */
const laterFrom = { bezorgd: ['gereed', 'verzendend', 'onzeker'], onzeker: ['verzendend'] } as const;

/** See `Outbox.result`. */
export const result = (on: Queryable, { id, lease: token }: Pick<Claimed, 'id' | 'lease'>, outcome: Uitkomst): Promise<boolean> =>
  settleAs(on, id, token, outcome);

/** See `Outbox.heard`. */
export const heard = (on: Queryable, id: string, kanaal: Kanaal, outcome: Heard): Promise<boolean> =>
  settleAs(on, id, null, outcome, kanaal, laterFrom[outcome.uitkomst]);

async function settleAs(
  on: Queryable,
  id: string,
  token: string | null,
  outcome: Uitkomst,
  kanaal: Kanaal | null = null,
  from: readonly string[] = [],
): Promise<boolean> {
  const seconds = 'naMs' in outcome ? outcome.naMs / 1_000 : 0;
  const code = 'foutcode' in outcome ? outcome.foutcode : null;
  const back = outcome.uitkomst === 'uitgesteld' ? 1 : 0;
  return (await settle.run(on, id, token, statusOf[outcome.uitkomst], code, seconds, back, kanaal, from)).length === 1;
}

/** See `Outbox.expiredLeases`. */
export const expiredLeases = (on: Queryable, again: readonly SoortUit[], findsOut: readonly Kanaal[], limit: number) =>
  expire.run(on, limit, again, findsOut);

/** See `Outbox.resend`. */
export const resend = async (on: Queryable, id: string, lane: string): Promise<boolean> => (await retry.run(on, id, lane)).length === 1;
