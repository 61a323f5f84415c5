/** What all doors of the matrix share: one database, one journal, one gateway. */
import type { Inrichting } from '@schakel/contracts';
import type { XmlReader } from '@schakel/ketenpartners';
import type { Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import type { Vault } from '@schakel/store/vault';
import type { Acceptance } from '../../../apps/gateway/src/intake/accept';
import type { FreshStore } from '../database';
import type { SigningIssuer } from '../signing-issuer';
import type { Bericht } from './formaten';
import type { Ingang } from './matrix';

export interface Basis {
  readonly store: FreshStore;
  readonly inrichting: Inrichting;
  readonly intake: { readonly db: Database; readonly vault: Vault; readonly journal: JournalAppender; readonly xml: XmlReader };
  readonly acceptance: Acceptance;
  readonly issuer: SigningIssuer;
  /** Of the gateway. */
  readonly url: string;
  /** The Cookie header of somebody of the bureaudienst. */
  readonly cookie: string;
}

/** Offers a message; gives the number that it has then: the sender's, where the door takes one. */
export type Bied = (bericht: Bericht, kenmerk: string) => Promise<string>;

/** A door that takes the sender's number. */
export const onderKenmerk =
  (offer: (bericht: Bericht, kenmerk: string) => Promise<unknown>): Bied =>
  async (bericht, kenmerk) => {
    await offer(bericht, kenmerk);
    return kenmerk;
  };

export interface Deuren<I extends Ingang> {
  readonly deuren: Readonly<Record<I, Bied>>;
  close(): Promise<void>;
}

const noSuch = (vorm: string): never => {
  throw new Error(`the matrix offers ${vorm} at a door that takes none`);
};
export const xmlOf = (bericht: Bericht): string => (bericht.vorm === 'xml' ? bericht.xml : noSuch(bericht.vorm));
export const jsonOf = (bericht: Bericht): string => (bericht.vorm === 'json' ? JSON.stringify(bericht.json) : noSuch(bericht.vorm));
