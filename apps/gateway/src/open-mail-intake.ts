import type { Inrichting } from '@schakel/contracts';
import type { GatewayConfig } from './config';
import { Acceptance } from './intake/accept';
import { JsonAcceptance } from './intake/json-acceptance';
import { Afzenders } from './intake/mail/afzender';
import { MailIntake } from './intake/mail/mail-intake';
import type { OpenParts } from './parts';
import { scannerOf } from '@schakel/ketenpartners';

/** The one use case of mail, for a door; `hub` says who judged the senders of what comes by it. */
export function openMailIntake(
  config: Pick<GatewayConfig, 'inrichting' | 'clamd'>,
  { xml, journal }: Pick<OpenParts['intake'], 'xml' | 'journal'>,
  deur: 'smtp' | 'imap',
  hub: Inrichting['hub'] = config.inrichting.hub,
): MailIntake {
  const { partijen, codelijsten } = config.inrichting;
  const aannames = { xml: new Acceptance(xml, journal), json: new JsonAcceptance(journal, codelijsten) };
  return new MailIntake(aannames, journal, new Afzenders({ hub, partijen }, () => new Date()), deur, scannerOf(config.clamd));
}
