import type { Inrichting } from '@schakel/contracts';
import { errorCodes, onbekendePartij } from '@schakel/contracts';
import type { PoststukRegel } from '@schakel/store/poststukken';
import PostalMime from 'postal-mime';

/** In characters; a longer text goes on in the mail itself. */
const longest = 100_000;
const hour = 3_600_000;

/** A line of the list: from whom, since when, and why a person must read it. Nothing of the mail. */
export function regelView({ partijen }: Inrichting, { id, partij, ontvangenOp, fouten }: PoststukRegel, now: Date) {
  const naam = partij === onbekendePartij ? 'onbekende afzender' : (partijen.find((one) => one.id === partij)?.naam ?? partij);
  return { id, naam, ontvangenOp, wacht: waitOf(now.getTime() - ontvangenOp.getTime()), redenen: [...new Set(fouten.map(redenOf))] };
}

const redenOf = ({ code }: PoststukRegel['fouten'][number]): string => errorCodes[code][1];

function waitOf(ms: number): string {
  const hours = Math.floor(ms / hour);
  if (hours < 1) return 'minder dan een uur';
  if (hours < 48) return hours === 1 ? '1 uur' : `${hours} uur`;
  return `${Math.floor(hours / 24)} dagen`;
}

/** A mail as a person reads it: text only, so that nothing of it can be followed, loaded or run. */
export interface MailView {
  readonly van: string;
  readonly onderwerp: string;
  readonly tekst: string;
  readonly ingekort: boolean;
  readonly bijlagen: readonly { readonly nummer: number; readonly naam: string; readonly type: string; readonly grootte: string }[];
}

/** Of a mail that cannot be taken apart, or in which nothing is found to read, the whole of it as text: who judges it has seen all there is. */
export async function mailView(raw: Buffer): Promise<MailView> {
  const mail = await parse(raw);
  const header = (name: string): string => mail?.headers.find(({ key }) => key === name)?.value ?? '';
  const found = mail ? (mail.text ?? textOf(mail.html ?? '')) : '';
  const tekst = found.trim() || mail?.attachments.length ? found : raw.toString('utf8');
  return {
    van: PostalMime.decodeWords(header('from')),
    onderwerp: PostalMime.decodeWords(header('subject')),
    tekst: tekst.slice(0, longest).trim(),
    ingekort: tekst.length > longest,
    bijlagen: (mail?.attachments ?? []).map(({ filename, mimeType, content }, at) => ({
      nummer: at + 1,
      naam: filename ?? 'zonder naam',
      type: mimeType,
      grootte: sizeOf(bytesOf(content).length),
    })),
  };
}

/** The bytes of one attachment, by its number from 1. */
export async function bijlageOf(raw: Buffer, nummer: number): Promise<Buffer | undefined> {
  const content = (await parse(raw))?.attachments[nummer - 1]?.content;
  return content === undefined ? undefined : bytesOf(content);
}

async function parse(raw: Buffer) {
  try {
    return await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 50 });
  } catch {
    // Too deep, or too many header fields: the reader gets it as it is. The parser's message may quote it.
    return undefined;
  }
}

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(content);
const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} kB`);

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** HTML as plain text. What is left of a tag is shown as the text that it is: the page escapes everything. */
function textOf(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\n\s*\n\s*\n/g, '\n\n');
}
