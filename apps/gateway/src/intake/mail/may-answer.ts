import type { Mail } from './read-mail';
import { headerOf } from './read-mail';

const machines = /^(mailer-daemon|postmaster|bounces?)(\+|@|$)/i;
/** Headers that only a list, or a machine that answers, writes. */
const marks = ['list-id', 'list-unsubscribe', 'list-post', 'x-autoreply', 'x-autorespond', 'x-loop', 'feedback-id'];
const bulk = ['bulk', 'list', 'junk', 'auto_reply'];

const valueOf = (mail: Mail, name: string): string => headerOf(mail, name)?.trim().toLowerCase() ?? '';

/** What shows that a machine wrote it, or that its writer wants no machine's answer. */
const signs: readonly ((mail: Mail) => boolean)[] = [
  (mail) => headerOf(mail, 'auto-submitted') !== undefined && valueOf(mail, 'auto-submitted').split(';', 1)[0]?.trim() !== 'no',
  (mail) => bulk.includes(valueOf(mail, 'precedence')),
  (mail) => /^multipart\/report\b/.test(valueOf(mail, 'content-type')),
  (mail) => /\b(all|autoreply|oof)\b/.test(valueOf(mail, 'x-auto-response-suppress')),
  (mail) => marks.some((name) => headerOf(mail, name) !== undefined),
  (mail) => machines.test(mail.van ?? ''),
];

/**
 * Whether a mail may be answered by a machine (RFC 3834 section 2): never a bounce or another report (RFC 6522), another machine's answer, or what
 * goes round in bulk. A header only ever takes the answer away: nothing that a mail says of itself makes one.
 */
export const mayAnswer = (mail: Mail, envelopeSender: string): boolean =>
  envelopeSender !== '' && !machines.test(envelopeSender) && !signs.some((shows) => shows(mail));
