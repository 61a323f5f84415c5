import { dropEmpty, MeldingProfessional, parseStrictJson, RejectError, twijfelIn, validate, type Codelijsten } from '@schakel/contracts';
import { failpoint } from '@schakel/runtime';
import type { Deur, JournalAppender, Receipt } from '@schakel/store/journal-append';
import { GeweigerdBericht, keepsByItself } from './delen';
import { saysDanger } from './gevaar-in-bytes';
import { Gewekt } from './gewekt';

/** The bytes exactly as they came, and which partij answers for them. */
export interface OfferedJson {
  readonly deur: Deur;
  readonly partij: string;
  readonly body: Buffer;
  /** The body is only the beginning of what came. */
  readonly tooLarge?: boolean;
  readonly idempotentie?: string;
}

/**
 * The one use case behind every door for the report of a professional: read, validate, append. Resolves only after COMMIT. Idempotent by
 * (partij, kenmerk) and by fingerprint. What is doubtful is taken and named by its place; what is refused is journalled as `afgewezen` before the
 * error is thrown, so that somebody can telephone, and claims no kenmerk. A door that keeps it by itself gets a GeweigerdBericht instead.
 */
export class JsonAcceptance {
  private readonly gewekt = new Gewekt();

  constructor(
    private readonly journal: JournalAppender,
    readonly codelijsten: Codelijsten,
  ) {}

  /** @throws RejectError with every error; RetryLaterError when the journal cannot write now */
  async accept(offered: OfferedJson): Promise<Receipt> {
    try {
      if (offered.tooLarge) throw new RejectError('te-groot');
      return await this.append(offered, readMelding(offered.body));
    } catch (error) {
      if (!(error instanceof RejectError)) throw error;
      return this.refuse(offered, error);
    }
  }

  /** Keeps what this door does not take, and throws why. */
  async refuse(offered: OfferedJson, error: RejectError): Promise<never> {
    if (keepsByItself(offered.deur)) throw new GeweigerdBericht(error, saysDanger(offered.body));
    if (error.code !== 'andere-inhoud') await this.keepRefused(offered, error);
    throw error;
  }

  private async append(offered: OfferedJson, melding: MeldingProfessional): Promise<Receipt> {
    const { kenmerk, acuteOnveiligheid } = melding;
    const receipt = await this.journal.append({
      ...this.entry(offered),
      dringend: acuteOnveiligheid === true,
      twijfel: twijfelIn(melding, this.codelijsten),
      ...(kenmerk ? { referentie: kenmerk } : {}),
      ...(offered.idempotentie ? { idempotentie: offered.idempotentie } : {}),
    });
    failpoint('intake-na-commit');
    return receipt;
  }

  private entry({ deur, partij, body }: OfferedJson) {
    return { soort: 'melding-professional.v1', deur, partij, bytes: body } as const;
  }

  private async keepRefused(offered: OfferedJson, { code, fouten }: RejectError): Promise<void> {
    const named = fouten.length > 0 ? fouten : [{ code, location: '' }];
    const { partij, body } = offered;
    const dringend = saysDanger(body) && !this.gewekt.has(partij, body);
    await this.journal.append({ ...this.entry(offered), dringend, fouten: [...named] });
    if (dringend) this.gewekt.note(partij, body);
  }
}

/** The report in these bytes. @throws RejectError with every error, each by its place */
export const readMelding = (body: Buffer): MeldingProfessional => validate(MeldingProfessional, dropEmpty(parseStrictJson(body)));
