import type { JournalEntry, Receipt } from '@schakel/store/journal-append';
import type { PostvakItem } from '@schakel/store/outbox';
import type { Gebruiker } from '@schakel/contracts';

export type { PostvakItem };

/** What the inbox needs of the store: what was minimised for a team, and a way in for its answers. An injection token. */
export abstract class Inbox {
  /** Headings of these teams, newest first. */
  abstract list(teams: readonly string[]): Promise<readonly PostvakItem[]>;
  /** Undefined for anybody else's. */
  abstract get(teams: readonly string[], id: string): Promise<PostvakItem | undefined>;
  /** Journals an answer. @throws RejectError `andere-inhoud` when this revisie was answered otherwise; RetryLaterError */
  abstract append(entry: JournalEntry): Promise<Receipt>;
  abstract receipt(id: string, partij: string): Promise<Receipt | undefined>;
  /** Writes down that this person saw the content. Comes before the content is shown. */
  abstract seen(item: PostvakItem, door: Gebruiker): Promise<void>;
}
