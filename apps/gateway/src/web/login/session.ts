import type { Gebruiker } from '@schakel/contracts';

/** A reason that was given to see something, by the id of what was opened. */
export interface GegevenReden {
  readonly onderwerp: string;
  readonly reden: string;
}

/** What a session remembers of a person; stored encrypted, found by the digest of its id only. */
export interface SessionContent {
  readonly soort: 'sessie';
  readonly gebruiker: Gebruiker;
  readonly csrf: string;
  /** When the session ends in any case, in milliseconds since 1970. */
  readonly eind: number;
  /** Why this person opened what, newest last; asked once a session. */
  readonly redenen?: readonly GegevenReden[];
}

/** What must be remembered between sending somebody to the login service and the return; good for one try. */
export interface LoginAttempt {
  readonly soort: 'inlogpoging';
  readonly organisatie: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type SessionRecord = SessionContent | LoginAttempt;

export interface OpenSession extends SessionContent {
  readonly id: string;
}

/** Where sessions stand. An injection token; the store's door keeps them in PostgreSQL. */
export abstract class Sessions {
  /** Keeps the record until `geldigTot` and gives a fresh opaque id of at least 128 random bits. */
  abstract create(record: SessionRecord, geldigTot: Date): Promise<string>;
  /** As `create`, for somebody who came in: session, account and the line in the audit log stand together or not at all. */
  abstract enter(record: SessionContent, geldigTot: Date): Promise<string>;
  /** Undefined when the id is unknown or its time is over. */
  abstract read(id: string): Promise<SessionRecord | undefined>;
  /** Puts another record under the id, with this end; without effect when the old one is gone. */
  abstract replace(id: string, record: SessionRecord, geldigTot: Date): Promise<void>;
  /** Moves the end of a record; without effect when it is gone. */
  abstract extend(id: string, geldigTot: Date): Promise<void>;
  /** Idempotent. */
  abstract destroy(id: string): Promise<void>;
  /** Ends the session of somebody who goes, and writes that down with it. */
  abstract leave(id: string, gebruiker: Gebruiker): Promise<void>;
}
