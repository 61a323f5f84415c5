/** What all doors of the matrix share: one database, one journal, one gateway. */
import type { Inrichting } from '@schakel/contracts';
import type { JournalAppender } from '@schakel/store/journal-append';
import type { Acceptance } from '../../../apps/gateway/src/intake/accept';
import type { JsonAcceptance } from '../../../apps/gateway/src/intake/json-acceptance';
import type { FreshStore } from '../database';
import type { SigningIssuer } from '../signing-issuer';
import type { Bericht } from './formaten';
import type { Ingang } from './matrix';

export interface Basis {
  readonly store: FreshStore;
  readonly inrichting: Inrichting;
  readonly journal: JournalAppender;
  readonly acceptance: Acceptance;
  readonly json: JsonAcceptance;
  readonly issuer: SigningIssuer;
  /** Of the gateway. */
  readonly url: string;
  /** The Cookie header of somebody of the bureaudienst. */
  readonly cookie: string;
}

/** Offers a message; gives the number that the door gave it, where it takes none from the sender. */
export type Bied = (bericht: Bericht, kenmerk: string) => Promise<string | void>;

export interface Deuren<I extends Ingang> {
  readonly deuren: Readonly<Record<I, Bied>>;
  close(): Promise<void>;
}

const noSuch = (vorm: string): never => {
  throw new Error(`the matrix offers ${vorm} at a door that takes none`);
};
export const xmlOf = (bericht: Bericht): string => (bericht.vorm === 'xml' ? bericht.xml : noSuch(bericht.vorm));
export const jsonOf = (bericht: Bericht): string => (bericht.vorm === 'json' ? JSON.stringify(bericht.json) : noSuch(bericht.vorm));
