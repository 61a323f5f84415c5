import type { CasusDossier, PersoonSectie } from '@schakel/domain';
import type { AuditLog } from '@schakel/store/audit';
import type { Opdracht } from '@schakel/store/beheer';
import type { Casussen } from '@schakel/store/casus';
import type { Queryable } from '@schakel/store/database';
import type { Bericht } from '@schakel/store/journal';
import type { JournalAppender } from '@schakel/store/journal-append';

/** What the work list uses of the store, all under the login werkvoorraad. An injection token. */
export abstract class WerkvoorraadStore {
  abstract readonly db: Queryable;
  abstract readonly casussen: Pick<Casussen<CasusDossier, PersoonSectie>, 'get' | 'list' | 'werklijst'>;
  abstract readonly journal: Pick<JournalAppender, 'append' | 'receipt'>;
  /** A bericht as it came, and what is known against it. */
  abstract readonly berichtVan: (bericht: string) => Promise<Pick<Bericht, 'inhoud' | 'fouten'> | undefined>;
  /** Takes a refused bericht off the list, with who called its sender and what was agreed. False when somebody was first. */
  abstract readonly gebeld: (bericht: string, opdracht: Opdracht) => Promise<boolean>;
  abstract readonly audit: Pick<AuditLog, 'append'>;
}
