import type { Fout, Soort } from '@schakel/contracts';
import { uuidV7 } from '@schakel/contracts';
import { splitSoort } from '../soort';
import type { Vault } from '../vault';

/** The doors through which something comes in. */
export const deuren = [
  'http',
  'soap',
  'digikoppeling',
  'smtp',
  'imap',
  'formulier',
  'werkvoorraad',
  'overdrachten',
  'verzending',
  'termijnen',
  'ontvangst',
] as const;
/** Through which door something came in. */
export type Deur = (typeof deuren)[number];

/** What is to be journalled. */
export interface JournalEntry {
  readonly soort: Soort;
  readonly deur: Deur;
  /** The authenticated partij, or the organisation of a person. */
  readonly partij: string;
  /** The sender's own reference. Empty or absent: the fingerprint of the bytes takes its place. */
  readonly referentie?: string;
  /** A second key beside the reference (the header Idempotency-Key); it never replaces it. */
  readonly idempotentie?: string;
  readonly bytes: Buffer;
  /** What counts as "the same bytes" when that is not `bytes`. */
  readonly vingerafdrukVan?: Buffer;
  readonly dringend: boolean;
  /** Locations of doubtful values; never the values. */
  readonly twijfel?: readonly string[];
  readonly casus?: string;
  /** Present: refused. It is kept as afgewezen, claims no reference and wakes nobody. */
  readonly fouten?: readonly Fout[];
  /** True: no machine can read it, `fouten` say why. It waits for a person as `te beoordelen`, wakes nobody, and claims its reference. */
  readonly teBeoordelen?: boolean;
  /**
   * What is owed for this bericht when it is new: journalled with it, in one statement. Of a bericht that was there before nothing is: its receipt
   * says `herhaling`.
   */
  readonly owed?: (nieuw: NewReceipt) => JournalEntry;
}

export type ReceiptStatus = 'te beoordelen' | 'ontvangen' | 'in behandeling' | 'afgehandeld' | 'afgewezen';

export interface Receipt {
  readonly id: string;
  readonly ontvangenOp: Date;
  readonly status: ReceiptStatus;
  readonly twijfel: readonly string[];
  /** True when the same bytes had been received before under the same reference: nothing was written now. */
  readonly herhaling: boolean;
}

/** What is known of a receipt before COMMIT. */
export type NewReceipt = Pick<Receipt, 'id' | 'status' | 'twijfel'>;

/** An entry with everything that its row will hold. Made once: a retry after a lost connection sends exactly the same row. */
export interface SealedEntry {
  readonly id: string;
  readonly soort: string;
  readonly versie: number;
  readonly deur: Deur;
  readonly partij: string;
  readonly referentie: Buffer | undefined;
  readonly idempotentie: Buffer | undefined;
  readonly vingerafdruk: Buffer;
  readonly inhoud: Buffer;
  readonly sleutel: Buffer;
  readonly periode: string;
  readonly twijfel: readonly string[];
  readonly fouten: string | null;
  readonly status: 'ontvangen' | 'afgewezen' | 'te beoordelen';
  readonly dringend: boolean;
  readonly casus: string | null;
  /** It is stored only if this one is new. */
  readonly volgt: string | null;
}

const statusOf = ({ teBeoordelen, fouten }: JournalEntry): SealedEntry['status'] =>
  teBeoordelen ? 'te beoordelen' : fouten ? 'afgewezen' : 'ontvangen';

/** What stands in the journal for a sender's own reference. */
export const referencePrint = (vault: Vault, referentie: string): Buffer => vault.hmac('referentie', Buffer.from(referentie, 'utf8'));

/** Twins get the same reference key whatever they bring; a refused entry gets none. */
function referenceOf(entry: JournalEntry, vingerafdruk: Buffer, vault: Vault): Buffer | undefined {
  if (statusOf(entry) === 'afgewezen') return undefined;
  if (entry.referentie) return referencePrint(vault, entry.referentie);
  return vault.hmac('referentie/vingerafdruk', vingerafdruk);
}

/** An entry with what is owed for it behind it, each under a fresh id (version 7, so that the index grows at one end). */
export function sealWithOwed(entry: JournalEntry, vault: Vault, nowMs: number): readonly [SealedEntry, ...SealedEntry[]] {
  const sealed = sealEntry(entry, vault, nowMs);
  return entry.owed ? [sealed, { ...sealEntry(entry.owed(sealed), vault, nowMs), volgt: sealed.id }] : [sealed];
}

/** Seals an entry alone, without what is owed for it. */
export function sealEntry(entry: JournalEntry, vault: Vault, nowMs: number): SealedEntry {
  const id = uuidV7(nowMs);
  const vingerafdruk = vault.hmac('vingerafdruk', entry.vingerafdrukVan ?? entry.bytes);
  const { cipher, sleutel, periode } = vault.seal('journal', id, entry.bytes);
  return {
    id,
    ...splitSoort(entry.soort),
    deur: entry.deur,
    partij: entry.partij,
    referentie: referenceOf(entry, vingerafdruk, vault),
    idempotentie: entry.idempotentie && !entry.fouten ? vault.hmac('idempotentie', Buffer.from(entry.idempotentie, 'utf8')) : undefined,
    vingerafdruk,
    inhoud: cipher,
    sleutel,
    periode,
    twijfel: entry.twijfel ?? [],
    fouten: entry.fouten ? JSON.stringify(entry.fouten.map(({ code, location }) => ({ code, location }))) : null,
    status: statusOf(entry),
    dringend: entry.dringend,
    casus: entry.casus ?? null,
    volgt: null,
  };
}

/** The order in which every batch takes its keys, so that two batches never wait for each other: receipts last, alone or with what they are of. */
export const byReference = (left: SealedEntry, right: SealedEntry): number =>
  Number(left.deur === 'ontvangst') - Number(right.deur === 'ontvangst') || byKey(left, right);
const byKey = (left: SealedEntry, right: SealedEntry): number =>
  left.partij < right.partij ? -1 : left.partij > right.partij ? 1 : Buffer.compare(left.referentie ?? none, right.referentie ?? none);
const none = Buffer.alloc(0);
