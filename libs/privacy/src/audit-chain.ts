import { createHash } from 'node:crypto';
import { equalSecrets } from './encryption';

/** An audit row as the chain sees it: ids, codes, field names and an HMAC. Dates to the millisecond. */
export interface AuditRow {
  readonly id: string;
  readonly op: Date;
  readonly actie: string;
  readonly actor: string;
  readonly rol: string | null;
  readonly casus: string | null;
  readonly onderwerp: string | null;
  readonly codes: readonly string[];
  readonly velden: readonly string[];
  readonly redenHmac: Buffer | null;
}

/** A row with its place in the chain. */
export interface SealedRow extends AuditRow {
  readonly keten: bigint;
  readonly vorige: Buffer;
  readonly hash: Buffer;
}

/** A point of the chain that was written down elsewhere, so that a cut-off end is noticed. */
export interface Anchor {
  readonly keten: bigint;
  readonly hash: Buffer;
}

/** The previous hash of the first row of all. */
export const genesis: Buffer = Buffer.alloc(32);

const encoding = 'schakel/audit/1';

/** One text for one row: fixed places in a JSON array, so that no two rows share a text. */
const canonical = (keten: bigint, row: AuditRow): string =>
  JSON.stringify([
    encoding,
    keten.toString(),
    row.id,
    row.op.toISOString(),
    row.actie,
    row.actor,
    row.rol,
    row.casus,
    row.onderwerp,
    row.codes,
    row.velden,
    row.redenHmac?.toString('hex') ?? null,
  ]);

/** SHA-256 over the previous hash and the row at its place in the chain. */
export const sealHash = (previous: Buffer, row: AuditRow & { readonly keten: bigint }): Buffer =>
  createHash('sha256').update(previous).update(canonical(row.keten, row), 'utf8').digest();

export type Aard = 'gewijzigd' | 'ontbreekt' | 'verplaatst' | 'lang-niet-verzegeld';

/** Where the chain does not hold. */
export interface Bevinding {
  readonly aard: Aard;
  readonly keten?: bigint;
  readonly id?: string;
}

interface VerifyOptions {
  /** What the last verified row was; without it the rows begin at 1. */
  readonly vanaf?: Anchor;
  /** A point that the chain must reach, as noted outside the database. */
  readonly totEnMet?: Anchor;
}

/**
 * Walks sealed rows in the order in which they are stored and tells of each that was changed, is missing or stands elsewhere. Pure; an empty
 * list means that the chain holds.
 */
export function verify(rows: readonly SealedRow[], { vanaf, totEnMet }: VerifyOptions = {}): Bevinding[] {
  const findings: Bevinding[] = [];
  let before: Anchor = vanaf ?? { keten: 0n, hash: genesis };
  for (const row of rows) {
    findings.push(...compare(before, row));
    before = row;
  }
  return totEnMet ? [...findings, ...reached(rows, before, totEnMet)] : findings;
}

function compare(before: Anchor, row: SealedRow): Bevinding[] {
  const { keten, id } = row;
  const expected = before.keten + 1n;
  if (keten < expected) return [{ aard: 'verplaatst', keten, id }];
  const intact = equalSecrets(row.hash, sealHash(row.vorige, row));
  const linked = keten > expected || equalSecrets(row.vorige, before.hash);
  return [
    ...(keten > expected ? [{ aard: 'ontbreekt', keten: expected } as const] : []),
    ...(intact && linked ? [] : [{ aard: 'gewijzigd', keten, id } as const]),
  ];
}

function reached(rows: readonly SealedRow[], last: Anchor, anchor: Anchor): Bevinding[] {
  const there = rows.find(({ keten }) => keten === anchor.keten) ?? last;
  if (there.keten !== anchor.keten) return [{ aard: 'ontbreekt', keten: anchor.keten }];
  return equalSecrets(there.hash, anchor.hash) ? [] : [{ aard: 'gewijzigd', keten: anchor.keten }];
}

/** Rows that wait for their seal longer than they may, so that nothing hides by never being sealed. */
export const overdue = (unsealed: readonly { id: string; op: Date }[], now: Date, limitMs: number): Bevinding[] =>
  unsealed.filter(({ op }) => now.getTime() - op.getTime() > limitMs).map(({ id }) => ({ aard: 'lang-niet-verzegeld', id }));
