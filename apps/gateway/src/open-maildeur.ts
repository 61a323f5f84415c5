import { readFileSync } from 'node:fs';
import type { Log } from '@schakel/runtime';
import type { GatewayConfig } from './config';
import { Maildeur } from './intake/mail/maildeur';
import { makeRelays } from './intake/mail/relays';
import { openMailIntake } from './open-mail-intake';
import type { OpenParts } from './parts';

/** The mail door, not yet listening; undefined where the settings name no port for it. */
export function openMaildeur(
  config: Pick<GatewayConfig, 'maildeur' | 'clamd' | 'inrichting' | 'omgeving'>,
  parts: Pick<OpenParts['intake'], 'xml' | 'journal'>,
  log: Log,
) {
  const { maildeur, inrichting, omgeving } = config;
  if (!maildeur) return undefined;
  const { host, port, tls } = maildeur;
  const relays = makeRelays(inrichting.hub.maildeur?.relays ?? [], omgeving);
  const keys = tls ? { tls: { key: readFileSync(tls.sleutel), cert: readFileSync(tls.certificaat) } } : {};
  return new Maildeur(openMailIntake(config, parts, 'smtp'), relays, log, { host, port, ...keys });
}

/** The addresses from which berichten are taken, and whose they are. */
export const mailSendersOf = ({ inrichting }: GatewayConfig) =>
  inrichting.partijen.flatMap(({ id, mailAfzenders = [] }) => mailAfzenders.map((address) => ({ address, partij: id })));
