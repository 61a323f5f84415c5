import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a mail consists of, as read from its bytes alone. A mail inside a mail is an attachment. */
export interface OpenedMail {
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  /** The address of From in lower case; undefined unless there is exactly one. */
  readonly van: string | undefined;
  readonly bijlagen: readonly { readonly naam: string; readonly type: string; readonly bytes: Buffer }[];
  /** For a person; undefined unless it was asked for. */
  readonly tekst: { readonly van: string; readonly onderwerp: string; readonly inhoud: string } | undefined;
  /** What a machine found to read; undefined unless it was asked for. */
  readonly lezing: Maillezing | undefined;
}

/** The words of a mail as lines, where a row of two cells is `label: value`. */
export interface Maillezing {
  readonly onderwerp: string;
  /** The same words as far as the sender's program wrote them twice: plain, and made of HTML. */
  readonly teksten: readonly string[];
  /** Per attachment, by its number from 1; not there when it could not be read. */
  readonly bijlagen: ReadonlyMap<number, string>;
}

/** How much is read of a mail beside what it consists of. */
export interface Leeswens {
  /** How many characters of its text a person wants, at most. */
  readonly alsTekst?: number;
  /** Whether its words, and those of its attachments, are read. */
  readonly lezen?: true;
}

/** How long one mail may take, in milliseconds, and what its thread may hold. The largest honest one takes a second. */
const limitMs = 15_000;
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 };
/** In bytes; what a thread unpacks outside of its heap counts only here. */
const mostMemory = 900 * 1024 * 1024;
const lookEveryMs = 50;

let last: Promise<unknown> = Promise.resolve();

/**
 * Takes a mail apart in a thread of its own, so that no mail holds up what else the process does. One at a time, in the order asked: each may take
 * much memory. Undefined for what is no mail, and for what is too deep or costs too much: that is for a person. An attachment that costs too much
 * ends the reading of attachments, not of the mail.
 */
export function openMail(raw: Uint8Array, wens: Leeswens = {}): Promise<OpenedMail | undefined> {
  const mine = last.then(() => inThread(raw, wens));
  last = mine;
  return mine;
}

interface Answer {
  readonly mail?: Omit<OpenedMail, 'lezing'> & { readonly lezing: readonly string[] | undefined };
  readonly nummer?: number;
  readonly inhoud?: string;
}

function inThread(raw: Uint8Array, wens: Leeswens): Promise<OpenedMail | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'mail-worker.mjs'), {
      workerData: { raw, ...wens },
      resourceLimits,
      stdout: true,
      stderr: true,
    });
    // What a library prints may quote the mail: it goes nowhere.
    worker.stdout.resume();
    worker.stderr.resume();
    const watch = endWhenTooMuch(worker);
    let mail: Answer['mail'];
    const bijlagen = new Map<number, string>();
    worker.on('message', (answer: Answer) => {
      if (answer.mail) mail = answer.mail;
      if (answer.nummer !== undefined && answer.inhoud !== undefined) bijlagen.set(answer.nummer, answer.inhoud);
    });
    // An error says why, and may quote the mail; the exit that follows says all that is needed.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      clearInterval(watch);
      resolve(mail && openedOf(mail, bijlagen));
    });
  });
}

function endWhenTooMuch(worker: Worker): NodeJS.Timeout {
  const [until, most] = [performance.now() + limitMs, process.memoryUsage.rss() + mostMemory];
  return setInterval(() => {
    if (performance.now() > until || process.memoryUsage.rss() > most) void worker.terminate();
  }, lookEveryMs);
}

function openedOf(mail: NonNullable<Answer['mail']>, read: ReadonlyMap<number, string>): OpenedMail {
  const [onderwerp = '', ...teksten] = mail.lezing ?? [];
  const lezing = mail.lezing && { onderwerp, teksten: teksten.filter(Boolean), bijlagen: read };
  return { ...mail, bijlagen: mail.bijlagen.map(asBuffers), lezing };
}

const asBuffers = (bijlage: OpenedMail['bijlagen'][number]) => {
  const { buffer, byteOffset, length } = bijlage.bytes;
  return { ...bijlage, bytes: Buffer.from(buffer, byteOffset, length) };
};
