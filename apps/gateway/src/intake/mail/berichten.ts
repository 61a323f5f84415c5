import { RejectError, type Machine, type MailFormaat, type Partij } from '@schakel/contracts';
import type { JournalEntry, Receipt } from '@schakel/store/journal-append';
import { stufMeldingen, type Acceptance } from '../accept';
import { GeweigerdBericht, takeDeel, type Geweigerd } from '../delen';
import { saysDanger } from '../gevaar-in-bytes';
import type { JsonAcceptance } from '../json-acceptance';
import { beforeTravel } from './line-ends';
import type { MogelijkBericht } from './read-mail';

/** In bytes, as at every other door. */
const largest = 5 * 1024 * 1024;

/** The use cases of the other doors, which a mail uses too. */
export interface Aannames {
  readonly xml: Acceptance;
  readonly json: JsonAcceptance;
}

/** Offers what a mail brings to the acceptance of its language, as the partij that sent it. */
export class MailBerichten {
  constructor(
    private readonly aannames: Aannames,
    private readonly deur: 'smtp' | 'imap',
  ) {}

  /** The receipt of one attachment, or why it is refused. `owed` is journalled with an XML that is new. @throws RetryLaterError: it may be offered again */
  offer(
    partij: Partij,
    formaten: readonly MailFormaat[],
    { bijlage: { bytes }, taal }: MogelijkBericht,
    location: string,
    owed?: JournalEntry['owed'],
  ): Promise<Receipt | Geweigerd> {
    if (bytes.length > largest) return Promise.resolve({ fouten: [{ code: 'te-groot', location }], dringend: saysDanger(bytes) });
    const take = taal === 'json' ? () => this.acceptJson(partij, formaten, bytes) : () => this.acceptXml(partij, formaten, bytes, owed);
    return takeDeel(location, take);
  }

  /** A report that was read from a form, as the JSON that the form says. */
  offerFormulier(partij: Partij, velden: object): Promise<Receipt | Geweigerd> {
    const body = Buffer.from(JSON.stringify(velden), 'utf8');
    return takeDeel('formulier', () => this.aannames.json.accept({ deur: this.deur, partij: partij.id, body }));
  }

  private acceptJson(partij: Partij, formaten: readonly MailFormaat[], body: Buffer): Promise<Receipt> {
    if (!formaten.includes('melding-professional')) throw new GeweigerdBericht(new RejectError('onbekend-bericht'), saysDanger(body));
    return this.aannames.json.accept({ deur: this.deur, partij: partij.id, body });
  }

  /** Where the reference is known with other bytes, the same report may have come by another door with other line ends. */
  private async acceptXml(partij: Partij, formaten: readonly MailFormaat[], bytes: Buffer, owed: JournalEntry['owed']): Promise<Receipt> {
    const taken = formaten.includes('stuf-jeugdzorg') ? stufMeldingen : [];
    const offered = { deur: this.deur, partij: machineOf(partij), ...(owed ? { owed } : {}) };
    let refused: RejectError | undefined;
    for (const body of beforeTravel(bytes)) {
      try {
        return (await this.aannames.xml.accept({ ...offered, body }, 'meldingen', taken)).receipt;
      } catch (error) {
        if (!(error instanceof RejectError) || error.code !== 'andere-inhoud') throw error;
        refused = error;
      }
    }
    throw refused ?? new RejectError('andere-inhoud');
  }
}

const machineOf = ({ id, soort, spreektVoor }: Partij): Machine => ({ soort: 'machine', partij: id, partijSoort: soort, spreektVoor });
