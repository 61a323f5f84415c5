import type { MailIntake, Ontvangst } from '../mail/mail-intake';
import { largestMail } from '../mail/maildeur';

/** Of a mail that is too large, so much is kept for a person: who sent it, about what, and how its text begins. In bytes. */
export const beginVanMail = 256 * 1024;

/** One mail as a mailbox gave it; `raw` is at most one byte longer than the largest that is taken. */
export interface OpgehaaldeMail {
  readonly raw: Buffer;
  readonly tooLarge: boolean;
}

/** Hands a mail to the one use case of mail. Resolves after COMMIT. @throws as MailIntake.take */
export function biedAan(intake: MailIntake, { raw, tooLarge }: OpgehaaldeMail, vertrouwd: boolean): Promise<Ontvangst> {
  if (tooLarge || raw.length > largestMail) return intake.keepUnread(raw.subarray(0, beginVanMail), 'mail-te-groot');
  return intake.take({ raw, afzender: returnPath(raw), vertrouwd });
}

/** A mail that the mailbox lists and does not hand over: a person is told where it is. The same words each time, so that it is told once. */
export function meldOnleesbaar(
  intake: MailIntake,
  waar: { readonly postbus: string; readonly map: string; readonly uid: number; readonly geldigheid: number },
) {
  const { postbus, map, uid, geldigheid } = waar;
  const text = [
    `Subject: Onleesbare mail in postbus ${postbus}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `De hub kon een mail niet lezen. Zij staat in postbus ${postbus}, map ${map} (nummer ${uid} van ${geldigheid}).`,
    'Open die postbus zelf en lees de mail daar.',
    '',
  ];
  return intake.keepUnread(Buffer.from(text.join('\r\n')), 'mail-onleesbaar');
}

/**
 * The sender of the envelope, which the mailbox's own server wrote on top (RFC 5321 section 4.4). Empty only where it says so, as of a bounce: not
 * every server keeps it, and whether a machine may answer is also judged by the mail itself.
 */
function returnPath(raw: Buffer): string {
  const head = raw.toString('latin1', 0, 16_384).split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^return-path:\s*<?([^>\r\n]*)>?/im.exec(head)?.[1]?.trim() ?? 'onbekend';
}
