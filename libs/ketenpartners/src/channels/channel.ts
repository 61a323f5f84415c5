/** Where and how one recipient is reached. */
export interface Bestemming {
  /** URL, mail address or folder. */
  readonly adres: string;
  /** SOAP action; only for channels that know one. */
  readonly actie?: string;
  /** Only for Digikoppeling. */
  readonly ebms?: EbmsAdres;
  /** Bearer token; only for channels that know one. */
  readonly toegangsbewijs?: string;
  /** Milliseconds between two looks whether the recipient confirmed; absent: what it takes in, it has. */
  readonly bevestigingElkeMs?: number;
}

/** Under which agreement (CPA) a message goes, and from whom to whom. */
export interface EbmsAdres {
  readonly cpaId: string;
  readonly service: string;
  readonly actie: string;
  readonly van: { readonly oin: string; readonly rol: string };
  readonly naar: { readonly oin: string; readonly rol: string };
  /** A person asked for it again after it was known not to be delivered: it goes as a new ebMS message. */
  readonly opnieuw: boolean;
}

/**
 * What the other side said: it has it (`bevestigd`); somebody on the way took it and will tell (`aangenomen`); it refuses it and that is final; or it
 * lies there and nobody said yet that it was taken over, which is looked for again after `naMs`. `foutcode` is a code, never text of the other side.
 */
export type Bezorging =
  | { readonly uitkomst: 'bevestigd' }
  | { readonly uitkomst: 'aangenomen' }
  | { readonly uitkomst: 'geweigerd'; readonly foutcode: string }
  | { readonly uitkomst: 'bevestiging-volgt'; readonly naMs: number };

/** The message may or may not have arrived: nobody can know. It is not sent again by itself; a person decides, or the partner's answer does. */
export class UnknownOutcomeError extends Error {
  constructor(readonly foutcode: 'uitkomst-onbekend' | 'niet-bezorgd' = 'uitkomst-onbekend') {
    super(foutcode);
    this.name = 'UnknownOutcomeError';
  }
}

/** A way to bring bytes to a recipient. Injection token. */
export abstract class Channel {
  /**
   * Sends the stored wire bytes once; every attempt sends the same. Not idempotent by itself: the recipient knows doubles by the verzending id.
   * @throws RetryLaterError when the recipient surely did not process it
   * @throws UnknownOutcomeError when nobody can know
   */
  abstract deliver(wire: Buffer, bestemming: Bestemming, verzendingId: string): Promise<Bezorging>;
}
