import { dropEmpty, MeldingProfessional, parseStrictJson, RejectError, twijfelIn, validate, type Codelijsten } from '@schakel/contracts';
import { failpoint } from '@schakel/runtime';
import type { Deur, JournalAppender, Receipt } from '@schakel/store/journal-append';

/** The bytes exactly as they came, and which partij answers for them. */
export interface OfferedJson {
  readonly deur: Deur;
  readonly partij: string;
  readonly body: Buffer;
  readonly idempotentie?: string;
}

/** Danger counts also where the rest cannot be read: it raises, and nothing lowers. */
const saysDanger = (body: Buffer): boolean => /"acuteOnveiligheid"\s*:\s*true\b/.test(body.toString('latin1'));

/**
 * The one use case behind every door for the report of a professional: read, validate, append. Resolves only after COMMIT. Idempotent by
 * (partij, kenmerk) and by fingerprint. What is doubtful is taken and named by its place; what is refused is journalled as `afgewezen` before the
 * error is thrown, so that somebody can telephone, and claims no kenmerk.
 */
export class JsonAcceptance {
  constructor(
    private readonly journal: JournalAppender,
    readonly codelijsten: Codelijsten,
  ) {}

  /** @throws RejectError with every error; RetryLaterError when the journal cannot write now */
  async accept(offered: OfferedJson): Promise<Receipt> {
    const read = refusalOr(() => readMelding(offered.body));
    if (read instanceof RejectError) {
      await this.keepRefused(offered, read);
      throw read;
    }
    const { kenmerk, acuteOnveiligheid } = read;
    const receipt = await this.journal.append({
      ...this.entry(offered),
      dringend: acuteOnveiligheid === true,
      twijfel: twijfelIn(read, this.codelijsten),
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
    await this.journal.append({ ...this.entry(offered), dringend: saysDanger(offered.body), fouten: [...named] });
  }
}

/** The report in these bytes. @throws RejectError with every error, each by its place */
export const readMelding = (body: Buffer): MeldingProfessional => validate(MeldingProfessional, dropEmpty(parseStrictJson(body)));

function refusalOr<T>(read: () => T): T | RejectError {
  try {
    return read();
  } catch (error) {
    if (error instanceof RejectError) return error;
    throw error;
  }
}
