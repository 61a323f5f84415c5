import { createHash } from 'node:crypto';
import { onbekendePartij, RejectError, type Fout, type Machine, type Partij } from '@schakel/contracts';
import { failpoint } from '@schakel/runtime';
import type { JournalAppender, Receipt } from '@schakel/store/journal-append';
import type { Acceptance } from '../accept';
import type { Afzenders, Bezorgd } from './afzender';
import { beforeTravel } from './line-ends';
import { mayAnswer } from './may-answer';
import type { Bijlage, Mail } from './read-mail';
import { isVersleuteld, readMail, sortBijlagen } from './read-mail';

/** In bytes, as at every other door. */
const largestXml = 5 * 1024 * 1024;

/** A mail as the relay handed it over; `afzender` is that of the envelope, empty for a bounce. */
export interface AangebodenMail extends Bezorgd {
  readonly afzender: string;
}

/** What became of a mail, for the log. */
export interface Ontvangst {
  readonly partij: string;
  readonly berichten: readonly Receipt[];
  readonly fouten: readonly Fout[];
}

/**
 * The use case of the mail door. Every mail of a relay is kept: each XML attachment of a confirmed partij by the same acceptance as at the other
 * doors, and the whole mail as a poststuk for a person when anything of it was not read. A refused attachment is told by its `fouten` there and
 * is not kept as afgewezen beside it. The same mail again stores nothing new.
 */
export class MailIntake {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly journal: JournalAppender,
    private readonly afzenders: Afzenders,
    private readonly deur: 'smtp' | 'imap' = 'smtp',
  ) {}

  /** Resolves after COMMIT of everything. @throws RetryLaterError and anything else: nothing may be confirmed, the same mail may come again */
  async take(aangeboden: AangebodenMail): Promise<Ontvangst> {
    const mail = await readMail(aangeboden.raw);
    if (!mail) return this.keepUnknown(aangeboden, [fout('mail-onleesbaar')]);
    const oordeel = await this.afzenders.judge(mail, aangeboden);
    if (!oordeel.partij) return this.keepUnknown(aangeboden, [fout(oordeel.fout), ...unreadable(mail)]);
    const ontvangst = await this.takeFrom(oordeel.partij, oordeel.mail, aangeboden);
    if (mayAnswer(mail, aangeboden.afzender)) await this.oweReceipt(ontvangst, aangeboden);
    failpoint('mail-na-commit');
    return ontvangst;
  }

  /** Of what cannot be taken as a mail: as much as there is, for a person. Resolves after COMMIT; errors as of `take`. */
  keepUnread(raw: Buffer, code: Fout['code']): Promise<Ontvangst> {
    return this.keepUnknown({ raw, afzender: '', vertrouwd: false }, [fout(code)]);
  }

  private async takeFrom(partij: Partij, mail: Mail, aangeboden: AangebodenMail): Promise<Ontvangst> {
    const { xml, anders } = sortBijlagen(mail);
    const berichten: Receipt[] = [];
    const fouten = xml.length === 0 ? [...unreadable(mail), fout('geen-bericht-in-mail')] : [];
    for (const [at, bijlage] of xml.entries()) {
      const outcome = await this.offer(partij, bijlage, `bijlage[${at + 1}]`);
      if (Array.isArray(outcome)) fouten.push(...outcome);
      else berichten.push(outcome);
    }
    if (xml.length > 0 && anders.length > 0) fouten.push(fout('bijlage-niet-gelezen'));
    if (fouten.length > 0) berichten.push(await this.keep(aangeboden, partij.id, fouten));
    return { partij: partij.id, berichten, fouten };
  }

  /** The receipt of one attachment, or why it is refused. */
  private async offer(partij: Partij, { bytes }: Bijlage, location: string): Promise<Receipt | Fout[]> {
    if (bytes.length > largestXml) return [{ code: 'te-groot', location }];
    const [likely = bytes, ...others] = beforeTravel(bytes);
    try {
      return await this.accept(partij, likely, others);
    } catch (error) {
      if (!(error instanceof RejectError)) throw error;
      const all = error.fouten.length > 0 ? error.fouten : [{ code: error.code, location: '' }];
      return all.map((each) => ({ code: each.code, location: each.location ? `${location}/${each.location}` : location }));
    }
  }

  /** Where the reference is known with other bytes, the same report may have come by another door with other line ends. */
  private async accept(partij: Partij, body: Buffer, [next, ...others]: readonly Buffer[]): Promise<Receipt> {
    const taken = partij.soort === 'politie' ? (['vt-melding.v1'] as const) : [];
    try {
      return (await this.acceptance.accept({ deur: this.deur, partij: machineOf(partij), body }, 'meldingen', taken)).receipt;
    } catch (error) {
      if (!next || !(error instanceof RejectError) || error.code !== 'andere-inhoud') throw error;
      return this.accept(partij, next, others);
    }
  }

  private async keepUnknown(aangeboden: AangebodenMail, fouten: readonly Fout[]): Promise<Ontvangst> {
    return { partij: onbekendePartij, berichten: [await this.keep(aangeboden, onbekendePartij, fouten)], fouten };
  }

  /** Whole and encrypted, for a person. The fingerprint of the bytes is its reference, so that a second copy is the first. */
  private keep({ raw }: AangebodenMail, partij: string, fouten: readonly Fout[]): Promise<Receipt> {
    return this.journal.append({ soort: 'poststuk.v1', deur: this.deur, partij, bytes: raw, dringend: false, fouten, teBeoordelen: true });
  }

  /** One receipt per mail, however often the relay hands it over: the mail is the reference, whatever its berichten have become since. */
  private async oweReceipt({ partij, berichten }: Ontvangst, { raw }: AangebodenMail): Promise<void> {
    const digest = createHash('sha256').update(raw).digest();
    const ontvangen = berichten.map(({ id, status, twijfel }) => ({ id, status, ...(twijfel.length > 0 ? { twijfel } : {}) }));
    await this.journal.append({
      soort: 'mailontvangst.v1',
      deur: 'ontvangst',
      partij,
      referentie: `mail ${digest.toString('hex')}`,
      vingerafdrukVan: digest,
      bytes: Buffer.from(JSON.stringify({ ontvangen }), 'utf8'),
      dringend: false,
    });
  }
}

const fout = (code: Fout['code']): Fout => ({ code, location: '' });
const unreadable = (mail: Mail): Fout[] => (isVersleuteld(mail) ? [fout('mail-versleuteld')] : []);
const machineOf = ({ id, soort, spreektVoor }: Partij): Machine => ({ soort: 'machine', partij: id, partijSoort: soort, spreektVoor });
