import { Statement } from '../statement';

export interface StoredRow {
  readonly id: string;
  readonly op: Date;
  readonly actie: string;
  readonly actor: string;
  readonly rol: string | null;
  readonly casus: string | null;
  readonly onderwerp: string | null;
  readonly codes: string[];
  readonly velden: string[];
  readonly redenHmac: Buffer | null;
}
export interface ChainedRow extends StoredRow {
  readonly keten: string;
  readonly vorige: Buffer;
  readonly hash: Buffer;
}
export interface ListedRow extends StoredRow {
  readonly keten: string | null;
  readonly volg: string;
  readonly reden: Buffer | null;
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}

const columns = 'a.id, a.op, a.actie, a.actor, a.rol, a.casus_id as casus, a.onderwerp, a.codes, a.velden, a.reden_hmac as "redenHmac"';

export const insertRows = new Statement<never>(`
with invoer as materialized (
  select i.*, substring($1::bytea from cv for cl) as reden, substring($1::bytea from hv for hl) as reden_hmac, substring($1::bytea from sv for sl) as sleutel
  from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[],
    $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::int[])
    as i(id, op, actie, actor, rol, casus, onderwerp, codes, velden, periode, cv, cl, hv, hl, sv, sl)
), sleutel as (
  insert into sleutels (tabel, record_id, casus_id, sleutel, periode) select 'audit', id, casus, sleutel, periode from invoer where sleutel is not null
)
insert into audit (id, op, actie, actor, rol, casus_id, onderwerp, codes, velden, reden, reden_hmac)
select id, op, actie, actor, rol, casus, onderwerp, codes::text[], velden::text[], reden, reden_hmac from invoer`);

export const lock = new Statement<never>("select pg_advisory_xact_lock(hashtextextended('schakel/zegel', 0))");
export const head = new Statement<{ keten: string; hash: Buffer }>(
  'select keten, hash from audit where keten is not null order by keten desc limit 1',
);
export const unsealed = new Statement<StoredRow>(`select ${columns} from audit a where keten is null order by volg limit $1`);
export const sealRows = new Statement<never>(`
update audit a set keten = z.keten, vorige = substring($1::bytea from vv for 32), hash = substring($1::bytea from hv for 32)
from unnest($2::uuid[], $3::bigint[], $4::int[], $5::int[]) as z(id, keten, vv, hv) where a.id = z.id and a.keten is null`);
export const chain = new Statement<ChainedRow>(
  `select ${columns}, a.keten, a.vorige, a.hash from audit a where keten > $1 order by keten limit $2`,
);
export const at = new Statement<{ hash: Buffer }>('select hash from audit where keten = $1');
export const waiting = new Statement<{ id: string; op: Date; now: Date }>(
  'select id, op, clock_timestamp() as now from audit where keten is null and op < clock_timestamp() - make_interval(secs => $1) order by volg limit 1000',
);
export const listRows = new Statement<ListedRow>(`
select ${columns}, a.keten, a.volg, a.reden, s.sleutel, s.periode
from audit a left join sleutels s on s.tabel = 'audit' and s.record_id = a.id
where ($1::uuid is null or a.casus_id = $1) and ($2::text is null or a.actie = $2) and ($3::bigint is null or a.volg < $3)
order by a.volg desc limit $4`);
