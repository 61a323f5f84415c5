import type { ErrorCode, Toegang } from '@schakel/contracts';
import type { Database } from '@schakel/store/database';
import type { Toegang as ToegangStore } from '@schakel/store/toegang';
import { onbekend } from '@schakel/store/toegang';
import { AccessLog } from './access-log';

/** Under the login inlog. */
export class StoredAccessLog extends AccessLog {
  constructor(
    private readonly db: Database,
    private readonly store: ToegangStore,
  ) {
    super();
  }

  refused(actor: string | undefined, code: ErrorCode): Promise<void> {
    return this.store.refuse(this.db, actor === undefined ? onbekend : { id: actor, rollen: [] }, code);
  }

  used(toegang: Toegang, inlognaam: string): Promise<void> {
    if (toegang.soort === 'machine') return this.store.machine(this.db, inlognaam, toegang.partij);
    return this.store.person(this.db, toegang);
  }
}
