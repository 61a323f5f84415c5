import type { ErrorCode, Inrichting, Mailprofiel } from '@schakel/contracts';
import { onbekendePartij } from '@schakel/contracts';
import { gevondenVelden, openMail } from '@schakel/ketenpartners';
import type { PoststukRegel } from '@schakel/store/poststukken';
import { bestandsnaam } from '@schakel/domain';
import { gevondenView, type GevondenView } from './gevonden-view';
import { redenTekst } from './reden-teksten';

/** In characters, of one part of a text. */
const longest = 100_000;
const mostBijlagen = 50;
const hour = 3_600_000;
/** What a person must read is read the same day. */
const tooLong = 4 * hour;

/** A line of the list: from whom, since when, and why a person must read it. Nothing of the mail. */
export function regelView({ partijen }: Inrichting, { id, partij, ontvangenOp, dringend, fouten }: PoststukRegel, now: Date) {
  const naam = partij === onbekendePartij ? 'onbekende afzender' : (partijen.find((one) => one.id === partij)?.naam ?? partij);
  const waits = now.getTime() - ontvangenOp.getTime();
  return {
    id,
    naam,
    ontvangenOp,
    dringend,
    wacht: waitOf(waits),
    teLang: waits > tooLong,
    dicht: fouten.some(({ code }) => dicht.includes(code)),
    redenen: [...new Set(fouten.map(({ code }) => redenTekst(code)))],
  };
}

/** While one of these holds no attachment is opened or handed out. */
const dicht: readonly ErrorCode[] = ['bijlage-niet-onderzocht', 'bijlage-onveilig'];

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
  /** Which part of the text this is, from 1, and whether another follows. */
  readonly deel: number;
  readonly gaatVerder: boolean;
  readonly bijlagen: readonly BijlageView[];
  /** How many there are; more than a page shows stand in the mail only. */
  readonly aantalBijlagen: number;
  readonly gevonden: GevondenView;
}
export interface BijlageView {
  readonly nummer: number;
  readonly naam: string;
  readonly type: string;
  readonly grootte: string;
  readonly gelezen: boolean;
}

/** How a mail is to be read: which part of its text, as whose, and in whose words. */
export interface Leeswijze {
  readonly inrichting: Inrichting;
  readonly deel: number;
  readonly profielen: readonly Mailprofiel[];
  readonly dringendeWoorden: readonly string[];
}

/** Only a confirmed sender has profiles: a poststuk of anybody else stands under no partij. */
export function leeswijzeOf(inrichting: Inrichting, partij: string): Omit<Leeswijze, 'deel'> {
  const { hub, partijen } = inrichting;
  const profielen = partijen.find(({ id }) => id === partij)?.mailprofielen ?? [];
  return { inrichting, profielen, dringendeWoorden: hub.maildeur?.dringendeWoorden ?? [] };
}

/** Of a mail that cannot be taken apart, or in which nothing is found to read, the whole of it as text: who judges it has seen all there is. */
export async function mailView(raw: Buffer, { inrichting, deel, profielen, dringendeWoorden }: Leeswijze): Promise<MailView> {
  const mail = await openMail(raw, { alsTekst: deel * longest + 1, lezen: true });
  const { van, onderwerp, inhoud: found } = mail?.tekst ?? { van: '', onderwerp: '', inhoud: '' };
  const inhoud = found.trim() || mail?.bijlagen.length ? found : raw.toString('utf8', 0, deel * longest * 4);
  const bijlagen = mail?.bijlagen ?? [];
  return {
    van,
    onderwerp,
    tekst: inhoud.slice((deel - 1) * longest, deel * longest).trim(),
    deel,
    gaatVerder: inhoud.length > deel * longest,
    bijlagen: bijlagen.slice(0, mostBijlagen).map(({ naam, type, bytes }, at) => ({
      nummer: at + 1,
      naam: naam || 'zonder naam',
      type,
      grootte: sizeOf(bytes.length),
      gelezen: mail?.lezing?.bijlagen.has(at + 1) === true,
    })),
    aantalBijlagen: bijlagen.length,
    gevonden: gevondenView(inrichting, gevondenVelden({ bijlagen, lezing: mail?.lezing }, profielen, dringendeWoorden)),
  };
}

/** What a form may be filled with from this mail. Made anew, kept nowhere. */
export async function veldenVan(raw: Buffer, { profielen, dringendeWoorden }: Omit<Leeswijze, 'deel'>): Promise<object> {
  const mail = await openMail(raw, { lezen: true });
  return mail ? gevondenVelden(mail, profielen, dringendeWoorden).velden : {};
}

/** The bytes of one attachment, by its number from 1, and a name for it that says nothing of its content. */
export async function bijlageOf(raw: Buffer, nummer: number): Promise<{ naam: string; bytes: Buffer } | undefined> {
  const bijlage = (await openMail(raw))?.bijlagen[nummer - 1];
  return bijlage && { naam: bestandsnaam(`bijlage-${nummer}`, bijlage.naam), bytes: bijlage.bytes };
}

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} kB`);
