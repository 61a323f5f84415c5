import { BrokenSealError } from '@schakel/privacy';
import type { Client } from 'pg';
import type { KeyPort } from '../key-port';
import type { Tabel, Vault, WrappedKey } from '../vault';
import { openVault } from '../vault';
import { queryable } from './owner';

/** How many of a sample open with their keys. Nothing of what opened is kept or shown. */
export interface Steekproef {
  readonly plaats: string;
  readonly geopend: number;
  /** Without a key: erased, and closed for ever. */
  readonly zonderSleutel: number;
  /** There is a key and it does not fit, or bytes were changed. */
  readonly mislukt: number;
}

interface Place {
  readonly tabel: Tabel;
  readonly kolom: string;
  readonly versie?: 'versie';
}
const places: readonly Place[] = [
  { tabel: 'journal', kolom: 'inhoud' },
  { tabel: 'casussen', kolom: 'dossier', versie: 'versie' },
  { tabel: 'casus_personen', kolom: 'sectie', versie: 'versie' },
  { tabel: 'outbox', kolom: 'inhoud' },
  { tabel: 'outbox', kolom: 'kop' },
  { tabel: 'outbox', kolom: 'draad' },
  { tabel: 'verstrekkingen', kolom: 'noodzaak' },
  { tabel: 'audit', kolom: 'reden' },
  { tabel: 'accounts', kolom: 'naam' },
];
const size = 200;

const textOf = ({ tabel, kolom, versie }: Place): string => `
select t.id, t.${kolom} as cipher, ${versie ? 't.versie' : '1'} as versie, s.sleutel, s.periode
from ${tabel} t left join sleutels s on s.tabel = '${tabel}' and s.record_id = t.id
where length(t.${kolom}) > 0 order by hashtext(t.id::text) limit ${size}`;

type Row = { readonly id: string; readonly cipher: Buffer; readonly versie: number } & ({ sleutel: null } | WrappedKey);
type Verdict = 'geopend' | 'zonderSleutel' | 'mislukt';

/** At most 200 records of every place with content, taken without order. @throws KeyFileError; BrokenSealError when no period key opens */
export async function sampleContent(client: Client, port: KeyPort): Promise<Steekproef[]> {
  const vault = await openVault(queryable(client), port);
  const results: Steekproef[] = [];
  for (const place of places) {
    const { rows } = await client.query<Row>(textOf(place));
    const verdicts = rows.map((row) => judge(vault, place, row));
    const many = (verdict: Verdict): number => verdicts.filter((each) => each === verdict).length;
    const counts = { geopend: many('geopend'), zonderSleutel: many('zonderSleutel'), mislukt: many('mislukt') };
    results.push({ plaats: `${place.tabel}.${place.kolom}`, ...counts });
  }
  return results;
}

function judge(vault: Vault, { tabel, kolom }: Place, row: Row): Verdict {
  if (row.sleutel === null) return 'zonderSleutel';
  try {
    vault.open(tabel === 'outbox' && kolom !== 'inhoud' ? `outbox.${kolom}` : tabel, row.id, row.cipher, row, row.versie);
    return 'geopend';
  } catch (error) {
    if (error instanceof BrokenSealError) return 'mislukt';
    throw error;
  }
}
