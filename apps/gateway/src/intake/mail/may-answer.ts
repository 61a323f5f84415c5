import type { Mail } from './read-mail';
import { headerOf } from './read-mail';

/** Whether a mail may be answered by a machine (RFC 3834 section 2): never a bounce, another machine's answer, or what goes round in bulk. */
export function mayAnswer(mail: Mail, envelopeSender: string): boolean {
  const submitted = headerOf(mail, 'auto-submitted')?.split(';', 1)[0]?.trim().toLowerCase();
  const precedence = headerOf(mail, 'precedence')?.trim().toLowerCase() ?? '';
  const automatic = (submitted !== undefined && submitted !== 'no') || ['bulk', 'list', 'junk'].includes(precedence);
  return envelopeSender !== '' && !automatic && headerOf(mail, 'list-id') === undefined;
}
