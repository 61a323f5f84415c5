import type { Inrichting } from '@schakel/contracts';
import { errorCodes, onbekendePartij } from '@schakel/contracts';
import { openMail } from '@schakel/ketenpartners';
import type { PoststukRegel } from '@schakel/store/poststukken';

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
  const mail = await openMail(raw, longest + 1);
  const { van, onderwerp, inhoud: found } = mail?.tekst ?? { van: '', onderwerp: '', inhoud: '' };
  const inhoud = found.trim() || mail?.bijlagen.length ? found : raw.toString('utf8', 0, longest * 4);
  return {
    van,
    onderwerp,
    tekst: inhoud.slice(0, longest).trim(),
    ingekort: inhoud.length > longest,
    bijlagen: (mail?.bijlagen ?? []).map(({ naam, type, bytes }, at) => ({
      nummer: at + 1,
      naam: naam || 'zonder naam',
      type,
      grootte: sizeOf(bytes.length),
    })),
  };
}

/** The bytes of one attachment, by its number from 1. */
export const bijlageOf = async (raw: Buffer, nummer: number): Promise<Buffer | undefined> =>
  (await openMail(raw))?.bijlagen[nummer - 1]?.bytes;

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} kB`);
