import type { AuditEvent } from '@schakel/privacy';
import type { ListedRow } from './audit/statements';
import { insertRows, listRows } from './audit/statements';
import { arrayLiteral, Slab } from './slab';
import type { Queryable } from './statement';
import type { Vault } from './vault';

export { auditHead, sealAudit, verifyAudit } from './audit/chain';
export { listVerstrekkingen } from './audit/verstrekkingen';
export type { Verstrekking } from './audit/verstrekkingen';

/** One line of the audit log, as the privacy officer reads it. */
export interface AuditRegel {
  readonly id: string;
  readonly op: Date;
  readonly actie: string;
  readonly actor: string;
  readonly rol: string | undefined;
  readonly casus: string | undefined;
  readonly onderwerp: string | undefined;
  readonly codes: readonly string[];
  readonly velden: readonly string[];
  /** Undefined when none was given, or its key was destroyed. */
  readonly reden: string | undefined;
  readonly verzegeld: boolean;
  /** Give it back as `voor` to read on. */
  readonly volg: string;
}
export interface AuditFilter {
  readonly casus?: string;
  readonly actie?: string;
  readonly voor?: string;
  /** At most this many, default 100. */
  readonly limit?: number;
}

const print = 'audit/reden';

/** The audit log: written in the transaction of what it tells, never changed. Every login may append; toezicht lists, zegel seals. */
export class AuditLog {
  constructor(private readonly vault: Vault) {}

  /** One statement for all. A reason is sealed; the chain gets its HMAC. @throws DatabaseError */
  async append(tx: Queryable, events: readonly AuditEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.vault.ready();
    const slab = new Slab();
    const reasons = events.map((event) => this.sealReason(event));
    const slices = (['cipher', 'hmac', 'sleutel'] as const).flatMap((name) => {
      const { van, lengte } = slab.column(reasons.map((reason) => reason?.[name]));
      return [van, lengte];
    });
    await insertRows.run(
      tx,
      slab.bytes,
      events.map(({ id }) => id),
      events.map(({ op }) => op),
      events.map(({ actie }) => actie),
      events.map(({ actor }) => actor),
      events.map(({ rol }) => rol ?? null),
      events.map(({ casus }) => casus ?? null),
      events.map(({ onderwerp }) => onderwerp ?? null),
      events.map(({ codes }) => arrayLiteral(codes)),
      events.map(({ velden }) => arrayLiteral(velden)),
      reasons.map((reason) => reason?.periode ?? null),
      ...slices,
    );
  }

  /** Newest first. Login toezicht; log that you looked. @throws DatabaseError; BrokenSealError */
  async list(on: Queryable, filter: AuditFilter = {}): Promise<AuditRegel[]> {
    const rows = await listRows.run(on, filter.casus ?? null, filter.actie ?? null, filter.voor ?? null, filter.limit ?? 100);
    await this.vault.ready(rows);
    return rows.map((row) => this.lineOf(row));
  }

  private sealReason({ id, reden }: AuditEvent) {
    if (reden === undefined) return undefined;
    const plain = Buffer.from(reden, 'utf8');
    return { ...this.vault.seal('audit', id, plain), hmac: this.vault.hmac(print, plain) };
  }

  private lineOf(row: ListedRow): AuditRegel {
    const key = row.sleutel && row.periode ? { sleutel: row.sleutel, periode: row.periode } : undefined;
    return {
      id: row.id,
      op: row.op,
      actie: row.actie,
      actor: row.actor,
      rol: row.rol ?? undefined,
      casus: row.casus ?? undefined,
      onderwerp: row.onderwerp ?? undefined,
      codes: row.codes,
      velden: row.velden,
      reden: row.reden && key ? this.vault.open('audit', row.id, row.reden, key).toString('utf8') : undefined,
      verzegeld: row.keten !== null,
      volg: row.volg,
    };
  }
}
