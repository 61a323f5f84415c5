import type { Side } from './side';

/** Tables that a report's road writes; a side that skips one would win by doing less. */
const first = ['journal', 'sleutels', 'wekkers', 'gezien'];
const casus = [...first, 'casussen', 'casus_personen', 'termijnen', 'zoekindex', 'audit'];
const tables = { a: first, b: casus, case: [...casus, 'outbox', 'verstrekkingen'] } as const;
/** Who logs in is no part of a road. */
const counted: Readonly<Record<string, string>> = { sleutels: "where tabel <> 'accounts'" };
/** The floor may be this much leaner or fatter per table before the comparison is void. */
const tolerance = 0.1;

interface Size {
  readonly rows: number;
  readonly bytes: number;
}

async function sizeOf({ owner }: Side, table: string): Promise<Size> {
  // A row as text says the same about both sides and looks inside ciphertext stored apart, which pg_column_size of a row does not.
  const { rows } = await owner.query<Size>(
    `select count(*)::int as rows, coalesce(sum(octet_length(t::text)), 0)::float8 as bytes from ${table} t ${counted[table] ?? ''}`,
  );
  return rows[0] ?? { rows: 0, bytes: 0 };
}

/**
 * Compares what both sides left behind, and that every wake-up is closed.
 * @throws Error naming each table in which the sides did not do the same work
 */
export async function demandSameRows(
  floor: Side,
  product: Side,
  road: keyof typeof tables,
): Promise<Record<string, { floor: Size; product: Size }>> {
  const found: Record<string, { floor: Size; product: Size }> = {};
  const faults: string[] = [];
  for (const table of tables[road]) {
    const [low, high] = [await sizeOf(floor, table), await sizeOf(product, table)];
    found[table] = { floor: low, product: high };
    const ratio = low.bytes / high.bytes;
    if (low.rows === 0 || low.rows !== high.rows) faults.push(`${table}: ${low.rows} and ${high.rows} rows`);
    else if (Math.abs(ratio - 1) > tolerance) faults.push(`${table}: the floor wrote ${ratio.toFixed(2)} × the bytes`);
  }
  if (faults.length > 0) throw new Error(`The sides did not do the same work. ${faults.join('; ')}`);
  return found;
}
