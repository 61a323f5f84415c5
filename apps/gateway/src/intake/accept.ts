import { RejectError, type Fout, type Machine, type Soort } from '@schakel/contracts';
import { plaatsVanVerwijzing, RefusedXml, type XmlEnvelope, type XmlKind, type XmlReader } from '@schakel/ketenpartners';
import { failpoint } from '@schakel/runtime';
import { type Deur, type JournalAppender, type JournalEntry, type Receipt } from '@schakel/store/journal-append';
import { GeweigerdBericht, keepsByItself } from './delen';
import { saysDanger } from './gevaar-in-bytes';
import { Gewekt } from './gewekt';

/** What a door hands over: who is speaking, and the bytes exactly as they came. */
export interface Offered {
  readonly deur: Deur;
  readonly partij: Machine;
  readonly body: Buffer;
  /** The body is only the beginning of what came. */
  readonly tooLarge?: boolean;
  readonly idempotentie?: string;
  /** What the door owes for it, journalled with it when it is new. */
  readonly owed?: JournalEntry['owed'];
}

/** The reports that come as StUF-Jeugdzorg; only the police reports so. */
export const stufMeldingen = ['vt-melding.v1', 'generieke-melding.v1', 'zorgmelding.v1'] as const satisfies readonly Soort[];
const isMelding = (soort: Soort): boolean => (stufMeldingen as readonly Soort[]).includes(soort);

/** What a door may take. A bericht of another kind is refused there, whatever the schema says. */
type Taken = readonly Soort[];

/**
 * The one use case behind every XML door: read the envelope, check who may speak, append. Resolves only after COMMIT.
 * Idempotent by (partij, reference) and by fingerprint. A refused bericht of a known partij is journalled as `afgewezen` before the error is thrown,
 * so that somebody can telephone; it claims no reference. A door that keeps it by itself gets a GeweigerdBericht instead.
 */
export class Acceptance {
  private readonly gewekt = new Gewekt();

  constructor(
    private readonly xml: XmlReader,
    private readonly journal: JournalAppender,
  ) {}

  /** @throws RejectError with every error; RetryLaterError when the journal cannot write now */
  async accept(offered: Offered, vorm: XmlKind, taken: Taken): Promise<{ receipt: Receipt; envelope: XmlEnvelope }> {
    let envelope: Partial<XmlEnvelope> = {};
    try {
      if (offered.tooLarge) throw new RejectError('te-groot');
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
      if (!(error instanceof RejectError)) throw error;
      return this.refuse(offered, error, error instanceof RefusedXml ? { ...error.envelope, ...envelope } : envelope);
    }
  }

  /** Keeps what this door does not take, and throws why. */
  async refuse(offered: Offered, error: RejectError, known: Partial<XmlEnvelope> = {}): Promise<never> {
    const dringend = known.dringend === true || saysDanger(offered.body);
    if (keepsByItself(offered.deur)) throw new GeweigerdBericht(error, dringend);
    await this.keepRefused(offered, error, { ...known, dringend });
    throw error;
  }

  /** What answers or confirms is taken only from the partij that got our message: its own row says who that is, and which casus it belongs to. */
  private async askedCasus(partij: string, { soort, crossRefnummer, wortel }: XmlEnvelope): Promise<string | undefined> {
    if (isMelding(soort)) return undefined;
    const question = crossRefnummer === undefined ? undefined : await this.journal.question(crossRefnummer);
    if (!question) throw refuse('onbekende-vraag', plaatsVanVerwijzing(wortel));
    if (question.ontvanger !== partij) throw refuse('andere-partner-gevraagd', plaatsVanVerwijzing(wortel));
    return question.casus;
  }

  private append({ deur, partij, idempotentie, owed }: Offered, read: XmlEnvelope, casus: string | undefined): Promise<Receipt> {
    return this.journal.append({
      soort: read.soort,
      deur,
      partij: partij.partij,
      bytes: read.bericht,
      dringend: read.dringend,
      twijfel: read.twijfel,
      ...(read.referentienummer ? { referentie: read.referentienummer } : {}),
      ...(idempotentie ? { idempotentie } : {}),
      ...(owed ? { owed } : {}),
      ...(casus ? { casus } : {}),
    });
  }

  private async keepRefused({ deur, partij, body }: Offered, error: RejectError, known: Partial<XmlEnvelope>): Promise<void> {
    if (error.code === 'andere-inhoud') return;
    const fouten: readonly Fout[] = error.fouten.length > 0 ? error.fouten : [{ code: error.code, location: '' }];
    const dringend = known.dringend === true && !this.gewekt.has(partij.partij, body);
    await this.journal.append({
      soort: known.soort ?? 'vt-melding.v1',
      deur,
      partij: partij.partij,
      bytes: body,
      dringend,
      fouten: [...fouten],
    });
    if (dringend) this.gewekt.note(partij.partij, body);
  }
}

function refuse(code: RejectError['code'], location: string): RejectError {
  return new RejectError(code, [{ code, location }]);
}
