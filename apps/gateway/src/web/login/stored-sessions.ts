import type { Database } from '@schakel/store/database';
import type { Sessies } from '@schakel/store/sessies';
import type { SessionRecord } from './session';
import { Sessions } from './session';

/** Sessions in PostgreSQL, under the login inlog. */
export class StoredSessions extends Sessions {
  constructor(
    private readonly db: Database,
    private readonly sessies: Sessies,
  ) {
    super();
  }

  create(record: SessionRecord, geldigTot: Date): Promise<string> {
    return this.sessies.begin(this.db, record, geldigTot.getTime() - Date.now());
  }

  async read(id: string): Promise<SessionRecord | undefined> {
    return (await this.sessies.read(this.db, id)) as SessionRecord | undefined;
  }

  replace(id: string, record: SessionRecord, geldigTot: Date): Promise<void> {
    return this.sessies.replace(this.db, id, record, geldigTot.getTime() - Date.now());
  }

  extend(id: string, geldigTot: Date): Promise<void> {
    return this.sessies.extend(this.db, id, geldigTot.getTime() - Date.now());
  }

  destroy(id: string): Promise<void> {
    return this.sessies.end(this.db, id);
  }
}
