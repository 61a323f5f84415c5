import { Injectable } from '@nestjs/common';
import type { Gebruiker } from '@schakel/contracts';
import { RejectError, uuidV7 } from '@schakel/contracts';
import type { AuditFilter, AuditLog, AuditRegel, Verstrekking } from '@schakel/store/audit';
import { verifyAudit } from '@schakel/store/audit';
import type { Queryable } from '@schakel/store/database';

/** What supervision uses of the store, all under the login toezicht. An injection token. */
export abstract class ToezichtStore {
  abstract readonly db: Queryable;
  abstract readonly audit: Pick<AuditLog, 'append' | 'list'>;
  abstract verstrekkingen(filter: { readonly casus?: string; readonly limit?: number }): Promise<Verstrekking[]>;
}

export interface Verantwoording {
  readonly verstrekkingen: readonly Verstrekking[];
  readonly regels: readonly AuditRegel[];
  /** How many rows of the audit log were changed, are missing or wait too long for their seal; 0 = it holds. */
  readonly gebreken: number;
  /** The number of the oldest line of these; absent when there are none older. */
  readonly verder?: string;
}

/** Which part of what stands: of one casus, of one kind of line, older than the line with this number. */
export interface Vraag {
  readonly casus?: string;
  readonly soort?: string;
  readonly voor?: string;
}

const most = 100;

/** Who got which field on what ground, and who did what: for the privacy officer and the FG. */
@Injectable()
export class ToezichtService {
  constructor(private readonly store: ToezichtStore) {}

  /** Logs that this person looks, with the reason, and then gives what stands. @throws RejectError `reden-ontbreekt` */
  async look(door: Gebruiker, reden: string | undefined, { casus, soort, voor }: Vraag): Promise<Verantwoording> {
    if (!reden) throw new RejectError('reden-ontbreekt');
    await this.log(door, reden, casus);
    const filter: Pick<AuditFilter, 'casus' | 'limit'> = { limit: most, ...(casus ? { casus } : {}) };
    const [verstrekkingen, regels, gebreken] = await Promise.all([
      this.store.verstrekkingen(filter),
      this.store.audit.list(this.store.db, { ...filter, ...(soort ? { actie: soort } : {}), ...(voor ? { voor } : {}) }),
      verifyAudit(this.store.db),
    ]);
    const last = regels.length === most ? regels.at(-1)?.volg : undefined;
    return { verstrekkingen, regels, gebreken: gebreken.length, ...(last ? { verder: last } : {}) };
  }

  private async log({ id: actor, rollen: [rol] }: Gebruiker, reden: string, casus: string | undefined): Promise<void> {
    const op = new Date();
    const base = { op, actor, reden, codes: [], velden: [], ...(rol ? { rol } : {}), ...(casus ? { casus } : {}) };
    await this.store.audit.append(this.store.db, [
      { ...base, id: uuidV7(op.getTime()), actie: 'verstrekkingen-ingezien' },
      { ...base, id: uuidV7(op.getTime()), actie: 'audit-ingezien' },
    ]);
  }
}
