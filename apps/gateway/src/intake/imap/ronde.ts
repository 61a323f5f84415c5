import type { GelezenPostbus } from '@schakel/contracts';
import { errorCode, failpoint, type Log } from '@schakel/runtime';
import type { Queryable } from '@schakel/store/database';
import {
  bekendeMail,
  noteerGezien,
  noteerMail,
  noteerMerk,
  noteerMislukt,
  noteerTeruggegeven,
  noteerWeg,
  openPostbus,
  opnieuwTeLezen,
  sluitTerug,
  stelUit,
  teMarkeren,
  terugTeGeven,
  type BekendeMail,
  type Leesstand,
} from '@schakel/store/postbussen';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { MailIntake, Ontvangst } from '../mail/mail-intake';
import { largestMail } from '../mail/maildeur';
import { isOnzeStoring } from '../mail/onze-storing';
import { beginVanMail, biedAan, meldOnleesbaar, type OpgehaaldeMail } from './aanbieden';
import { draagtMerk, geefTerug, markeer, verwijderKopieen } from './merk';

/** A mail that cannot be read is tried so often, over some minutes; then a person is told where it is. */
const mostAttempts = 4;

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
 * One look at a whole mailbox: what is new, in the order of its numbers, what could not be read before, what must be marked, what must be given
 * back. What was done is noted after COMMIT of what came of it, so whatever kills it, the next look goes on; a mail that is offered again is one.
 */
export class Ronde {
  private stand: Leesstand = { gelezenTot: 0, merkTeltOnder: 0 };
  private geldigheid = 0;

  constructor(
    private readonly client: ImapFlow,
    private readonly held: Queryable,
    private readonly options: RondeOptions,
  ) {}

  /** Leaves its folder open, so that the connection can wait for news of it. @throws the connection's and the database's own errors */
  async run(): Promise<void> {
    const { postbus } = this.options;
    const { uidValidity, uidNext } = await this.client.mailboxOpen(postbus.map);
    this.geldigheid = Number(uidValidity);
    this.stand = await openPostbus(this.held, this.folder, uidNext);
    for (const uid of await this.unread()) await this.read(uid);
    await this.mark();
    await this.giveBack();
    await noteerGezien(this.held, postbus.id);
    await sluitTerug(this.held);
  }

  private get folder() {
    return { postbus: this.options.postbus.id, geldigheid: this.geldigheid };
  }

  private async unread(): Promise<number[]> {
    const from = this.stand.gelezenTot + 1;
    const found = await this.client.search({ uid: `${from}:*` }, { uid: true });
    if (!found) throw new Error('de postbus liet zich niet doorzoeken');
    // `n:*` gives the last one also when that is smaller than n (RFC 9051 section 9).
    const fresh = found.filter((uid) => uid >= from);
    return [...(await opnieuwTeLezen(this.held, this.folder)), ...fresh].sort((one, other) => one - other);
  }

  /**
   * One mail that cannot be read holds up no other, also where its server hangs up over it; trouble of our own ends the round, and so does a lost
   * connection.
   */
  private async read(uid: number): Promise<void> {
    try {
      const mail = await this.fetch(uid);
      if (mail) await this.takeOver(uid, mail);
      else await noteerWeg(this.held, { ...this.folder, uid });
    } catch (error) {
      if (isOnzeStoring(error)) throw error;
      await this.postpone(uid, error);
      if (!this.client.usable) throw error;
    }
  }

  /** Leaves it unread in the mailbox (BODY.PEEK), and never asks for more than is taken. */
  private async fetch(uid: number): Promise<(OpgehaaldeMail & Pick<FetchMessageObject, 'flags'>) | undefined> {
    const range = String(uid);
    const head = await this.client.fetchOne(range, { size: true, flags: true }, { uid: true });
    if (!head) return undefined;
    const tooLarge = (head.size ?? 0) > largestMail;
    const maxLength = tooLarge ? beginVanMail : largestMail + 1;
    const mail = await this.client.fetchOne(range, { source: { maxLength } }, { uid: true });
    if (!mail) return undefined;
    if (!mail.source) throw new Error('de postbus gaf de mail niet');
    return { raw: mail.source, tooLarge, ...(head.flags ? { flags: head.flags } : {}) };
  }

  private async takeOver(uid: number, mail: OpgehaaldeMail & Pick<FetchMessageObject, 'flags'>): Promise<void> {
    const vingerafdruk = this.options.vingerafdruk(mail.raw);
    const eerder = await bekendeMail(this.held, this.folder.postbus, vingerafdruk);
    const gemarkeerd = draagtMerk(mail.flags) || eerder?.teruggegeven === true;
    failpoint('imap-voor-journaal');
    const bekend = eerder ?? (draagtMerk(mail.flags) && uid < this.stand.merkTeltOnder ? nothing : await this.offer(mail));
    await noteerMail(this.held, { ...this.folder, uid }, vingerafdruk, { ...bekend, gemarkeerd });
    failpoint('imap-voor-merk');
  }

  private async offer(mail: OpgehaaldeMail): Promise<BekendeMail> {
    const ontvangst = await biedAan(this.options.intake, mail, this.options.vertrouwd);
    this.tell(ontvangst);
    return { ...nothing, berichten: ontvangst.berichten.map(({ id }) => id) };
  }

  private async postpone(uid: number, error: unknown): Promise<void> {
    const { log, intake, postbus } = this.options;
    const nummer = { ...this.folder, uid };
    const poging = await noteerMislukt(this.held, nummer);
    log.warn('mail-uitgesteld', { deur: 'imap', naam: postbus.id, poging, code: errorCode(error) });
    if (poging < mostAttempts) return;
    const { berichten } = await meldOnleesbaar(intake, { ...nummer, map: postbus.map });
    const vingerafdruk = this.options.vingerafdruk(Buffer.from(JSON.stringify(nummer)));
    await noteerMail(this.held, nummer, vingerafdruk, { ...nothing, gemarkeerd: true, berichten: berichten.map(({ id }) => id) });
  }

  private async mark(): Promise<void> {
    const { kopieMap } = this.options.postbus;
    for (const uid of await teMarkeren(this.held, this.folder)) {
      await this.attempt([uid], async () => {
        await noteerMerk(this.held, { ...this.folder, uid }, await markeer(this.client, uid, kopieMap));
      });
    }
  }

  private async giveBack(): Promise<void> {
    const { map, kopieMap } = this.options.postbus;
    const owed = await terugTeGeven(this.held, this.folder);
    if (owed.length === 0) return;
    const kopieen = owed.flatMap(({ kopie }) => kopie ?? []);
    const uids = owed.map(({ uid }) => uid);
    const done = await this.attempt(uids, () => verwijderKopieen(this.client, kopieMap, kopieen));
    await this.client.mailboxOpen(map);
    if (!done) return;
    for (const { uid, gevlagd } of owed) {
      await this.attempt([uid], async () => {
        await geefTerug(this.client, uid, gevlagd);
        await noteerTeruggegeven(this.held, { ...this.folder, uid });
      });
    }
  }

  /** What the mailbox will not do now stays an obligation for later, and stops no other work. Gives whether it was done. */
  private async attempt(uids: readonly number[], work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      for (const uid of uids) await stelUit(this.held, { ...this.folder, uid });
      if (!this.client.usable) throw error;
      this.options.log.warn('postbus-merk-mislukt', { naam: this.options.postbus.id, code: errorCode(error) });
      return false;
    }
  }

  private tell({ partij, berichten, fouten }: Ontvangst): void {
    const codes = [...new Set(fouten.map(({ code }) => code))];
    const naam = this.options.postbus.id;
    this.options.log.info('mail-ontvangen', { deur: 'imap', naam, partij, aantal: berichten.length, code: codes.join(' ') });
  }
}

const nothing: BekendeMail = { berichten: [], gemarkeerd: false, gevlagd: false, teruggegeven: false };
