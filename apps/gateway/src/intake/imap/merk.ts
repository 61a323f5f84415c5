import type { Kopie, Merk } from '@schakel/store/postbussen';
import type { ImapFlow } from 'imapflow';
import { vraagOp } from './ophalen';

/** The keyword of a mail that was taken over, and of one that a person judged to be no melding. */
export const overgenomen = '$Schakel';
export const geenMelding = '$SchakelGeenMelding';
const flagged = '\\Flagged';
/** Where a server keeps no flag of ours, a copy there is the mark. */
const kopieAlsMerk = 'Overgenomen';

const mayKeep = ({ mailbox }: ImapFlow, flag: string): boolean => {
  const permanent = mailbox ? mailbox.permanentFlags : undefined;
  return permanent === undefined || permanent.has('\\*') || permanent.has(flag);
};

/** Whether a mail shows that it was taken over: by a word that only the hub writes, so a flag that people set too is none. */
export const draagtMerk = (flags: ReadonlySet<string> | undefined): boolean =>
  flags?.has(overgenomen) === true || flags?.has(geenMelding) === true;

/** The mailbox did not do what it was asked. */
export class MerkError extends Error {
  constructor(readonly code: 'kopie' | 'merk') {
    super('de postbus nam het merk niet aan');
    this.name = 'MerkError';
  }
}

/**
 * Shows in the mailbox that mails were taken over, and leaves them where they are, read or unread: a flag for people, a keyword for the hub, and a copy
 * in `kopieMap`. The copy comes first: whatever carries the keyword was copied. Gives what must be undone when one is given back.
 * @throws MerkError; the connection's own
 */
export async function markeer(client: ImapFlow, uids: readonly number[], kopieMap: string | undefined): Promise<Merk[]> {
  const mails = await vraagOp(client, uids, { flags: true });
  const worn = new Map(mails.map((mail) => [mail.uid, mail.flags ?? new Set<string>()]));
  const fresh = uids.filter((uid) => worn.has(uid) && !draagtMerk(worn.get(uid)));
  const flags = [overgenomen, flagged].filter((flag) => mayKeep(client, flag));
  const kopieen = await show(client, fresh, flags, kopieMap);
  return uids.map((uid) => {
    const isFresh = fresh.includes(uid);
    const before = worn.get(uid)?.has(flagged) === true;
    return { uid, gevlagd: isFresh ? flags.includes(flagged) && !before : before, kopie: kopieen.get(uid) };
  });
}

async function show(client: ImapFlow, uids: readonly number[], flags: string[], kopieMap: string | undefined): Promise<Map<number, Kopie>> {
  if (uids.length === 0) return new Map();
  const folder = kopieMap ?? (flags.length === 0 ? kopieAlsMerk : undefined);
  const kopieen = folder === undefined ? new Map<number, Kopie>() : await copy(client, uids, folder);
  if (flags.length > 0 && !(await client.messageFlagsAdd(uids.join(','), flags, { uid: true }))) throw new MerkError('merk');
  return kopieen;
}

async function copy(client: ImapFlow, uids: readonly number[], folder: string): Promise<Map<number, Kopie>> {
  const range = uids.join(',');
  // A server says "try create" when the folder is not there (RFC 9051 section 6.4.7), and imapflow says no more than that it failed.
  const again = () => client.messageCopy(range, folder, { uid: true });
  const done = (await again()) || (await client.mailboxCreate(folder).then(again));
  if (!done) throw new MerkError('kopie');
  const { uidValidity, uidMap } = done;
  if (uidValidity === undefined || !uidMap) return new Map();
  return new Map([...uidMap].map(([uid, copied]) => [uid, { geldigheid: Number(uidValidity), uid: copied }]));
}

/** The mail is its mailbox's own again: our marks go, and where keywords are kept one says that it is no melding. @throws MerkError */
export async function geefTerug(client: ImapFlow, uid: number, gevlagd: boolean): Promise<void> {
  const range = String(uid);
  const gone = await client.messageFlagsRemove(range, [overgenomen, ...(gevlagd ? [flagged] : [])], { uid: true });
  const said = !mayKeep(client, geenMelding) || (await client.messageFlagsAdd(range, [geenMelding], { uid: true }));
  if (!gone || !said) throw new MerkError('merk');
}

/** Our own copies go. Only by their own numbers, and only where a server can remove those and nothing else (UIDPLUS, RFC 4315). */
export async function verwijderKopieen(client: ImapFlow, folder: string | undefined, kopieen: readonly Kopie[]): Promise<void> {
  if (kopieen.length === 0 || !client.capabilities.has('UIDPLUS')) return;
  // Where somebody removed the folder, our copies went with it.
  if (!(await exists(client, folder ?? kopieAlsMerk))) return;
  const { uidValidity } = await client.mailboxOpen(folder ?? kopieAlsMerk);
  const ours = kopieen.filter(({ geldigheid }) => geldigheid === Number(uidValidity)).map(({ uid }) => uid);
  if (ours.length > 0 && !(await client.messageDelete(ours.join(','), { uid: true }))) throw new MerkError('kopie');
}

async function exists(client: ImapFlow, folder: string): Promise<boolean> {
  try {
    return Boolean(await client.status(folder, { uidValidity: true }));
  } catch (error) {
    if (!client.usable) throw error;
    return false;
  }
}
