import { RejectError, type Fout, type Machine, type Soort } from '@schakel/contracts';
import { RefusedXml, type XmlEnvelope, type XmlReader } from '@schakel/ketenpartners';
import { failpoint } from '@schakel/runtime';
import { type Deur, type JournalAppender, type Receipt } from '@schakel/store/journal-append';

/** What a door hands over: who is speaking, and the bytes exactly as they came. */
export interface Offered {
  readonly deur: Deur;
  readonly partij: Machine;
  readonly body: Buffer;
  readonly idempotentie?: string;
}

/** What a door may take. A bericht of another kind is refused there, whatever the schema says. */
type Taken = readonly Soort[];

const mailDeuren: readonly Deur[] = ['smtp', 'imap'];

/**
 * The one use case behind every XML door: read the envelope, check who may speak, append. Resolves only after COMMIT.
 * Idempotent by (partij, reference) and by fingerprint. A refused bericht of a known partij is journalled as `afgewezen` before the error is thrown,
 * so that somebody can telephone; it claims no reference.
 */
export class Acceptance {
  constructor(
    private readonly xml: XmlReader,
    private readonly journal: JournalAppender,
  ) {}

  /** @throws RejectError with every error; RetryLaterError when the journal cannot write now */
  async accept(offered: Offered, vorm: 'meldingen' | 'soap', taken: Taken): Promise<{ receipt: Receipt; envelope: XmlEnvelope }> {
    let envelope: Partial<XmlEnvelope> = {};
    try {
      const read = await this.xml.read(offered.body, vorm);
      envelope = read;
      if (!taken.includes(read.soort)) throw refuse('onbekend-bericht', read.wortel);
      if (!offered.partij.spreektVoor.includes(read.zender))
        throw refuse('zender-niet-toegestaan', `${read.wortel}/stuurgegevens/zender/organisatie`);
      const casus = await this.askedCasus(offered.partij.partij, read);
      const receipt = await this.append(offered, read, casus);
      failpoint('intake-na-commit');
      return { receipt, envelope: read };
    } catch (error) {
      // A mail keeps what is refused of it by itself, whole and for a person.
      if (error instanceof RejectError && !mailDeuren.includes(offered.deur)) await this.keepRefused(offered, error, envelope);
      throw error;
    }
  }

  /** An answer is taken only from the partij that was asked: the question's own row says who that is, and which casus it belongs to. */
  private async askedCasus(partij: string, { crossRefnummer, wortel }: XmlEnvelope): Promise<string | undefined> {
    if (crossRefnummer === undefined) return undefined;
    const question = await this.journal.question(crossRefnummer);
    if (!question) throw refuse('onbekende-vraag', `${wortel}/stuurgegevens/crossRefnummer`);
    if (question.ontvanger !== partij) throw refuse('andere-partner-gevraagd', `${wortel}/stuurgegevens/crossRefnummer`);
    return question.casus;
  }

  private append({ deur, partij, idempotentie }: Offered, read: XmlEnvelope, casus: string | undefined): Promise<Receipt> {
    return this.journal.append({
      soort: read.soort,
      deur,
      partij: partij.partij,
      bytes: read.bericht,
      dringend: read.dringend,
      twijfel: read.twijfel,
      ...(read.referentienummer ? { referentie: read.referentienummer } : {}),
      ...(idempotentie ? { idempotentie } : {}),
      ...(casus ? { casus } : {}),
    });
  }

  private async keepRefused({ deur, partij, body }: Offered, error: RejectError, envelope: Partial<XmlEnvelope>): Promise<void> {
    if (error.code === 'andere-inhoud') return;
    const known = error instanceof RefusedXml ? { ...error.envelope, ...envelope } : envelope;
    const fouten: readonly Fout[] = error.fouten.length > 0 ? error.fouten : [{ code: error.code, location: '' }];
    await this.journal.append({
      soort: known.soort ?? 'vt-melding.v1',
      deur,
      partij: partij.partij,
      bytes: body,
      dringend: known.dringend ?? false,
      fouten: [...fouten],
    });
  }
}

function refuse(code: RejectError['code'], location: string): RejectError {
  return new RejectError(code, [{ code, location }]);
}
