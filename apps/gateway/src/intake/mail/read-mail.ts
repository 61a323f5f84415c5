import { openMail } from '@schakel/ketenpartners';
import type { Header } from './authentication-results';

/** A part of a mail that is not its text. */
export interface Bijlage {
  readonly naam: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What the door reads of a mail: never its text. */
export interface Mail {
  readonly headers: readonly Header[];
  /** The address of From in lower case; undefined unless there is exactly one. */
  readonly van: string | undefined;
  readonly bijlagen: readonly Bijlage[];
}

/** Undefined for what is no mail at all, and for what costs too much to read: a mail of nothing but empty lines must not stop the hub. */
export async function readMail(bytes: Uint8Array): Promise<Mail | undefined> {
  const mail = await openMail(bytes);
  return mail && mail.headers.length > 0 ? mail : undefined;
}

export const headerOf = ({ headers }: Mail, name: string): string | undefined => headers.find(({ key }) => key === name)?.value;

const signature = /^application\/(x-)?(pkcs7|pgp)-signature$/;
const encrypted = /^application\/((x-)?pkcs7-mime|pgp-encrypted)$/;
const declared = /^(application|text)\/xml$/;
const neutral = /^(application\/octet-stream|text\/plain)$/;

export const isVersleuteld = ({ bijlagen }: Mail): boolean => bijlagen.some(({ type }) => encrypted.test(type));

/** The attachments that may be a bericht, and what else there is but signatures. */
export function sortBijlagen({ bijlagen }: Mail): { xml: Bijlage[]; anders: Bijlage[] } {
  const xml = bijlagen.filter(isXml);
  return { xml, anders: bijlagen.filter((bijlage) => !xml.includes(bijlage) && !signature.test(bijlage.type)) };
}

const isXml = ({ naam, type, bytes }: Bijlage): boolean =>
  declared.test(type) || /\.xml$/i.test(naam) || (neutral.test(type) && beginsAsXml(bytes));

/** By its first sign, in any encoding that XML may have. */
function beginsAsXml(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 200).toString('latin1').replaceAll('\0', '');
  return /^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)?\s*<[?!\w]/.test(start);
}
