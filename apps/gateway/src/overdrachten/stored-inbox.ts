import type { Gebruiker } from '@schakel/contracts';
import { isUuid, uuidV7 } from '@schakel/contracts';
import type { AuditLog } from '@schakel/store/audit';
import type { Database } from '@schakel/store/database';
import type { JournalAppender, JournalEntry, Receipt } from '@schakel/store/journal-append';
import type { Postvak, PostvakItem } from '@schakel/store/outbox';
import { Inbox } from './inbox';

/** The inbox on PostgreSQL, under the login overdrachten: it cannot read the journal. */
export class StoredInbox extends Inbox {
  constructor(
    private readonly db: Database,
    private readonly postvak: Postvak,
    private readonly journal: JournalAppender,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  list(teams: readonly string[]): Promise<readonly PostvakItem[]> {
    return this.postvak.list(this.db, teams);
  }

  async get(teams: readonly string[], id: string): Promise<PostvakItem | undefined> {
    return isUuid(id) ? this.postvak.get(this.db, teams, id) : undefined;
  }

  append(entry: JournalEntry): Promise<Receipt> {
    return this.journal.append(entry);
  }

  receipt(id: string, partij: string): Promise<Receipt | undefined> {
    return this.journal.receipt(id, partij);
  }

  async seen({ id, casus }: PostvakItem, { id: actor, rollen }: Gebruiker): Promise<void> {
    const now = new Date();
    const event = {
      id: uuidV7(now.getTime()),
      op: now,
      actie: 'overdracht-ingezien',
      actor,
      casus,
      onderwerp: id,
      codes: [],
      velden: ['inhoud.samenvatting'],
    } as const;
    const [rol] = rollen;
    await this.audit.append(this.db, [{ ...event, ...(rol === undefined ? {} : { rol }) }]);
  }
}
