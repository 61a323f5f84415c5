import type { Anchor, Bevinding, SealedRow } from '@schakel/privacy';
import { equalSecrets, genesis, overdue, sealHash, verify } from '@schakel/privacy';
import type { Database } from '../database';
import { Slab } from '../slab';
import type { Queryable } from '../statement';
import type { ChainedRow } from './statements';
import { at, chain, head, lock, sealRows, unsealed, waiting } from './statements';

const overdueMs = 10_000;
const page = 5_000;

/**
 * Gives the next chain numbers and hashes to rows that wait for them, oldest first. One sealer at a time: a second waits for the first.
 * Gives how many were sealed. Login zegel. @throws DatabaseError
 */
export async function sealAudit(db: Database, limit = 1_000): Promise<number> {
  return db.transaction(async (tx) => {
    await lock.run(tx);
    const last = await head.first(tx);
    const rows = await unsealed.run(tx, limit);
    const end: { keten: bigint; hash: Buffer } = last ? { keten: BigInt(last.keten), hash: last.hash } : { keten: 0n, hash: genesis };
    const sealed = rows.map((row) => {
      const vorige = end.hash;
      end.keten += 1n;
      end.hash = sealHash(vorige, { ...row, keten: end.keten });
      return { id: row.id, keten: end.keten.toString(), vorige, hash: end.hash };
    });
    const slab = new Slab();
    const [vorige, hash] = [slab.column(sealed.map((row) => row.vorige)), slab.column(sealed.map((row) => row.hash))];
    const [ids, numbers] = [sealed.map(({ id }) => id), sealed.map(({ keten }) => keten)];
    return sealed.length === 0 ? 0 : sealRows.affect(tx, slab.bytes, ids, numbers, vorige.van, hash.van);
  });
}

const sealedRow = (row: ChainedRow): SealedRow => ({ ...row, keten: BigInt(row.keten) });

/** Where the chain stands; note it outside the database, so that a cut-off end is noticed. Undefined while nothing is sealed. @throws DatabaseError */
export async function auditHead(on: Queryable): Promise<Anchor | undefined> {
  const last = await head.first(on);
  return last && { keten: BigInt(last.keten), hash: last.hash };
}

/**
 * Walks the whole chain, a page at a time, and gives every row that was changed, is missing or waits for its seal longer than 10 s; nothing
 * means that it holds. Logins toezicht and zegel.
 *
 * @param options.totEnMet a head that was noted before
 * @throws DatabaseError
 */
export async function verifyAudit(
  on: Queryable,
  options: { readonly vanaf?: Anchor; readonly totEnMet?: Anchor } = {},
): Promise<Bevinding[]> {
  const late = await waiting.run(on, overdueMs / 1_000);
  const findings = late.flatMap(({ id, op, now }) => overdue([{ id, op }], now, overdueMs));
  const walked = await walk(on, options.vanaf);
  return [...findings, ...walked, ...(options.totEnMet ? await reached(on, options.totEnMet) : [])];
}

async function walk(on: Queryable, start: Anchor | undefined): Promise<Bevinding[]> {
  const findings: Bevinding[] = [];
  let vanaf = start;
  for (;;) {
    const rows = (await chain.run(on, (vanaf?.keten ?? 0n).toString(), page)).map(sealedRow);
    findings.push(...verify(rows, vanaf ? { vanaf } : {}));
    if (rows.length < page) return findings;
    vanaf = rows.at(-1);
  }
}

async function reached(on: Queryable, { keten, hash }: Anchor): Promise<Bevinding[]> {
  const row = await at.first(on, keten.toString());
  if (!row) return [{ aard: 'ontbreekt', keten }];
  return equalSecrets(row.hash, hash) ? [] : [{ aard: 'gewijzigd', keten }];
}
