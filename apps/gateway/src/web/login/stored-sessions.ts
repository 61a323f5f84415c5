import type { Database } from '@schakel/store/database';
import type { Sessies } from '@schakel/store/sessies';
import type { Toegang } from '@schakel/store/toegang';
import type { Gebruiker } from '@schakel/contracts';
import type { SessionContent, SessionRecord } from './session';
import { Sessions } from './session';

/** Sessions in PostgreSQL, under the login inlog. */
export class StoredSessions extends Sessions {
  constructor(
    private readonly db: Database,
    private readonly sessies: Sessies,
    private readonly toegang: Toegang,
  ) {
    super();
  }

  create(record: SessionRecord, geldigTot: Date): Promise<string> {
    return this.sessies.begin(this.db, record, geldigTot.getTime() - Date.now());
  }

  enter(record: SessionContent, geldigTot: Date): Promise<string> {
    return this.db.transaction(async (tx) => {
      await this.toegang.enter(tx, record.gebruiker);
      return this.sessies.begin(tx, record, geldigTot.getTime() - Date.now());
    });
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

  leave(id: string, gebruiker: Gebruiker): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.sessies.end(tx, id);
      await this.toegang.leave(tx, gebruiker);
    });
  }
}
