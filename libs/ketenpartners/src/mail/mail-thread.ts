import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Leeswens, OpenedMail } from './opened-mail';

/** What was read of one mail; less than all of it when its thread was ended. */
export interface Gelezen {
  readonly mail: (Omit<OpenedMail, 'lezing'> & { readonly lezing: readonly string[] | undefined }) | undefined;
  readonly bijlagen: ReadonlyMap<number, string>;
}

export interface Gevraagd {
  readonly raw: Uint8Array;
  readonly wens: Leeswens;
}

/** Hears of each mail in turn what was read of it; `ended` when the thread ended with that one in hand, and so without those behind it. */
type Hear = (found: Gelezen, ended: boolean) => void;

interface Answer {
  readonly mail?: Gelezen['mail'];
  readonly nummer?: number;
  readonly inhoud?: string;
  /** Only in the last answer about a mail: what the thread holds now, in bytes, and whether anything in it failed. */
  readonly einde?: { readonly geheugen: number; readonly mislukt: boolean };
}

/** Of the thread's JavaScript; what it unpacks outside of its heap counts only in the memory of the process. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };
/** Whatever a library keeps per mail goes with its thread; a new one costs as much as hundreds of mails. */
const mostMails = 10_000;
/** In bytes. A thread that read a PDF holds some 40 MB. */
const mostHeld = 96 * 1024 * 1024;

/** One worker thread that reads one mail after another. Whatever ends it, the mail that it was reading is all that suffers. */
export class MailThread {
  /** True from the moment that it must end: it takes nothing more. */
  ended = false;
  /** True when it had better not read another: it is old or large, or what it read last may still be at work in it. */
  worn = false;
  /** When it began with the mail in hand; undefined until it is up: on a busy machine that may take a while, and is no fault of the mail. */
  begunAt: number | undefined;
  private up = false;
  private readonly worker: Worker;
  private taken = 0;
  private left = 0;
  private mail: Gelezen['mail'];
  private bijlagen = new Map<number, string>();
  private hear: Hear = () => undefined;

  constructor() {
    this.worker = new Worker(join(__dirname, 'mail-worker.mjs'), { resourceLimits, stdout: true, stderr: true });
    // What a library prints may quote the mail: it goes nowhere.
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (answer: Answer | 'gereed') => {
      if (answer === 'gereed') this.rise();
      else this.take(answer);
    });
    // An error says why, and may quote the mail; the exit that follows says all that is needed.
    this.worker.on('error', () => undefined);
    this.worker.once('exit', () => {
      this.ended = true;
      if (this.left > 0) this.tell(true);
    });
    this.worker.unref();
  }

  /** Takes these in one post: waking a thread for each costs more than reading it. Ask for nothing more until the last of them was heard. */
  read(mails: readonly Gevraagd[], hear: Hear): void {
    this.taken += mails.length;
    this.left = mails.length;
    this.hear = hear;
    this.begunAt = this.up ? performance.now() : undefined;
    const copies = mails.map(({ raw, wens }) => ({ raw: new Uint8Array(raw), ...wens }));
    this.worker.ref();
    this.worker.postMessage(
      copies,
      copies.map(({ raw }) => raw.buffer),
    );
  }

  /** Resolves once the thread is gone, and its memory with it. */
  async end(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private rise(): void {
    this.up = true;
    this.begunAt = performance.now();
  }

  private take({ mail, nummer, inhoud, einde }: Answer): void {
    if (mail) this.mail = mail;
    if (nummer !== undefined && inhoud !== undefined) this.bijlagen.set(nummer, inhoud);
    if (!einde) return;
    this.worn ||= einde.mislukt || einde.geheugen > mostHeld || this.taken >= mostMails;
    this.begunAt = performance.now();
    if (this.left === 1) this.worker.unref();
    this.tell(false);
  }

  private tell(ended: boolean): void {
    const found = { mail: this.mail, bijlagen: this.bijlagen };
    this.left = ended ? 0 : this.left - 1;
    this.mail = undefined;
    this.bijlagen = new Map();
    this.hear(found, ended);
  }
}
