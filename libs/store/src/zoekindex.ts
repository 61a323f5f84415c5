import { isBsn, isDatum } from '@schakel/contracts';
import { Slab } from './slab';
import type { Queryable, Value } from './statement';
import { Statement } from './statement';
import type { Vault } from './vault';

/** What a person can be found by. A BSN is a match; name with birth date is only ever possible. A melding is found by the number of its sender. */
export type Zoeksoort = 'bsn' | 'naam-geboortedatum' | 'melding-kenmerk';

/** One thing that a person of a casus can be found by. Only undoubted values: what carries a twijfel is never indexed or matched. */
export interface Zoekterm {
  readonly soort: Zoeksoort;
  readonly waarde: string;
  readonly casus: string;
  readonly persoon: string;
}

/** What a person is found by, of what is known for certain: the BSN, and the family name with the whole birth date. */
export function zoektermenVan(persoon: {
  bsn?: string;
  geslachtsnaam?: string;
  geboortedatum?: string;
}): Pick<Zoekterm, 'soort' | 'waarde'>[] {
  const { bsn, geslachtsnaam, geboortedatum } = persoon;
  return [
    ...(bsn && isBsn(bsn) ? [{ soort: 'bsn', waarde: bsn } as const] : []),
    ...(geslachtsnaam && geboortedatum && isDatum(geboortedatum)
      ? [{ soort: 'naam-geboortedatum', waarde: `${geslachtsnaam} ${geboortedatum}` } as const]
      : []),
  ];
}

export interface Treffer {
  readonly casus: string;
  readonly persoon: string;
  readonly sterkte: 'bsn' | 'mogelijk';
}

const insert = `
insert into zoekindex (soort, waarde, casus_id, persoon_id)
select soort, substring($1::bytea from van for lengte), casus, persoon
from unnest($2::text[], $3::int[], $4::int[], $5::uuid[], $6::uuid[]) as z(soort, van, lengte, casus, persoon) order by 1, 2, 3, 4
on conflict do nothing`;
const add = new Statement<never>(insert);
const columns = 'plaats::int, casus_id, persoon_id';
const search = new Statement<FoundRow>(`
select ${columns} from unnest($2::text[], $3::int[], $4::int[]) with ordinality as z(soort, van, lengte, plaats)
join zoekindex i on i.soort = z.soort and i.waarde = substring($1::bytea from van for lengte)
order by plaats, casus_id, persoon_id`);
// What this statement itself adds it does not see, so the terms are also held against each other.
const addAndSearch = new Statement<FoundRow>(`
with nieuw as (${insert}), term as materialized (
  select plaats, soort, substring($1::bytea from van for lengte) as waarde, casus, persoon
  from unnest($2::text[], $3::int[], $4::int[], $5::uuid[], $6::uuid[]) with ordinality as z(soort, van, lengte, casus, persoon, plaats)
)
select ${columns} from term join zoekindex i using (soort, waarde)
union select t.plaats::int, ander.casus, ander.persoon from term t join term ander using (soort, waarde)
order by 1, 2, 3`);

// In one order everywhere, so that two batches never wait for each other both ways.
const lock = new Statement<never>('select pg_advisory_xact_lock(nummer) from unnest($1::bigint[]) as k(nummer)');
const move = new Statement<never>('update zoekindex set casus_id = $2 where casus_id = $1');

interface FoundRow {
  readonly plaats: number;
  readonly casus_id: string;
  readonly persoon_id: string;
}

/** The keyed search index: it holds fingerprints, a key per kind. Logins afhandeling (add, find) and werkvoorraad (find, with a logged reason). */
export class Zoekindex {
  constructor(private readonly vault: Vault) {}

  /** Idempotent. @throws DatabaseError */
  async add(tx: Queryable, termen: readonly Zoekterm[]): Promise<void> {
    if (termen.length > 0) await add.run(tx, ...this.rowsOf(termen));
  }

  /**
   * Until this transaction ends nobody else holds the numbers of meldingen among these: who asks next sees what became of them here. Before `addAndFind`,
   * and before a casus is locked. @throws DatabaseError
   */
  async holdKenmerken(tx: Queryable, termen: readonly Pick<Zoekterm, 'soort' | 'waarde'>[]): Promise<void> {
    const kenmerken = termen.filter(({ soort }) => soort === 'melding-kenmerk');
    const numbers = new Set(kenmerken.map((term) => this.print(term).readBigInt64BE()));
    if (numbers.size > 0) await lock.run(tx, [...numbers].sort(byNumber).map(String));
  }

  /** Adds, and gives for each term, in its order, who is known by it now; whoever it names among them. Idempotent. @throws DatabaseError */
  async addAndFind(tx: Queryable, termen: readonly Zoekterm[]): Promise<Treffer[][]> {
    return termen.length > 0 ? hitsOf(termen, await addAndSearch.run(tx, ...this.rowsOf(termen))) : [];
  }

  /** For each term, in its order, who is known by it. @throws DatabaseError */
  async find(on: Queryable, termen: readonly Pick<Zoekterm, 'soort' | 'waarde'>[]): Promise<Treffer[][]> {
    if (termen.length === 0) return [];
    const { bytes, van, lengte } = this.printed(termen);
    const soorten = termen.map(({ soort }) => soort);
    return hitsOf(termen, await search.run(on, bytes, soorten, van, lengte));
  }

  /** What was indexed under one casus belongs to the other: its melding corrected one there. Login afhandeling. @throws DatabaseError */
  async move(tx: Queryable, van: string, naar: string): Promise<void> {
    await move.run(tx, van, naar);
  }

  private rowsOf(termen: readonly Zoekterm[]): Value[] {
    const { bytes, van, lengte } = this.printed(termen);
    const column = (name: 'soort' | 'casus' | 'persoon') => termen.map((term) => term[name]);
    return [bytes, column('soort'), van, lengte, column('casus'), column('persoon')];
  }

  private printed(termen: readonly Pick<Zoekterm, 'soort' | 'waarde'>[]) {
    const slab = new Slab();
    const { van, lengte } = slab.column(termen.map((term) => this.print(term)));
    return { bytes: slab.bytes, van, lengte };
  }

  private print({ soort, waarde }: Pick<Zoekterm, 'soort' | 'waarde'>): Buffer {
    return this.vault.hmac(`zoekindex/${soort}`, Buffer.from(written(soort, waarde), 'utf8'));
  }
}

const byNumber = (one: bigint, other: bigint): number => (one < other ? -1 : 1);

function hitsOf(termen: readonly Pick<Zoekterm, 'soort'>[], rows: readonly FoundRow[]): Treffer[][] {
  const found: Treffer[][] = termen.map(() => []);
  for (const { plaats, casus_id, persoon_id } of rows) {
    const sterkte = termen[plaats - 1]?.soort === 'bsn' ? 'bsn' : 'mogelijk';
    found[plaats - 1]?.push({ casus: casus_id, persoon: persoon_id, sterkte });
  }
  return found;
}

/** A number is what its sender made of it: 1-23 is another melding than 12-3, and of another family. */
const written = (soort: Zoeksoort, waarde: string): string => (soort === 'melding-kenmerk' ? waarde : normal(waarde));

/** Case, accents and punctuation make no other person. */
const normal = (waarde: string): string =>
  waarde
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
