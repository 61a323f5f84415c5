/** What a checker may know: what was asked, and what was found afterwards, wherever something is kept or arrives. */

/** One reference as its sender knows it. */
export interface Sent {
  readonly ref: string;
  /** The ids of all receipts, different ones only. */
  readonly ids: readonly string[];
}

export interface JournalRow {
  readonly id: string;
  readonly soort: string;
  readonly status: string;
  readonly casus: string | undefined;
  /** Hexadecimal. */
  readonly vingerafdruk: string;
  readonly gezien: boolean;
  /** Wake-ups that are not closed. */
  readonly wekkers: number;
}

export interface OutboxRow {
  readonly id: string;
  readonly casus: string;
  readonly ontvanger: string;
  readonly kanaal: string;
  readonly soort: string;
  readonly onderwerp: string;
  readonly revisie: number;
  readonly status: string;
  /** Its lease ended and nobody noticed. */
  readonly verlopen: boolean;
  readonly wekkers: number;
}

/** Something that reached a partner, in order of arrival. */
export interface Arrival {
  readonly partner: string;
  /** The number that the hub gave it. */
  readonly verzending: string;
  /** Of the bytes. */
  readonly digest: string;
  /** Whether the partner did something with it: one that answers 500, or nothing, did not. */
  readonly verwerkt: boolean;
  /** The fields whose markers were found in it. */
  readonly velden: readonly string[];
}

export interface MailSeen {
  readonly messageId: string;
  readonly to: string;
  readonly velden: readonly string[];
}

/** Times in milliseconds of PostgreSQL's clock. */
export interface TermijnRow {
  readonly id: string;
  readonly uiterlijk: number;
  readonly afgegaan: number | undefined;
  /** Berichten about it in the journal. */
  readonly berichten: number;
}

export interface Facts {
  readonly sent: readonly Sent[];
  /** How often a report was sent, and how often nobody learned what became of it. */
  readonly attempts: number;
  readonly unknown: number;
  /** Steps of casussen that were answered 202, by the id of the bericht. */
  readonly steps: readonly string[];
  /** References under which other bytes were accepted. */
  readonly forged: readonly string[];
  /** The fingerprint that the bytes of each reference must have. */
  readonly vingerafdrukken: ReadonlyMap<string, string>;
  readonly journal: readonly JournalRow[];
  readonly casussen: readonly { readonly id: string; readonly meldingen: readonly string[] }[];
  readonly outbox: readonly OutboxRow[];
  readonly arrivals: readonly Arrival[];
  readonly mails: readonly MailSeen[];
  /** Content that a team saw before it took the handover up. */
  readonly tooEarly: readonly string[];
  /** Only those that had to fire in this run. */
  readonly termijnen: readonly TermijnRow[];
  /** Findings of `schakel audit verify`; and whether it ran. */
  readonly audit: { readonly heel: boolean; readonly bevindingen: readonly string[] };
  /** Where markers of persons were found: Redis, the broker's files, logs. */
  readonly leaks: readonly string[];
  /** What every kind of recipient may have, by policy. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly liveness: Liveness;
}

export interface Liveness {
  readonly drainedMs: number | undefined;
  readonly boundMs: number;
  /** Moment at which the last fault was healed, of PostgreSQL's clock. */
  readonly healedAt: number;
  /** Processes of the hub that ended without being killed. */
  readonly crashes: readonly string[];
}
