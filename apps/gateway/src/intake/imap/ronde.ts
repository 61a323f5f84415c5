import { errorCode } from '@schakel/runtime';
import type { Queryable } from '@schakel/store/database';
import {
  noteerGezien,
  noteerMerken,
  noteerTeruggegeven,
  openPostbus,
  opnieuwTeLezen,
  reedsGenoteerd,
  sluitTerug,
  stelUit,
  teMarkeren,
  terugTeGeven,
} from '@schakel/store/postbussen';
import type { ImapFlow } from 'imapflow';
import { Leesrij } from './leesrij';
import { geefTerug, markeer, verwijderKopieen } from './merk';
import { haalOp } from './ophalen';
import { Overname, type RondeOptions } from './overname';

/** Asked for at once, and marked at once: in between is looked what arrived. */
const batch = 16;
const mostMarks = 50;
/** A server tells of what arrived with any answer, and need not do so sooner than it is asked. */
const askEveryMs = 1_000;

/**
 * One look at a whole mailbox: what is new and what could not be read before, what must be marked, what must be given back. What arrives meanwhile goes
 * first, so that nothing urgent waits behind a backlog. What was done is noted after COMMIT of what came of it, so whatever kills it, the next look goes
 * on; a mail that is offered again is one.
 */
export class Ronde {
  private geldigheid = 0;
  private rij = new Leesrij(0);
  private heard = false;
  private askedAt = 0;

  /** @param alleen numbers that are fetched one by one, since their server broke off over one of them; kept over rounds */
  constructor(
    private readonly client: ImapFlow,
    private readonly held: Queryable,
    private readonly options: RondeOptions,
    private readonly alleen: Set<number> = new Set(),
  ) {}

  /** Leaves its folder open, so that the connection can wait for news of it. @throws the connection's and the database's own errors */
  async run(): Promise<void> {
    const { postbus } = this.options;
    const { uidValidity, uidNext } = await this.client.mailboxOpen(postbus.map);
    this.geldigheid = Number(uidValidity);
    const stand = await openPostbus(this.held, this.folder, uidNext);
    this.rij = new Leesrij(stand.gelezenTot);
    const overname = new Overname(this.held, this.folder, stand, this.rij, this.options);
    this.client.on('exists', this.hear);
    try {
      await this.find(new Set(await reedsGenoteerd(this.held, this.folder, stand.gelezenTot)));
      do await this.read(overname);
      while ((await this.mark()) || this.heard);
    } catch (error) {
      // What broke the round off is what is told; what is noted here spares the next round a second look.
      await overname.rondAf().catch(() => undefined);
      throw error;
    } finally {
      this.client.off('exists', this.hear);
    }
    await this.giveBack();
    await noteerGezien(this.held, postbus.id);
    await sluitTerug(this.held);
  }

  private readonly hear = (): void => {
    this.heard = true;
  };

  private get folder() {
    return { postbus: this.options.postbus.id, geldigheid: this.geldigheid };
  }

  private async find(klaar: ReadonlySet<number> = new Set()): Promise<void> {
    this.heard = false;
    this.askedAt = performance.now();
    const from = this.rij.volgende;
    const found = await this.client.search({ uid: `${from}:*` }, { uid: true });
    if (!found) throw new Error('de postbus liet zich niet doorzoeken');
    // `n:*` gives the last one also when that is smaller than n (RFC 9051 section 9).
    const fresh = found.filter((uid) => uid >= from).sort((one, other) => one - other);
    this.rij.add(fresh, klaar);
  }

  private async findAgain(): Promise<void> {
    const again = await opnieuwTeLezen(this.held, this.folder);
    for (const uid of again) this.alleen.add(uid);
    this.rij.addAgain(again);
  }

  private async read(overname: Overname): Promise<void> {
    await this.findAgain();
    while (!this.rij.isEmpty || overname.isBezig || this.heard) {
      await this.listen();
      const uids = this.rij.take(batch);
      if (uids.length === 0 && overname.isBezig) await overname.wacht(askEveryMs);
      for (const groep of this.groepenVan(uids)) await this.readGroep(groep, overname);
      await overname.noteer();
    }
    await overname.noteer();
  }

  private async listen(): Promise<void> {
    if (!this.heard && performance.now() - this.askedAt > askEveryMs) {
      this.askedAt = performance.now();
      await this.client.noop();
    }
    if (this.heard) await this.find();
  }

  private groepenVan(uids: readonly number[]): number[][] {
    const samen = uids.filter((uid) => !this.alleen.has(uid));
    const alleen = uids.filter((uid) => this.alleen.has(uid)).map((uid) => [uid]);
    return samen.length > 0 ? [...alleen, samen] : alleen;
  }

  /**
   * One mail that cannot be fetched holds up no other, also where its server hangs up over it: which of several it was shows when each is asked for
   * alone. Trouble of our own ends the round, and so does a lost connection.
   */
  private async readGroep(uids: readonly number[], overname: Overname): Promise<void> {
    const left = new Set(uids);
    const vangsten = haalOp(this.client, uids);
    for (;;) {
      const next = await vangsten.next().catch((error: unknown) => ({ error }));
      if ('error' in next) return this.brokeOff([...left], next.error, overname);
      if (next.done) return;
      await overname.neemOver(next.value);
      for (const uid of [...next.value.weg, ...next.value.mails.map((mail) => mail.uid)]) this.leave(uid, left);
    }
  }

  private leave(uid: number, left: Set<number>): void {
    left.delete(uid);
    this.alleen.delete(uid);
  }

  private async brokeOff(left: readonly number[], error: unknown, overname: Overname): Promise<void> {
    const [only, ...others] = left;
    if (only !== undefined && others.length === 0) await overname.stelUit(only, error);
    else for (const uid of left) this.alleen.add(uid);
    if (!this.client.usable || only === undefined) throw error;
    if (others.length > 0) this.rij.addAgain(left);
  }

  /** Gives whether there may be more. What the mailbox would not do for several at once it is asked for one by one. */
  private async mark(): Promise<boolean> {
    const { kopieMap } = this.options.postbus;
    const owed = await teMarkeren(this.held, this.folder, mostMarks);
    const samen = owed.filter(({ eerder }) => !eerder).map(({ uid }) => uid);
    const groepen = [...owed.filter(({ eerder }) => eerder).map(({ uid }) => [uid]), ...(samen.length > 0 ? [samen] : [])];
    for (const uids of groepen) {
      await this.attempt(uids, async () => {
        await noteerMerken(this.held, this.folder, await markeer(this.client, uids, kopieMap));
      });
    }
    return owed.length > 0;
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
      await stelUit(this.held, this.folder, uids);
      if (!this.client.usable) throw error;
      this.options.log.warn('postbus-merk-mislukt', { naam: this.options.postbus.id, code: errorCode(error) });
      return false;
    }
  }
}
