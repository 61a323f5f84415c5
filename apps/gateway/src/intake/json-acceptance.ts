import { MeldingProfessional, RejectError, validate, type Codelijsten } from '@schakel/contracts';
import type { Deur, JournalAppender, Receipt } from '@schakel/store/journal-append';

/** The bytes exactly as they came, and which partij answers for them. */
export interface OfferedJson {
  readonly deur: Deur;
  readonly partij: string;
  readonly body: Buffer;
}

/** The use case of the report of a professional: read, validate, append. Resolves only after COMMIT. */
export class JsonAcceptance {
  constructor(
    private readonly journal: JournalAppender,
    readonly codelijsten: Codelijsten,
  ) {}

  /** @throws RejectError with every error; RetryLaterError when the journal cannot write now */
  async accept({ deur, partij, body }: OfferedJson): Promise<Receipt> {
    const { kenmerk, acuteOnveiligheid } = validate(MeldingProfessional, parse(body));
    const dringend = acuteOnveiligheid === true;
    return this.journal.append({
      soort: 'melding-professional.v1',
      deur,
      partij,
      bytes: body,
      dringend,
      ...(kenmerk ? { referentie: kenmerk } : {}),
    });
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The parser's own words repeat what was sent.
    throw new RejectError('invoer-ongeldig');
  }
}
