import { isMinimised } from '@schakel/privacy';
import { arrayLiteral, Slab } from '../slab';
import { splitSoort } from '../soort';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Vault } from '../vault';
import type { OutboxItem } from './item';

/** Content, both keys, the line in the ledger and the wake-up, of new rows only. */
const insert = new Statement<{ id: string }>(`
with invoer as materialized (
  select i.*, substring($1::bytea from iv for il) as inhoud, substring($1::bytea from kv for kl) as kop, substring($1::bytea from nv for nl) as noodzaak,
    substring($1::bytea from ov for ol) as sleutel, substring($1::bytea from vv for vl) as ledgersleutel
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[], $9::text[], $10::int[], $11::boolean[],
    $12::text[], $13::timestamptz[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::int[], $20::text[], $21::text[],
    $22::int[], $23::int[], $24::int[], $25::int[], $26::int[], $27::int[], $28::int[], $29::int[], $30::int[], $31::int[])
    as i(id, casus, ontvanger, oin, kanaal, soort, versie, onderwerp, revisie, dringend,
      lane, uiterlijk, doel, grondslag, grondslag_ontvanger, velden, beleid, beleid_versie, besloten_door, periode,
      iv, il, kv, kl, nv, nl, ov, ol, vv, vl)
), nieuw as (
  insert into outbox (id, casus_id, ontvanger, ontvanger_oin, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud, kop, uiterlijk, postvak_status,
    postvak_revisie, status, bezorgd_op)
  select id, casus, ontvanger, oin, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud, kop, uiterlijk,
    case when kanaal = 'postvak' then 'aangeboden' end, case when kanaal = 'postvak' then revisie end,
    case when kanaal = 'ophalen' then 'bezorgd' else 'gereed' end, case when kanaal = 'ophalen' then clock_timestamp() end
  from invoer on conflict do nothing returning id
), sleutels as (
  insert into sleutels (tabel, record_id, casus_id, sleutel, periode)
  select t.tabel, id, casus, case t.tabel when 'outbox' then sleutel else ledgersleutel end, periode
  from invoer join nieuw using (id) cross join (values ('outbox'), ('verstrekkingen')) as t(tabel)
), verstrekking as (
  insert into verstrekkingen (id, casus_id, ontvanger, ontvanger_oin, soort, doel, grondslag, grondslag_ontvanger, velden, beleid, beleid_versie, noodzaak,
    besloten_door)
  select id, casus, ontvanger, oin, soort || '.v' || versie, doel, grondslag, grondslag_ontvanger, velden::text[], beleid, beleid_versie, noodzaak,
    besloten_door
  from invoer join nieuw using (id)
), wekker as (
  insert into wekkers (bericht_id, soort, versie, lane) select id, soort, versie, lane from invoer join nieuw using (id) where lane is not null
)
select id from nieuw`);

/** Somebody tried to send what libs/privacy did not make, or made for somebody else. A programming error: nothing is written. */
export class NotMinimisedError extends Error {
  constructor() {
    super('outbox: dit is niet voor deze ontvanger geminimaliseerd');
    this.name = 'NotMinimisedError';
  }
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');
/** The heading apart, so that the inbox can show it without opening the content. */
function headingOf({ kanaal, sealed }: OutboxItem): Buffer | undefined {
  const { kop } = sealed.inhoud as { readonly kop?: unknown };
  return kanaal === 'postvak' && kop !== undefined ? json(kop) : undefined;
}

function sealItem(item: OutboxItem, vault: Vault) {
  if (!isMinimised(item.sealed) || item.sealed.ontvanger !== item.ontvanger) throw new NotMinimisedError();
  const content = vault.seal('outbox', item.id, json(item.sealed));
  const heading = headingOf(item);
  const ledger = vault.seal('verstrekkingen', item.id, Buffer.from(item.noodzaak, 'utf8'));
  return {
    inhoud: content.cipher,
    kop: heading && vault.sealWith(content, 'outbox.kop', item.id, heading),
    noodzaak: ledger.cipher,
    sleutel: content.sleutel,
    ledgersleutel: ledger.sleutel,
    periode: content.periode,
  };
}
type SealedItem = ReturnType<typeof sealItem>;

function policyColumns(items: readonly OutboxItem[]) {
  return [
    items.map(({ sealed }) => sealed.doel),
    items.map(({ sealed }) => sealed.grondslag),
    items.map(({ sealed }) => sealed.grondslagOntvanger),
    items.map(({ sealed }) => arrayLiteral(sealed.velden)),
    items.map(({ sealed }) => sealed.beleid),
    items.map(({ sealed }) => sealed.versie),
  ];
}

function identityColumns(items: readonly OutboxItem[]) {
  const soorten = items.map(({ sealed }) => splitSoort(sealed.soort));
  return [
    items.map(({ id }) => id),
    items.map(({ casus }) => casus),
    items.map(({ ontvanger }) => ontvanger),
    items.map(({ ontvangerOin }) => ontvangerOin ?? null),
    items.map(({ kanaal }) => kanaal),
    soorten.map(({ soort }) => soort),
    soorten.map(({ versie }) => versie),
    items.map(({ onderwerp }) => onderwerp),
    items.map(({ revisie }) => revisie),
    items.map(({ dringend }) => dringend),
    items.map(({ lane }) => lane ?? null),
    items.map(({ uiterlijk }) => uiterlijk ?? null),
  ];
}

/** One statement for all; gives the ids that are new. @throws NotMinimisedError; DatabaseError */
export async function addItems(tx: Queryable, vault: Vault, items: readonly OutboxItem[]): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  await vault.ready();
  const sorted = [...items].sort((left, right) => (left.id < right.id ? -1 : 1));
  const sealed = sorted.map((item) => sealItem(item, vault));
  const slab = new Slab();
  const bytes = (name: Exclude<keyof SealedItem, 'periode'>) => {
    const { van, lengte } = slab.column(sealed.map((item) => item[name]));
    return [van, lengte];
  };
  const slices = [...bytes('inhoud'), ...bytes('kop'), ...bytes('noodzaak'), ...bytes('sleutel'), ...bytes('ledgersleutel')];
  const decided = [sorted.map(({ beslotenDoor }) => beslotenDoor), sealed.map(({ periode }) => periode)];
  const rows = await insert.run(tx, slab.bytes, ...identityColumns(sorted), ...policyColumns(sorted), ...decided, ...slices);
  return new Set(rows.map(({ id }) => id));
}
