import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Leeswens, OpenedMail } from './opened-mail';

/** What was read of one mail; less than all of it when its thread was ended. */
export interface Gelezen {
  readonly mail: (Omit<OpenedMail, 'lezing'> & { readonly lezing: readonly string[] | undefined }) | undefined;
  readonly bijlagen: ReadonlyMap<number, string>;
}

interface Answer {
  readonly mail?: Gelezen['mail'];
  readonly nummer?: number;
  readonly inhoud?: string;
  /** Only in the last answer about a mail: what the thread holds now, in bytes, and whether anything in it failed. */
  readonly einde?: { readonly geheugen: number; readonly mislukt: boolean };
}

/** Of the thread's JavaScript; what it unpacks outside of its heap counts only in the memory of the process. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };
const mostMails = 1_000;
/** In bytes. A thread that read a PDF holds some 40 MB. */
const mostHeld = 96 * 1024 * 1024;

/** One worker thread that reads one mail at a time. Whatever ends it, the mail that it was reading is all that suffers. */
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
  private mail: Gelezen['mail'];
  private bijlagen = new Map<number, string>();
  private settle: () => void = () => undefined;

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
      this.settle();
    });
    this.worker.unref();
  }

  /** Resolves with what was found when all was read, or when the thread ended. Ask for nothing more until then. */
  read(raw: Uint8Array, wens: Leeswens): Promise<Gelezen> {
    this.taken += 1;
    this.mail = undefined;
    this.bijlagen = new Map();
    this.begunAt = this.up ? performance.now() : undefined;
    const bytes = new Uint8Array(raw);
    this.worker.ref();
    return new Promise((resolve) => {
      this.settle = () => {
        resolve({ mail: this.mail, bijlagen: this.bijlagen });
      };
      if (this.ended) this.settle();
      else this.worker.postMessage({ raw: bytes, ...wens }, [bytes.buffer]);
    });
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
    this.worn = einde.mislukt || einde.geheugen > mostHeld || this.taken >= mostMails;
    this.worker.unref();
    this.settle();
  }
}
