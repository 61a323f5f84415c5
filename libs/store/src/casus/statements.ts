import { Slab } from '../slab';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { WrappedKey } from '../vault';
import type { Kop } from './kop';

export interface CasusRow {
  readonly id: string;
  readonly versie: number;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangen_op: Date;
  readonly dossier: Buffer;
  readonly meldingen: string[];
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}
export interface PersoonRow {
  readonly id: string;
  readonly casus_id: string;
  readonly versie: number;
  readonly sectie: Buffer;
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}

const casus = `
select c.id, c.versie, c.status, c.dringend, c.ontvangen_op, c.dossier, c.meldingen, s.sleutel, s.periode
from casussen c left join sleutels s on s.tabel = 'casussen' and s.record_id = c.id and s.record_id = any($1::uuid[])
where c.id = any($1::uuid[]) order by c.id`;
export const readCasussen = new Statement<CasusRow>(casus);
export const readLocked = new Statement<CasusRow>(`${casus} for no key update of c`);
export const readPersonen = new Statement<PersoonRow>(`
select p.id, p.casus_id, p.versie, p.sectie, s.sleutel, s.periode
from casus_personen p left join lateral (select sleutel, periode from sleutels where tabel = 'casus_personen' and record_id = p.id limit 1) s on true
where p.casus_id = any($1::uuid[]) order by p.id`);

const keys = new Statement<never>(`
insert into sleutels (tabel, record_id, casus_id, persoon_id, sleutel, periode)
select tabel, id, casus, persoon, substring($1::bytea from van for lengte), periode
from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::int[], $8::text[]) as k(tabel, id, casus, persoon, van, lengte, periode)`);
const dossiers = new Statement<never>(`
insert into casussen (id, versie, status, dringend, ontvangen_op, dossier, meldingen)
select id, versie, status, dringend, ontvangen_op, substring($1::bytea from van for lengte), meldingen::uuid[]
from unnest($2::uuid[], $3::int[], $4::text[], $5::boolean[], $6::timestamptz[], $7::int[], $8::int[], $9::text[])
  as c(id, versie, status, dringend, ontvangen_op, van, lengte, meldingen)
on conflict (id) do update set versie = excluded.versie, status = excluded.status, dringend = excluded.dringend, dossier = excluded.dossier,
  meldingen = excluded.meldingen, gewijzigd_op = clock_timestamp()
where casussen.versie < excluded.versie`);
const secties = new Statement<never>(`
insert into casus_personen (id, casus_id, versie, sectie)
select id, casus_id, versie, substring($1::bytea from van for lengte)
from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::int[]) as p(id, casus_id, versie, van, lengte)
on conflict (id) do update set versie = excluded.versie, sectie = excluded.sectie where casus_personen.casus_id = excluded.casus_id`);

interface Keyed {
  readonly tabel: string;
  readonly id: string;
  readonly casus: string;
  readonly persoon: string | null;
  readonly key: WrappedKey;
}

export async function insertKeys(tx: Queryable, items: readonly Keyed[]): Promise<void> {
  if (items.length === 0) return;
  const column = <Name extends 'tabel' | 'id' | 'casus' | 'persoon'>(name: Name) => items.map((item) => item[name]);
  const slab = new Slab();
  const { van, lengte } = slab.column(items.map(({ key }) => key.sleutel));
  const perioden = items.map(({ key }) => key.periode);
  await keys.run(tx, slab.bytes, column('tabel'), column('id'), column('casus'), column('persoon'), van, lengte, perioden);
}

/** Gives how many were written: a casus whose version is not newer is not. */
export function saveDossiers(tx: Queryable, slab: Slab, items: readonly { readonly kop: Kop; readonly cipher: Buffer }[]): Promise<number> {
  const { van, lengte } = slab.column(items.map(({ cipher }) => cipher));
  const column = <Name extends keyof Kop>(name: Name) => items.map(({ kop }) => kop[name]);
  const meldingen = items.map(({ kop }) => `{${kop.meldingen.join(',')}}`);
  return dossiers.affect(
    tx,
    slab.bytes,
    column('id'),
    column('versie'),
    column('status'),
    column('dringend'),
    column('ontvangenOp'),
    van,
    lengte,
    meldingen,
  );
}

interface SealedSectie {
  readonly id: string;
  readonly casus: string;
  readonly versie: number;
  readonly cipher: Buffer;
}

export async function saveSecties(tx: Queryable, slab: Slab, items: readonly SealedSectie[]): Promise<void> {
  const sorted = [...items].sort((left, right) => (left.id < right.id ? -1 : 1));
  const { van, lengte } = slab.column(sorted.map(({ cipher }) => cipher));
  const column = <Name extends 'id' | 'casus' | 'versie'>(name: Name) => sorted.map((item) => item[name]);
  await secties.run(tx, slab.bytes, column('id'), column('casus'), column('versie'), van, lengte);
}

export const inBeoordeling = new Statement<{ id: string }>(`
select id from casussen where id = any($1::uuid[]) and status in ('ontvangen', 'informatie', 'veiligheidsbeoordeling')`);
