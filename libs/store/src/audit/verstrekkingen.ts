import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Vault } from '../vault';

/** One line of the disclosure ledger: who got which fields, on which ground, and why. */
export interface Verstrekking {
  readonly id: string;
  readonly casus: string;
  readonly ontvanger: string;
  readonly ontvangerOin: string | undefined;
  readonly soort: string;
  readonly doel: string;
  readonly grondslag: string;
  readonly grondslagOntvanger: string;
  readonly velden: readonly string[];
  readonly beleid: string;
  readonly beleidVersie: number;
  /** Undefined once the casus was erased; the rest of the line stays. */
  readonly noodzaak: string | undefined;
  readonly beslotenDoor: string;
  readonly beslotenOp: Date;
  readonly geinformeerd: Date | undefined;
  readonly weigering: string | undefined;
}
interface Row {
  readonly id: string;
  readonly casus_id: string;
  readonly ontvanger: string;
  readonly ontvanger_oin: string | null;
  readonly soort: string;
  readonly doel: string;
  readonly grondslag: string;
  readonly grondslag_ontvanger: string;
  readonly velden: string[];
  readonly beleid: string;
  readonly beleid_versie: number;
  readonly noodzaak: Buffer;
  readonly besloten_door: string;
  readonly besloten_op: Date;
  readonly geinformeerd: Date | null;
  readonly weigering: string | null;
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}

const ledger = new Statement<Row>(`
select v.*, s.sleutel, s.periode from verstrekkingen v left join sleutels s on s.tabel = 'verstrekkingen' and s.record_id = v.id
where ($1::uuid is null or v.casus_id = $1) and ($2::timestamptz is null or v.besloten_op < $2)
order by v.besloten_op desc, v.id limit $3`);

const lineOf = (row: Row, vault: Vault): Verstrekking => ({
  id: row.id,
  casus: row.casus_id,
  ontvanger: row.ontvanger,
  ontvangerOin: row.ontvanger_oin ?? undefined,
  soort: row.soort,
  doel: row.doel,
  grondslag: row.grondslag,
  grondslagOntvanger: row.grondslag_ontvanger,
  velden: row.velden,
  beleid: row.beleid,
  beleidVersie: row.beleid_versie,
  noodzaak:
    row.sleutel && row.periode
      ? vault.open('verstrekkingen', row.id, row.noodzaak, { sleutel: row.sleutel, periode: row.periode }).toString('utf8')
      : undefined,
  beslotenDoor: row.besloten_door,
  beslotenOp: row.besloten_op,
  geinformeerd: row.geinformeerd ?? undefined,
  weigering: row.weigering ?? undefined,
});

/** The disclosure ledger, newest first. Login toezicht. @throws DatabaseError; BrokenSealError */
export async function listVerstrekkingen(
  on: Queryable,
  vault: Vault,
  filter: { readonly casus?: string; readonly voor?: Date; readonly limit?: number } = {},
): Promise<Verstrekking[]> {
  const rows = await ledger.run(on, filter.casus ?? null, filter.voor ?? null, filter.limit ?? 100);
  await vault.ready(rows);
  return rows.map((row) => lineOf(row, vault));
}
