import type { Log } from '@schakel/runtime';
import { isGelezen, type GelezenPostbus } from '@schakel/contracts';
import type { GatewayConfig } from './config';
import { Acceptance } from './intake/accept';
import { gewoonTempo, PostbusLezer } from './intake/imap/postbus-lezer';
import { Postbussen } from './intake/imap/postbussen';
import { isLoopback } from './intake/imap/verbinding';
import { Afzenders } from './intake/mail/afzender';
import { MailIntake } from './intake/mail/mail-intake';
import type { OpenParts } from './parts';

/** The mailboxes that this gateway reads when it leads, not yet started. One without an address is not read. */
export function openPostbussen(
  { inrichting, omgeving }: Pick<GatewayConfig, 'inrichting' | 'omgeving'>,
  intake: OpenParts['intake'],
  log: Log,
) {
  const { hub, partijen } = inrichting;
  const { db, vault, journal, xml } = intake;
  const read = (hub.postbussen ?? []).filter(isGelezen);
  const lezer = (postbus: GelezenPostbus): PostbusLezer => {
    const { authservId, tussenstations, adres } = postbus;
    const local = omgeving !== 'productie' && isLoopback(adres);
    const maildeur = { relays: [], authservId, ...(tussenstations === undefined ? {} : { tussenstations }) };
    const afzenders = new Afzenders({ hub: { ...hub, maildeur }, partijen }, () => new Date());
    return new PostbusLezer({
      postbus,
      intake: new MailIntake(new Acceptance(xml, journal), journal, afzenders, 'imap'),
      vingerafdruk: (raw) => vault.hmac('postbus', raw),
      vertrouwd: local,
      los: local,
      log,
      tempo: gewoonTempo,
    });
  };
  return new Postbussen(db, Object.fromEntries(read.map((postbus) => [postbus.id, lezer(postbus)])), log);
}
