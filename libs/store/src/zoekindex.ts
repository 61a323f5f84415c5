import { Slab } from './slab';
import type { Queryable } from './statement';
import { Statement } from './statement';
import type { Vault } from './vault';

/** What a person can be found by. A BSN is a match; name with birth date is only ever possible. */
export type Zoeksoort = 'bsn' | 'naam-geboortedatum';

/** One thing that a person of a casus can be found by. Only undoubted values: what carries a twijfel is never indexed or matched. */
export interface Zoekterm {
  readonly soort: Zoeksoort;
  readonly waarde: string;
  readonly casus: string;
  readonly persoon: string;
}

export interface Treffer {
  readonly casus: string;
  readonly persoon: string;
  readonly sterkte: 'bsn' | 'mogelijk';
}

const insert = new Statement<never>(`
insert into zoekindex (soort, waarde, casus_id, persoon_id)
select soort, substring($1::bytea from van for lengte), casus, persoon
from unnest($2::text[], $3::int[], $4::int[], $5::uuid[], $6::uuid[]) as z(soort, van, lengte, casus, persoon) order by 1, 2, 3, 4
on conflict do nothing`);
const search = new Statement<{ plaats: number; casus_id: string; persoon_id: string }>(`
select plaats::int, casus_id, persoon_id
from unnest($2::text[], $3::int[], $4::int[]) with ordinality as z(soort, van, lengte, plaats)
join zoekindex i on i.soort = z.soort and i.waarde = substring($1::bytea from van for lengte)
order by plaats, casus_id, persoon_id`);

/** The keyed search index: it holds fingerprints, a key per kind. Logins afhandeling (add, find) and werkvoorraad (find, with a logged reason). */
export class Zoekindex {
  constructor(private readonly vault: Vault) {}

  /** Idempotent. @throws DatabaseError */
  async add(tx: Queryable, termen: readonly Zoekterm[]): Promise<void> {
    if (termen.length === 0) return;
    const { bytes, van, lengte } = this.printed(termen);
    const column = (name: 'soort' | 'casus' | 'persoon') => termen.map((term) => term[name]);
    await insert.run(tx, bytes, column('soort'), van, lengte, column('casus'), column('persoon'));
  }

  /** For each term, in its order, who is known by it. @throws DatabaseError */
  async find(on: Queryable, termen: readonly Pick<Zoekterm, 'soort' | 'waarde'>[]): Promise<Treffer[][]> {
    const found: Treffer[][] = termen.map(() => []);
    if (termen.length === 0) return found;
    const { bytes, van, lengte } = this.printed(termen);
    const rows = await search.run(
      on,
      bytes,
      termen.map(({ soort }) => soort),
      van,
      lengte,
    );
    for (const { plaats, casus_id, persoon_id } of rows) {
      const sterkte = termen[plaats - 1]?.soort === 'bsn' ? 'bsn' : 'mogelijk';
      found[plaats - 1]?.push({ casus: casus_id, persoon: persoon_id, sterkte });
    }
    return found;
  }

  private printed(termen: readonly Pick<Zoekterm, 'soort' | 'waarde'>[]) {
    const slab = new Slab();
    const { van, lengte } = slab.column(
      termen.map(({ soort, waarde }) => this.vault.hmac(`zoekindex/${soort}`, Buffer.from(normal(waarde), 'utf8'))),
    );
    return { bytes: slab.bytes, van, lengte };
  }
}

/** Case, accents and punctuation make no other person. */
const normal = (waarde: string): string =>
  waarde
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
