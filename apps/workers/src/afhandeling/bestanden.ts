import { gevaren } from '@schakel/contracts';
import type { MeegekomenBestand } from '@schakel/domain';
import type { Queryable } from '@schakel/store/database';
import { joinCasusMails, readBerichten, type Bericht, type Overgetypt } from '@schakel/store/journal';
import type { Vault } from '@schakel/store/vault';
import type { Uitkomst } from './decide-all';
import type { Gelezen } from './read-bericht';

const poststukOf = ({ bericht: { inhoud } }: Gelezen): string | undefined => ('poststuk' in inhoud ? inhoud.poststuk : undefined);

/**
 * Gives each melding that somebody typed over the mail that it came from, as it came. Of a mail that was destroyed there is nothing to give.
 * @throws DatabaseError; BrokenSealError
 */
export async function withBestanden(tx: Queryable, vault: Vault, gelezen: readonly Gelezen[]): Promise<readonly Gelezen[]> {
  const ids = gelezen.flatMap((each) => poststukOf(each) ?? []);
  if (ids.length === 0) return gelezen;
  const mails = new Map((await readBerichten(tx, vault, ids)).map((mail) => [mail.id, bestandOf(mail)]));
  return gelezen.map((each) => {
    const bestand = mails.get(poststukOf(each) ?? '');
    return bestand ? { ...each, bericht: { ...each.bericht, bestand } } : each;
  });
}

function bestandOf({ soort, inhoud, fouten }: Bericht): MeegekomenBestand | undefined {
  if (soort !== 'poststuk.v1' || !inhoud) return undefined;
  const gevaar = gevaren.find((one) => fouten.some(({ code }) => code === one));
  return { base64: inhoud.toString('base64'), ...(gevaar ? { gevaar } : {}) };
}

/** Lets the mails of what was decided stay with the casus that it belongs to now. @throws DatabaseError */
export const keepMails = (tx: Queryable, { besluiten }: Pick<Uitkomst, 'besluiten'>): Promise<void> =>
  joinCasusMails(tx, besluiten.flatMap(overgetypt));

function overgetypt({ gelezen, besluit }: Uitkomst['besluiten'][number]): Overgetypt[] {
  const poststuk = poststukOf(gelezen);
  return poststuk && besluit && besluit !== 'zonder-casus' && !besluit.geweigerd ? [{ poststuk, casus: besluit.casus.id }] : [];
}
