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
}

/** How long one mail may take, in milliseconds, and what its thread may hold. The largest honest one takes a second. */
const limitMs = 15_000;
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Takes a mail apart in a thread of its own, so that no mail holds up what else the process does. One at a time, in the order asked: each may take
 * much memory. Undefined for what is no mail, and for what is too deep or costs too much: that is for a person.
 *
 * @param alsTekst how many characters of its text are wanted, at most
 */
export function openMail(raw: Uint8Array, alsTekst = 0): Promise<OpenedMail | undefined> {
  const mine = last.then(() => inThread(raw, alsTekst));
  last = mine;
  return mine;
}

function inThread(raw: Uint8Array, alsTekst: number): Promise<OpenedMail | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'mail-worker.mjs'), {
      workerData: { raw, alsTekst },
      resourceLimits,
      stdout: true,
      stderr: true,
    });
    // What a library prints may quote the mail: it goes nowhere.
    worker.stdout.resume();
    worker.stderr.resume();
    const late = setTimeout(() => void worker.terminate(), limitMs);
    worker.once('message', (answer: OpenedMail | undefined) => {
      resolve(answer && { ...answer, bijlagen: answer.bijlagen.map(asBuffers) });
    });
    // An error says why, and may quote the mail; the exit that follows says all that is needed.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      clearTimeout(late);
      resolve(undefined);
    });
  });
}

const asBuffers = (bijlage: OpenedMail['bijlagen'][number]) => {
  const { buffer, byteOffset, length } = bijlage.bytes;
  return { ...bijlage, bytes: Buffer.from(buffer, byteOffset, length) };
};
