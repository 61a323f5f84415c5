import { setTimeout as pause } from 'node:timers/promises';
import type { GelezenPostbus } from '@schakel/contracts';
import { errorCode, failpoint, type Log } from '@schakel/runtime';
import type { Queryable } from '@schakel/store/database';
import {
  bekendeMails,
  noteerMails,
  noteerMislukt,
  noteerWeg,
  type BekendeMail,
  type GelezenMail,
  type Leesstand,
  type MailNummer,
} from '@schakel/store/postbussen';
import type { MailIntake, Ontvangst } from '../mail/mail-intake';
import { isOnzeStoring } from '../mail/onze-storing';
import { biedAan, meldOnleesbaar } from './aanbieden';
import type { Leesrij } from './leesrij';
import { draagtMerk } from './merk';
import type { Opgehaald, Vangst } from './ophalen';

/** So many mails are offered at once, and so many bytes of them; one that is larger is offered when there is room for any. */
const mostMails = 32;
const mostBytes = 32 * 1024 * 1024;
/** A mail that cannot be read is tried so often, over some minutes; then a person is told where it is. */
const mostAttempts = 4;
/** What is in hand when a round breaks off gets so long: the next round offers again what was not noted. */
const patienceMs = 5_000;

type Postmap = Omit<MailNummer, 'uid'>;

export interface RondeOptions {
  readonly postbus: GelezenPostbus;
  readonly intake: MailIntake;
  /** The keyed fingerprint of a mail's bytes. */
  readonly vingerafdruk: (raw: Buffer) => Buffer;
  /** Whether the mailbox of this machine stands for a server that checked the sender: in demo and test. */
  readonly vertrouwd: boolean;
  readonly log: Log;
}

/**
 * Takes over what was fetched: offers several mails at once, and notes what became of them in batches, after COMMIT. Mails of the same bytes are offered
 * one after another, so that the second is known.
 */
export class Overname {
  private readonly inHand = new Set<Promise<void>>();
  private bytes = 0;
  /** Of every mail in hand or not yet noted, by its fingerprint. */
  private readonly onderweg = new Map<string, Promise<BekendeMail>>();
  private klaar: GelezenMail[] = [];
  private gepasseerd: number[] = [];
  private storing: Error | undefined;
  /** Whether something that was done may not have been noted. */
  private kwijt = false;

  constructor(
    private readonly held: Queryable,
    private readonly folder: Postmap,
    private readonly stand: Leesstand,
    private readonly rij: Leesrij,
    private readonly options: RondeOptions,
  ) {}

  get isBezig(): boolean {
    return this.inHand.size > 0;
  }

  /** Resolves once they are in hand. @throws DatabaseError, and trouble of our own that an earlier mail met */
  async neemOver({ mails, weg }: Vangst): Promise<void> {
    await this.ruimte();
    await this.noteer();
    if (weg.length > 0) await this.schrijf(weg, (tot) => noteerWeg(this.held, this.folder, weg, tot));
    const prints = mails.map(({ raw }) => this.options.vingerafdruk(raw));
    const eerder =
      prints.length > 0 ? await bekendeMails(this.held, this.folder.postbus, prints.map(hexOf)) : new Map<string, BekendeMail>();
    for (const [at, mail] of mails.entries()) {
      const print = prints[at];
      if (print) this.begin(mail, print, eerder.get(hexOf(print)));
    }
  }

  /** It could not be fetched: tried again later, and at last a person is told where it is. @throws as neemOver */
  async stelUit(uid: number, error: unknown): Promise<void> {
    const { log, intake, postbus } = this.options;
    const nummer = { ...this.folder, uid };
    const poging = await noteerMislukt(this.held, nummer);
    log.warn('mail-uitgesteld', { deur: 'imap', naam: postbus.id, poging, code: errorCode(error) });
    if (poging < mostAttempts) {
      this.gepasseerd.push(uid);
      return;
    }
    const { berichten } = await meldOnleesbaar(intake, { ...nummer, map: postbus.map });
    const vingerafdruk = this.options.vingerafdruk(Buffer.from(JSON.stringify(nummer)));
    this.klaar.push({ ...nothing, uid, vingerafdruk, gemarkeerd: true, berichten: berichten.map(({ id }) => id) });
  }

  /** Notes what is done until now. @throws as neemOver */
  async noteer(): Promise<void> {
    if (this.storing) throw this.storing;
    const [mails, passed] = [this.klaar, this.gepasseerd];
    if (mails.length + passed.length === 0) return;
    [this.klaar, this.gepasseerd] = [[], []];
    await this.schrijf([...mails.map(({ uid }) => uid), ...passed], (tot) => noteerMails(this.held, this.folder, mails, tot));
    for (const { vingerafdruk } of mails) this.onderweg.delete(hexOf(vingerafdruk));
    failpoint('imap-voor-merk');
  }

  /** Waits a moment for something in hand to be done. */
  async wacht(ms: number): Promise<void> {
    await Promise.race([...this.inHand, pause(ms)]);
  }

  /** Waits for what is in hand, as far as it does not take long, and notes it. @throws DatabaseError */
  async rondAf(): Promise<void> {
    await Promise.race([Promise.all(this.inHand), pause(patienceMs)]);
    this.storing = undefined;
    if (!this.kwijt) await this.noteer();
  }

  private async ruimte(): Promise<void> {
    while (this.inHand.size > mostMails / 2 || (this.bytes > mostBytes && this.inHand.size > 0)) await Promise.race(this.inHand);
  }

  /** What was not noted must not be passed by what is noted after it: then nothing more is. */
  private async schrijf(uids: readonly number[], write: (gelezenTot: number) => Promise<unknown>): Promise<void> {
    this.rij.finish(uids);
    this.kwijt = true;
    await write(this.rij.gelezenTot);
    this.kwijt = false;
  }

  private begin(mail: Opgehaald, vingerafdruk: Buffer, eerder: BekendeMail | undefined): void {
    const hex = hexOf(vingerafdruk);
    const before = this.onderweg.get(hex);
    const found = this.take(mail, eerder, before);
    this.onderweg.set(hex, found);
    this.bytes += mail.raw.length;
    const work = found
      .then(
        (bekend) => {
          const gemarkeerd = draagtMerk(mail.flags) || bekend.teruggegeven;
          this.klaar.push({ ...bekend, gemarkeerd, uid: mail.uid, vingerafdruk });
        },
        (error: unknown) => {
          if (this.onderweg.get(hex) === found) this.onderweg.delete(hex);
          return this.mislukt(mail.uid, error);
        },
      )
      .catch((error: unknown) => {
        this.storing ??= error as Error;
      })
      .finally(() => {
        this.bytes -= mail.raw.length;
        this.inHand.delete(work);
      });
    this.inHand.add(work);
  }

  private async take(mail: Opgehaald, eerder: BekendeMail | undefined, before: Promise<BekendeMail> | undefined): Promise<BekendeMail> {
    const twin = eerder ?? (await before?.catch(() => undefined));
    failpoint('imap-voor-journaal');
    if (twin) return twin;
    return draagtMerk(mail.flags) && mail.uid < this.stand.merkTeltOnder ? nothing : this.offer(mail);
  }

  private async offer(mail: Opgehaald): Promise<BekendeMail> {
    const ontvangst = await biedAan(this.options.intake, mail, this.options.vertrouwd);
    this.tell(ontvangst);
    return { ...nothing, berichten: ontvangst.berichten.map(({ id }) => id) };
  }

  /** One mail that cannot be taken holds up no other; trouble of our own ends the round. */
  private async mislukt(uid: number, error: unknown): Promise<void> {
    if (isOnzeStoring(error)) throw error;
    await this.stelUit(uid, error);
  }

  private tell({ partij, berichten, fouten }: Ontvangst): void {
    const codes = [...new Set(fouten.map(({ code }) => code))];
    const naam = this.options.postbus.id;
    this.options.log.info('mail-ontvangen', { deur: 'imap', naam, partij, aantal: berichten.length, code: codes.join(' ') });
  }
}

const hexOf = (vingerafdruk: Buffer): string => vingerafdruk.toString('hex');
const nothing: BekendeMail = { berichten: [], gemarkeerd: false, gevlagd: false, teruggegeven: false };
