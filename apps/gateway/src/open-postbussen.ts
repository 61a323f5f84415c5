import { isGelezen, type GelezenPostbus } from '@schakel/contracts';
import { Clamd } from '@schakel/ketenpartners';
import type { Log } from '@schakel/runtime';
import type { GatewayConfig } from './config';
import { Acceptance } from './intake/accept';
import { gewoonTempo, PostbusLezer } from './intake/imap/postbus-lezer';
import { Postbussen } from './intake/imap/postbussen';
import { isLokaal } from './intake/imap/verbinding';
import { JsonAcceptance } from './intake/json-acceptance';
import { Afzenders } from './intake/mail/afzender';
import { MailIntake } from './intake/mail/mail-intake';
import type { OpenParts } from './parts';

/** The mailboxes that this gateway reads when it leads, not yet started. One without an address is not read. */
export function openPostbussen(
  { inrichting, omgeving, clamd }: Pick<GatewayConfig, 'inrichting' | 'omgeving' | 'clamd'>,
  { db, vault, journal, xml }: OpenParts['intake'],
  log: Log,
) {
  const { hub, partijen, codelijsten } = inrichting;
  const read = (hub.postbussen ?? []).filter(isGelezen);
  const aannames = { xml: new Acceptance(xml, journal), json: new JsonAcceptance(journal, codelijsten) };
  const scanner = clamd ? new Clamd(clamd) : undefined;
  const lezer = (postbus: GelezenPostbus): PostbusLezer => {
    const { authservId, tussenstations = 0, adres } = postbus;
    const local = omgeving !== 'productie' && isLokaal(adres);
    // Nobody hands over a mail here: who judged its sender is named by the mailbox.
    const maildeur = Object.assign({}, hub.maildeur, { relays: [], authservId, tussenstations });
    const afzenders = new Afzenders({ hub: { ...hub, maildeur }, partijen }, () => new Date());
    return new PostbusLezer({
      postbus,
      intake: new MailIntake(aannames, journal, afzenders, 'imap', scanner),
      vingerafdruk: (raw) => vault.hmac('postbus', raw),
      vertrouwd: local,
      los: local,
      log,
      tempo: gewoonTempo,
    });
  };
  return new Postbussen(db, Object.fromEntries(read.map((postbus) => [postbus.id, lezer(postbus)])), log);
}
