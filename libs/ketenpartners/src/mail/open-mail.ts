import { MailThreads } from './mail-threads';
import type { Leeswens, OpenedMail } from './opened-mail';

export type { Leeswens, Maillezing, OpenedMail } from './opened-mail';

const megabyte = 1024 * 1024;
const threads = new MailThreads({
  threads: 2,
  limitMs: 15_000,
  slowMs: 1_000,
  mostApart: 8,
  mostMemory: 900 * megabyte,
  restMs: 30_000,
});

/**
 * Takes a mail apart in a thread that does nothing else meanwhile, so that no mail holds up what else the process does. Begun in the order asked; one that
 * is slow holds up no other. Undefined for what is no mail, and for what is too deep or costs too much: that is for a person. An attachment that
 * costs too much ends the reading of attachments, not of the mail.
 */
export async function openMail(raw: Uint8Array, wens: Leeswens = {}): Promise<OpenedMail | undefined> {
  const { mail, bijlagen } = await threads.read(raw, wens);
  if (!mail) return undefined;
  const [onderwerp = '', ...teksten] = mail.lezing ?? [];
  const lezing = mail.lezing && { onderwerp, teksten: teksten.filter(Boolean), bijlagen };
  return { ...mail, bijlagen: mail.bijlagen.map(asBuffers), lezing };
}

const asBuffers = (bijlage: OpenedMail['bijlagen'][number]) => {
  const { buffer, byteOffset, length } = bijlage.bytes;
  return { ...bijlage, bytes: Buffer.from(buffer, byteOffset, length) };
};
