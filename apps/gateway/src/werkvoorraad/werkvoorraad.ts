import type { CasusDossier, PersoonSectie } from '@schakel/domain';
import type { AuditLog } from '@schakel/store/audit';
import type { Casussen } from '@schakel/store/casus';
import type { Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';

/** What the work list uses of the store, all under the login werkvoorraad. An injection token. */
export abstract class WerkvoorraadStore {
  abstract readonly db: Database;
  abstract readonly casussen: Casussen<CasusDossier, PersoonSectie>;
  abstract readonly journal: JournalAppender;
  abstract readonly audit: AuditLog;
}
