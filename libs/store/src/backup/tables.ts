import type { Client } from 'pg';

/** The two stores. `sleutels` is kept short: whatever erasure deletes stands in it, and without it `gegevens` cannot be read. */
export const delen = ['gegevens', 'sleutels'] as const;
export type Deel = (typeof delen)[number];

/**
 * The key rows and the period keys that wrap them; the search index, because a BSN can be found again by trying them all under the key of the
 * fingerprints; the list of erasures, because it must be as young as the keys; and the accounts, whose name gets another key at every login.
 */
const ofKeys = ['accounts', 'periodesleutels', 'sleutels', 'vernietigingen', 'zoekindex'];
/** Made anew by migrating, by logging in again, and by asking a code again. The schema of the bus is rebuilt from `wekkers`. */
const leftOut = ['migraties', 'sessies', 'toegangscodes'];

export interface Tabelvorm {
  readonly naam: string;
  readonly kolommen: readonly string[];
}

const shapes = `
select c.relname as naam, array_agg(a.attname::text order by a.attnum) as kolommen
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)
group by c.relname order by c.relname`;

/** Every table of this part, as the database has it now: a new table is in the backup of the data from the day it is there. */
export async function tablesOf(client: Client, deel: Deel): Promise<Tabelvorm[]> {
  const { rows } = await client.query<{ naam: string; kolommen: string[] }>(shapes, [leftOut]);
  return rows.filter(({ naam }) => ofKeys.includes(naam) === (deel === 'sleutels'));
}

/** @throws Error when a name from a manifest is no plain name: nothing else reaches a statement */
export function quoted(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error('back-up: geen naam van een tabel of kolom');
  return `"${name}"`;
}

export const copied = ({ naam, kolommen }: Tabelvorm): string => `${quoted(naam)} (${kolommen.map(quoted).join(', ')})`;
