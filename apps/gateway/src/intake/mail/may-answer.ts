import type { Mail } from './read-mail';
import { headerOf } from './read-mail';

const machines = /^(mailer-daemon|postmaster|bounces?)(\+|@|$)/i;
/** Headers that only a list, or a machine that answers, writes. */
const marks = ['list-id', 'list-unsubscribe', 'list-post', 'x-autoreply', 'x-autorespond', 'x-loop', 'feedback-id'];
const bulk = ['bulk', 'list', 'junk', 'auto_reply'];

/**
 * Whether a mail may be answered by a machine (RFC 3834 section 2): never a bounce or another report (RFC 6522), another machine's answer, or what
 * goes round in bulk. A header only ever takes the answer away: nothing that a mail says of itself makes one.
 */
export function mayAnswer(mail: Mail, envelopeSender: string): boolean {
  const submitted = headerOf(mail, 'auto-submitted')?.split(';', 1)[0]?.trim().toLowerCase() ?? 'no';
  const precedence = headerOf(mail, 'precedence')?.trim().toLowerCase() ?? '';
  const isReport = /^\s*multipart\/report\b/i.test(headerOf(mail, 'content-type') ?? '');
  const suppressed = /\b(all|autoreply|oof)\b/i.test(headerOf(mail, 'x-auto-response-suppress') ?? '');
  const marked = marks.some((name) => headerOf(mail, name) !== undefined);
  const byMachine = machines.test(envelopeSender) || machines.test(mail.van ?? '');
  const automatic = submitted !== 'no' || bulk.includes(precedence) || isReport || suppressed || marked || byMachine;
  return envelopeSender !== '' && !automatic;
}
