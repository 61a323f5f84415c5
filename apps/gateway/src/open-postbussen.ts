import { isGelezen, type GelezenPostbus } from '@schakel/contracts';
import type { Log } from '@schakel/runtime';
import type { GatewayConfig } from './config';
import { PostbusLezer } from './intake/imap/postbus-lezer';
import { gewoonTempo } from './intake/imap/tempo';
import { Postbussen } from './intake/imap/postbussen';
import { isLokaal } from './intake/imap/verbinding';
import { openMailIntake } from './open-mail-intake';
import type { OpenParts } from './parts';

/** The mailboxes that this gateway reads when it leads, not yet started. One without an address is not read. */
export function openPostbussen(config: Pick<GatewayConfig, 'inrichting' | 'omgeving' | 'clamd'>, parts: OpenParts['intake'], log: Log) {
  const { hub } = config.inrichting;
  const read = (hub.postbussen ?? []).filter(isGelezen);
  const lezer = (postbus: GelezenPostbus): PostbusLezer => {
    const { authservId, tussenstations = 0, adres } = postbus;
    const local = config.omgeving !== 'productie' && isLokaal(adres);
    // Nobody hands over a mail here: who judged its sender is named by the mailbox.
    const maildeur = Object.assign({}, hub.maildeur, { relays: [], authservId, tussenstations });
    return new PostbusLezer({
      postbus,
      intake: openMailIntake(config, parts, 'imap', { ...hub, maildeur }),
      vingerafdruk: (raw) => parts.vault.hmac('postbus', raw),
      vertrouwd: local,
      los: local,
      log,
      tempo: gewoonTempo,
    });
  };
  return new Postbussen(parts.db, Object.fromEntries(read.map((postbus) => [postbus.id, lezer(postbus)])), log);
}
