import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import { largestMail } from '../mail/maildeur';
import { beginVanMail, type OpgehaaldeMail } from './aanbieden';

/** A mail of the folder that is open. */
export interface Opgehaald extends OpgehaaldeMail {
  readonly uid: number;
  readonly flags: ReadonlySet<string>;
}
/** Mails that came together, and the numbers under which there is none any more. */
export interface Vangst {
  readonly mails: readonly Opgehaald[];
  readonly weg: readonly number[];
}

/** What is asked for at once, in bytes, as the mailbox says how large its mails are. */
const mostBytes = 8 * 1024 * 1024;

type Kop = Pick<FetchMessageObject, 'uid' | 'size' | 'flags'>;
const isTooLarge = ({ size = 0 }: Kop): boolean => size > largestMail;

/**
 * What is asked of mails of the folder that is open; of those that are not there any more there is none.
 * @throws the connection's errors, also where imapflow only says that there is nothing because its folder or its connection is gone
 */
export async function vraagOp(client: ImapFlow, uids: readonly number[], query: FetchQueryObject): Promise<FetchMessageObject[]> {
  const found = await client.fetchAll(uids.join(','), query, { uid: true });
  if (!client.usable || !client.mailbox) throw new Error('de verbinding met de postbus is weg');
  return found;
}

/**
 * Fetches mails in groups that together fit in memory. Leaves them unread in the mailbox (BODY.PEEK), and never asks for more of one than is taken.
 * Nothing is under way on the connection while a group is in the hands of the caller.
 * @throws the connection's errors; of which mail is not known
 */
export async function* haalOp(client: ImapFlow, uids: readonly number[]): AsyncGenerator<Vangst> {
  const koppen = await vraagOp(client, uids, { size: true, flags: true });
  yield { mails: [], weg: without(uids, koppen) };
  for (const groep of groepenVan(koppen)) {
    const mails = await bronnenVan(client, groep);
    const numbers = groep.map(({ uid }) => uid);
    yield { mails, weg: without(numbers, mails) };
  }
}

const without = (uids: readonly number[], found: readonly { readonly uid: number }[]): number[] => {
  const here = new Set(found.map(({ uid }) => uid));
  return uids.filter((uid) => !here.has(uid));
};

function groepenVan(koppen: readonly Kop[]): Kop[][] {
  const groepen: Kop[][] = [];
  let left = 0;
  for (const kop of [...koppen].sort((one, other) => one.uid - other.uid)) {
    left -= kop.size ?? mostBytes;
    if (left >= 0 && !isTooLarge(kop)) groepen.at(-1)?.push(kop);
    else {
      groepen.push([kop]);
      left = isTooLarge(kop) ? 0 : mostBytes - (kop.size ?? mostBytes);
    }
  }
  return groepen;
}

async function bronnenVan(client: ImapFlow, groep: readonly Kop[]): Promise<Opgehaald[]> {
  const tooLarge = groep.some(isTooLarge);
  const source = { maxLength: tooLarge ? beginVanMail : largestMail + 1 };
  const flags = new Map(groep.map((kop) => [kop.uid, kop.flags ?? new Set<string>()]));
  const mails = await vraagOp(client, [...flags.keys()], { source });
  return mails.map(({ uid, source: raw }) => {
    if (!raw) throw new Error('de postbus gaf de mail niet');
    return { uid, raw, tooLarge, flags: flags.get(uid) ?? new Set<string>() };
  });
}
