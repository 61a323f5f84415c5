import { onbekendePartij, type Fout, type Inrichting, type Machine, type Partij } from '@schakel/contracts';
import { asMail, oinOf, saysDringend, type EbmsMessage, type Virusscanner } from '@schakel/ketenpartners';
import { failpoint } from '@schakel/runtime';
import type { JournalAppender, Receipt } from '@schakel/store/journal-append';
import type { Acceptance } from '../accept';
import { gevaarIn } from '../gevaar';
import { takenFrom } from '../stuf.controller';
import { Delen, takeDeel, type Geweigerd } from '../delen';

/** In bytes, as at every other door. */
const largestXml = 5 * 1024 * 1024;

/** What became of a message, for the log. */
export interface Ontvangst {
  readonly partij: string;
  readonly berichten: readonly Receipt[];
  readonly fouten: readonly Fout[];
}

/**
 * The use case of the Digikoppeling door. The adapter proved who sent a message (its certificate and the agreement), so the OIN in it counts. Each
 * part goes by the same acceptance as at the other doors; when anything was not read, the whole message is kept as a poststuk for a person. The same
 * message again stores nothing new.
 */
export class DigikoppelingIntake {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly journal: JournalAppender,
    private readonly inrichting: Pick<Inrichting, 'partijen'>,
    private readonly scanner?: Virusscanner,
  ) {}

  /** Resolves after COMMIT of everything. @throws RetryLaterError and anything else: nothing may be settled, the same message comes again */
  async take(message: EbmsMessage): Promise<Ontvangst> {
    const partij = this.senderOf(message);
    if (!partij) return this.keepUnknown(message, [{ code: 'afzender-onbekend', location: '' }]);
    const delen = new Delen();
    const { berichten, fouten } = delen;
    if (message.dataSources.length === 0) fouten.push({ code: 'onbekend-bericht', location: 'dataSources' });
    for (const [at, { bytes }] of message.dataSources.entries()) delen.add(await this.offer(partij, bytes, `dataSources[${at + 1}]`));
    const uitleg = 'Een deel van dit bericht kon de hub niet lezen.';
    if (fouten.length > 0) berichten.push(await this.keep(message, partij.id, { fouten, dringend: delen.dringend }, uitleg));
    failpoint('digikoppeling-na-commit');
    return { partij: partij.id, berichten, fouten };
  }

  /** Tells a person of a message that the adapter has and the hub cannot fetch; it stays at the adapter. */
  async keepUnfetched(messageId: string, code: Fout['code']): Promise<void> {
    const uitleg = 'De hub kan dit bericht niet ophalen bij de Digikoppeling-adapter. Vraag technisch beheer om het daar te bekijken.';
    const message = { messageId, van: '', dataSources: [] };
    await this.keep(message, onbekendePartij, { fouten: [{ code, location: '' }], dringend: false }, uitleg);
  }

  private senderOf({ van }: EbmsMessage): Partij | undefined {
    const oin = oinOf(van);
    return oin === undefined ? undefined : this.inrichting.partijen.find(({ spreektVoor }) => spreektVoor.includes(oin));
  }

  /** The receipt of one part, or why it is refused. */
  private offer({ id, soort, spreektVoor }: Partij, body: Buffer, location: string): Promise<Receipt | Geweigerd> {
    if (body.length > largestXml)
      return Promise.resolve<Geweigerd>({ fouten: [{ code: 'te-groot', location }], dringend: saysDringend(body) });
    const partij: Machine = { soort: 'machine', partij: id, partijSoort: soort, spreektVoor };
    return takeDeel(
      location,
      async () => (await this.acceptance.accept({ deur: 'digikoppeling', partij, body }, 'bericht', takenFrom(partij))).receipt,
    );
  }

  private async keepUnknown(message: EbmsMessage, fouten: readonly Fout[]): Promise<Ontvangst> {
    const receipt = await this.keep(message, onbekendePartij, { fouten, dringend: false }, 'De hub kent de afzender van dit bericht niet.');
    return { partij: onbekendePartij, berichten: [receipt], fouten };
  }

  /** Whole and encrypted. The fingerprint of the bytes is its reference, so that a second copy is the first. */
  private async keep(message: Omit<EbmsMessage, 'status'>, partij: string, waarom: Geweigerd, uitleg: string): Promise<Receipt> {
    const bytes = asMail(message, uitleg);
    const fouten = [...waarom.fouten, ...(await gevaarIn(this.scanner, bytes))];
    return this.journal.append({ soort: 'poststuk.v1', deur: 'digikoppeling', partij, bytes, ...waarom, fouten, teBeoordelen: true });
  }
}
