import { isHandtekening, openMail, type Leeswens, type Maillezing } from '@schakel/ketenpartners';
import type { Header } from './authentication-results';

/** A part of a mail that is not its text. */
export interface Bijlage {
  readonly naam: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What the door reads of a mail. */
export interface Mail {
  readonly headers: readonly Header[];
  /** The address of From in lower case; undefined unless there is exactly one. */
  readonly van: string | undefined;
  readonly bijlagen: readonly Bijlage[];
  /** Its words, for the fields and the haste in them; undefined for a part that nobody looks in. */
  readonly lezing: Maillezing | undefined;
}

/** Undefined for what is no mail at all, and for what costs too much to read: a mail of nothing but empty lines must not stop the hub. */
export async function readMail(bytes: Uint8Array, wens: Leeswens = { lezen: true }): Promise<Mail | undefined> {
  const mail = await openMail(bytes, wens);
  return mail && mail.headers.length > 0 ? mail : undefined;
}

export const headerOf = ({ headers }: Mail, name: string): string | undefined => headers.find(({ key }) => key === name)?.value;

const encrypted = /^application\/((x-)?pkcs7-mime|pgp-encrypted)$/;
const declared = /^(application|text)\/xml$/;
const neutral = /^(application\/octet-stream|text\/plain)$/;

export const isVersleuteld = ({ bijlagen }: Mail): boolean => bijlagen.some(({ type }) => encrypted.test(type));

/** An attachment that may be a bericht, and in which of the two languages. */
export interface MogelijkBericht {
  readonly bijlage: Bijlage;
  readonly taal: 'xml' | 'json';
}

/** The attachments that may be a bericht, in their order, and what else there is but signatures. */
export function sortBijlagen({ bijlagen }: Mail): { mogelijk: MogelijkBericht[]; anders: Bijlage[] } {
  const mogelijk = bijlagen.flatMap((bijlage) => {
    const taal = isXml(bijlage) ? 'xml' : isJson(bijlage) ? 'json' : undefined;
    return taal ? [{ bijlage, taal } as const] : [];
  });
  const taken = new Set(mogelijk.map(({ bijlage }) => bijlage));
  return { mogelijk, anders: bijlagen.filter((bijlage) => !taken.has(bijlage) && !isHandtekening(bijlage)) };
}

const isXml = ({ naam, type, bytes }: Bijlage): boolean =>
  declared.test(type) || /\.xml$/i.test(naam) || (neutral.test(type) && beginsAsXml(bytes));
const isJson = ({ naam, type }: Bijlage): boolean => type === 'application/json' || /\.json$/i.test(naam);

/** By its first sign, in any encoding that XML may have. */
function beginsAsXml(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 200).toString('latin1').replaceAll('\0', '');
  return /^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)?\s*<[?!\w]/.test(start);
}
