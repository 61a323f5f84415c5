import type { Gevaar } from '@schakel/contracts';
import { gevaren } from '@schakel/contracts';
import type { MeegekomenBestand } from '@schakel/domain';
import { bestandVan, soortenMetBestand } from '@schakel/domain';
import type { Onderzocht, Virusscanner } from '@schakel/ketenpartners';
import type { Queryable } from '@schakel/store/database';
import { joinCasusMails, readBerichten, type Bericht, type Overgetypt, type Start } from '@schakel/store/journal';
import type { Vault } from '@schakel/store/vault';
import type { Uitkomst } from './decide-all';
import { readBericht, type Gelezen } from './read-bericht';

type Gevaren = ReadonlyMap<string, Gevaar>;
const nergens: Gevaren = new Map();
const gevaarOf: Partial<Record<Onderzocht, Gevaar>> = { onveilig: 'bijlage-onveilig', onbekend: 'bijlage-niet-onderzocht' };

export const hasContent = (row: Bericht): row is Bericht & { inhoud: Buffer } => row.inhoud !== undefined;
const poststukOf = ({ bericht: { inhoud } }: Gelezen): string | undefined => ('poststuk' in inhoud ? inhoud.poststuk : undefined);
const mayHaveOne = ({ soort }: Start): boolean => (soortenMetBestand as readonly string[]).includes(soort);

/**
 * What the scanner has against the files of these berichten, by bericht. Asked before any row is held, since it may take long; without a scanner
 * nothing is read. @throws DatabaseError; BrokenSealError
 */
export async function onderzoek(stores: Onderzoeker, started: readonly Start[]): Promise<Gevaren> {
  const { db, vault, scanner } = stores;
  const ids = started.filter(mayHaveOne).map(({ id }) => id);
  if (!scanner || ids.length === 0) return nergens;
  const rows = await readBerichten(db, vault, ids);
  const gelezen = await withBestanden(db, vault, rows.filter(hasContent).flatMap(readBericht));
  // Side by side: a scanner that does not answer holds the batch up once, not once for each file.
  const looked = await Promise.all(gelezen.map(async ({ bericht }) => [bericht.id, await gevaarIn(scanner, bericht)] as const));
  return new Map(looked.flatMap(([id, gevaar]) => (gevaar ? [[id, gevaar]] : [])));
}
async function gevaarIn(scanner: Virusscanner, bericht: Gelezen['bericht']): Promise<Gevaar | undefined> {
  const { base64 } = bestandVan(bericht, 1) ?? {};
  return base64 === undefined ? undefined : gevaarOf[await scanner.scan(Buffer.from(base64, 'base64'))];
}

interface Onderzoeker {
  readonly db: Queryable;
  readonly vault: Vault;
  readonly scanner?: Virusscanner | undefined;
}

/**
 * Gives each melding that somebody typed over the mail that it came from, as it came, and each what the scanner has against its file. Of a mail that
 * was destroyed there is nothing to give. @throws DatabaseError; BrokenSealError
 */
export async function withBestanden(
  tx: Queryable,
  vault: Vault,
  gelezen: readonly Gelezen[],
  tegen: Gevaren = nergens,
): Promise<readonly Gelezen[]> {
  const ids = gelezen.flatMap((each) => poststukOf(each) ?? []);
  if (ids.length === 0 && tegen.size === 0) return gelezen;
  const rows = ids.length > 0 ? await readBerichten(tx, vault, ids) : [];
  const mails = new Map(rows.map((mail) => [mail.id, bestandOf(mail)]));
  return gelezen.map((each) => {
    const gevaar = tegen.get(each.bericht.id);
    const bestand = { ...mails.get(poststukOf(each) ?? ''), ...(gevaar ? { gevaar } : {}) };
    return { ...each, bericht: { ...each.bericht, bestand } };
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
