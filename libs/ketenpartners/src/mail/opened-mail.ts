/** What a mail consists of, as read from its bytes alone. A mail inside a mail is an attachment. */
export interface OpenedMail {
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  /** The address of From in lower case; undefined unless there is exactly one. */
  readonly van: string | undefined;
  readonly bijlagen: readonly { readonly naam: string; readonly type: string; readonly bytes: Buffer }[];
  /** For a person; undefined unless it was asked for. */
  readonly tekst: { readonly van: string; readonly onderwerp: string; readonly inhoud: string } | undefined;
  /** What a machine found to read; undefined unless it was asked for. */
  readonly lezing: Maillezing | undefined;
}

/** The words of a mail as lines, where a row of two cells is `label: value`. */
export interface Maillezing {
  readonly onderwerp: string;
  /** The same words as far as the sender's program wrote them twice: plain, and made of HTML. */
  readonly teksten: readonly string[];
  /** Per attachment, by its number from 1; not there when it could not be read. */
  readonly bijlagen: ReadonlyMap<number, string>;
}

/** How much is read of a mail beside what it consists of. */
export interface Leeswens {
  /** How many characters of its text a person wants, at most. */
  readonly alsTekst?: number;
  /** Whether its words, and those of its attachments, are read. */
  readonly lezen?: true;
}
