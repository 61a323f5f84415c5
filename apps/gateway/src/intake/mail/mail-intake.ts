import { createHash } from 'node:crypto';
import { onbekendePartij, type ErrorCode, type Fout, type Partij } from '@schakel/contracts';
import { gevondenVelden, heeftDringendeWoorden, heeftEigenTekst, type Maillezing, type Virusscanner } from '@schakel/ketenpartners';
import { failpoint } from '@schakel/runtime';
import type { JournalAppender, JournalEntry, NewReceipt, Receipt } from '@schakel/store/journal-append';
import { Delen } from '../delen';
import { gevaarIn } from '../gevaar';
import type { Afzenders, Bezorgd } from './afzender';
import { MailBerichten, type Aannames } from './berichten';
import { mayAnswer } from './may-answer';
import type { Mail } from './read-mail';
import { readMail, sortBijlagen } from './read-mail';
import { hasTeVeelBijlagen } from './redenen';

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

/** A mail of a confirmed partij, and whether the partij gets a receipt. */
interface Bevestigd extends AangebodenMail {
  readonly partij: Partij;
  readonly mail: Mail;
  readonly antwoord: boolean;
}

/**
 * The use case of the mail door. Every mail of a relay is kept: what is certain of a confirmed partij by the same acceptance as at the other
 * doors, and the whole mail as a poststuk for a person when anything of it was not read. A refused attachment is told by its `fouten` there and
 * is not kept as afgewezen beside it. The same mail again stores nothing new.
 */
export class MailIntake {
  private readonly berichten: MailBerichten;

  constructor(
    aannames: Aannames,
    private readonly journal: JournalAppender,
    private readonly afzenders: Afzenders,
    private readonly deur: 'smtp' | 'imap' = 'smtp',
    private readonly scanner?: Virusscanner,
  ) {
    this.berichten = new MailBerichten(aannames, deur);
  }

  /** Resolves after COMMIT of everything. @throws RetryLaterError and anything else: nothing may be confirmed, the same mail may come again */
  async take(aangeboden: AangebodenMail): Promise<Ontvangst> {
    const mail = await readMail(aangeboden.raw);
    if (!mail) return this.keepUnknown(aangeboden, ['mail-onleesbaar']);
    const oordeel = await this.afzenders.judge(mail, aangeboden);
    if (!oordeel.partij) return this.keepUnknown(aangeboden, [oordeel.fout, ...this.afzenders.redenenIn(mail)], mail.lezing);
    const ontvangst = await this.takeFrom({ ...aangeboden, ...oordeel, antwoord: mayAnswer(mail, aangeboden.afzender) });
    failpoint('mail-na-commit');
    return ontvangst;
  }

  /** Of what cannot be taken as a mail: as much as there is, for a person. Resolves after COMMIT; errors as of `take`. */
  keepUnread(raw: Buffer, code: ErrorCode): Promise<Ontvangst> {
    return this.keepUnknown({ raw, afzender: '', vertrouwd: false }, [code]);
  }

  private async takeFrom(aangeboden: Bevestigd): Promise<Ontvangst> {
    const { partij, antwoord } = aangeboden;
    const { berichten, fouten, dringend, bevestigd } = await this.takeDelen(aangeboden);
    if (fouten.length > 0) berichten.push(await this.keep(aangeboden, partij.id, fouten, dringend));
    if (antwoord && !bevestigd) await this.journal.append(receiptOf(aangeboden, berichten));
    return { partij: partij.id, berichten, fouten };
  }

  private async takeDelen(aangeboden: Bevestigd): Promise<Delen> {
    const { partij, mail, antwoord } = aangeboden;
    const met = sortBijlagen(mail).mogelijk.length > 0 && !hasTeVeelBijlagen(mail);
    const haast = this.vraagtHaast(mail.lezing, partij);
    const beside = haast || (met && this.heeftEigenTekst(mail.lezing, partij));
    const owed = antwoord && !beside ? (nieuw: NewReceipt) => receiptOf(aangeboden, [nieuw]) : undefined;
    const genomen = await (met ? this.takeBijlagen(partij, mail, owed) : this.takeFormulier(partij, mail));
    genomen.dringend ||= haast;
    if (genomen.fouten.length === 0 && beside) genomen.fouten.push(fout('begeleidende-tekst'));
    return genomen;
  }

  /** What somebody wrote beside the message stands nowhere else. */
  private heeftEigenTekst(lezing: Maillezing | undefined, partij: Partij): boolean {
    return lezing !== undefined && heeftEigenTekst(lezing, this.afzenders.profielenOf(partij));
  }

  /** Where the mail is one XML and nothing else, which is what comes most, its receipt is journalled with it. */
  private async takeBijlagen(partij: Partij, mail: Mail, owed: JournalEntry['owed']): Promise<Delen> {
    const genomen = new Delen();
    const { mogelijk, anders } = sortBijlagen(mail);
    const formaten = this.afzenders.profielenOf(partij).flatMap((profiel) => profiel.formaten);
    const [first, ...more] = mogelijk;
    const alone = owed && first?.taal === 'xml' && more.length + anders.length === 0 ? owed : undefined;
    for (const [at, bericht] of mogelijk.entries())
      genomen.add(await this.berichten.offer(partij, formaten, bericht, `bijlage[${at + 1}]`, alone));
    genomen.bevestigd = alone !== undefined && genomen.berichten.some(({ herhaling }) => !herhaling);
    if (anders.length > 0) genomen.fouten.push(fout('bijlage-niet-gelezen'));
    return genomen;
  }

  /** A mail without a bericht: a form of which everything was read, or for a person. */
  private async takeFormulier(partij: Partij, mail: Mail): Promise<Delen> {
    const redenen = this.afzenders.redenenIn(mail);
    const { zekerheid, velden } = gevondenVelden(mail, this.afzenders.profielenOf(partij), []);
    const genomen = new Delen();
    genomen.fouten.push(...redenen.map(fout));
    if (redenen.length === 0 && zekerheid === 'zeker') {
      genomen.add(await this.berichten.offerFormulier(partij, velden));
      return genomen;
    }
    genomen.fouten.push(fout('geen-bericht-in-mail'), ...(zekerheid === 'geen' ? [] : [fout('formulier-onvolledig')]));
    // What the form says of danger raises, whatever else of it was not read.
    genomen.dringend = 'acuteOnveiligheid' in velden && velden.acuteOnveiligheid === true;
    return genomen;
  }

  private vraagtHaast(lezing: Maillezing | undefined, partij?: Partij): boolean {
    const own = partij ? this.afzenders.profielenOf(partij).flatMap(({ dringendeWoorden = [] }) => dringendeWoorden) : [];
    return lezing !== undefined && heeftDringendeWoorden(lezing, [...this.afzenders.dringendeWoorden, ...own]);
  }

  private async keepUnknown(aangeboden: AangebodenMail, codes: readonly ErrorCode[], lezing?: Maillezing): Promise<Ontvangst> {
    const fouten = codes.map(fout);
    const kept = await this.keep(aangeboden, onbekendePartij, fouten, this.vraagtHaast(lezing));
    return { partij: onbekendePartij, berichten: [kept], fouten };
  }

  /** Whole and encrypted, for a person. The fingerprint of the bytes is its reference, so that a second copy is the first. */
  private async keep({ raw }: AangebodenMail, partij: string, reasons: readonly Fout[], dringend: boolean): Promise<Receipt> {
    const fouten = [...reasons, ...(await gevaarIn(this.scanner, raw))];
    return this.journal.append({ soort: 'poststuk.v1', deur: this.deur, partij, bytes: raw, dringend, fouten, teBeoordelen: true });
  }
}

/** One receipt per mail, however often the relay hands it over: the mail is the reference, whatever its berichten have become since. */
function receiptOf({ partij, raw }: Pick<Bevestigd, 'partij' | 'raw'>, berichten: readonly NewReceipt[]): JournalEntry {
  const digest = createHash('sha256').update(raw).digest();
  const ontvangen = berichten.map(({ id, status, twijfel }) => ({ id, status, ...(twijfel.length > 0 ? { twijfel } : {}) }));
  return {
    soort: 'mailontvangst.v1',
    deur: 'ontvangst',
    partij: partij.id,
    referentie: `mail ${digest.toString('hex')}`,
    vingerafdrukVan: digest,
    bytes: Buffer.from(JSON.stringify({ ontvangen }), 'utf8'),
    dringend: false,
  };
}

const fout = (code: ErrorCode): Fout => ({ code, location: '' });
