/** Where and how one recipient is reached. */
export interface Bestemming {
  /** URL of a SOAP door, or a mail address. */
  readonly adres: string;
  /** SOAP action; only for channels that know one. */
  readonly actie?: string;
}

/** What the other side said: it has it, or it refuses it and that is final. `foutcode` is a code, never text of the other side. */
export type Bezorging = { readonly uitkomst: 'bevestigd' } | { readonly uitkomst: 'geweigerd'; readonly foutcode: string };

/** The message may or may not have arrived: nobody can know. It is not sent again by itself; a person decides, or the partner's answer does. */
export class UnknownOutcomeError extends Error {
  constructor() {
    super('uitkomst-onbekend');
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
