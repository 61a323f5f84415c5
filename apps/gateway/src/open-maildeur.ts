import { readFileSync } from 'node:fs';
import { Clamd } from '@schakel/ketenpartners';
import type { Log } from '@schakel/runtime';
import type { GatewayConfig } from './config';
import { Acceptance } from './intake/accept';
import { JsonAcceptance } from './intake/json-acceptance';
import { Afzenders } from './intake/mail/afzender';
import { MailIntake } from './intake/mail/mail-intake';
import { Maildeur } from './intake/mail/maildeur';
import { makeRelays } from './intake/mail/relays';
import type { OpenParts } from './parts';

/** The mail door, not yet listening; undefined where the settings name no port for it. */
export function openMaildeur(
  { maildeur, clamd, inrichting, omgeving }: Pick<GatewayConfig, 'maildeur' | 'clamd' | 'inrichting' | 'omgeving'>,
  { xml, journal }: Pick<OpenParts['intake'], 'xml' | 'journal'>,
  log: Log,
) {
  if (!maildeur) return undefined;
  const { host, port, tls } = maildeur;
  const aannames = { xml: new Acceptance(xml, journal), json: new JsonAcceptance(journal, inrichting.codelijsten) };
  const intake = new MailIntake(
    aannames,
    journal,
    new Afzenders(inrichting, () => new Date()),
    'smtp',
    clamd ? new Clamd(clamd) : undefined,
  );
  const relays = makeRelays(inrichting.hub.maildeur?.relays ?? [], omgeving);
  const keys = tls ? { tls: { key: readFileSync(tls.sleutel), cert: readFileSync(tls.certificaat) } } : {};
  return new Maildeur(intake, relays, log, { host, port, ...keys });
}

/** The addresses from which berichten are taken, and whose they are. */
export const mailSendersOf = ({ inrichting }: GatewayConfig) =>
  inrichting.partijen.flatMap(({ id, mailAfzenders = [] }) => mailAfzenders.map((address) => ({ address, partij: id })));
