import { restoreMinimised } from '@schakel/privacy/restore';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Vault } from '../vault';

/** What the sender of a melding heard about it: the step, no content. */
export interface Teruggekoppeld {
  readonly status: string;
  readonly uitkomst?: string;
  readonly op: Date;
}

interface Row {
  readonly id: string;
  readonly bezorgd_op: Date;
  readonly inhoud: Buffer;
  readonly sleutel: Buffer;
  readonly periode: string;
}
const latest = new Statement<Row>('select * from teruggekoppeld($1, $2)');

/**
 * The latest terugkoppeling that this partij got on its own melding; undefined while there is none, and for anybody else. Login intake.
 * @throws DatabaseError; BrokenSealError
 */
export async function readTerugkoppeling(
  on: Queryable,
  vault: Vault,
  melding: string,
  partij: string,
): Promise<Teruggekoppeld | undefined> {
  const row = await latest.first(on, melding, partij);
  if (!row) return undefined;
  await vault.ready([row]);
  const { inhoud } = restoreMinimised(JSON.parse(vault.open('outbox', row.id, row.inhoud, row).toString('utf8')));
  if (!('status' in inhoud)) return undefined;
  const { status, uitkomst } = inhoud;
  return { status, ...(uitkomst === undefined ? {} : { uitkomst }), op: row.bezorgd_op };
}
