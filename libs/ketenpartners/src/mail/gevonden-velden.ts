import type { Mailprofiel } from '@schakel/contracts';
import { MeldingProfessional, RejectError, validate } from '@schakel/contracts';
import { heeftDringendeWoorden } from './dringende-woorden';
import { leesFormulier, type Formulier } from './formulier/lees-formulier';
import { plain } from './formulier/woorden';
import type { Maillezing, OpenedMail } from './open-mail';

export const zekerheden = ['zeker', 'mogelijk', 'geen'] as const;
export const mailAanwijzingen = ['dringende-woorden', 'doorgestuurd', 'niet-alles-gelezen', 'bijlage-niet-gelezen'] as const;
export type MailAanwijzing = (typeof mailAanwijzingen)[number];

/** What was found in the words of a mail. It is made again whenever it is asked for, and kept nowhere. */
export interface GevondenVelden {
  /** A piece of an opgenomen-melding, in the shape of that contract. */
  readonly velden: object;
  /** `zeker`: a sound report, and nothing of the mail stands outside of it. */
  readonly zekerheid: (typeof zekerheden)[number];
  /** The id of the profile that it was read by; undefined for the words that everybody uses. */
  readonly profiel: string | undefined;
  readonly aanwijzingen: readonly MailAanwijzing[];
}

/** In each line once, so that a text of nothing but empty lines is read in as long as it is. */
const forwarded =
  /^[-_>\t \u00a0]*(doorgestuurd bericht|oorspronkelijk bericht|forwarded message|original message)\b|^[>\t \u00a0]*(van|from):.*\r?\n[>\s]*(verzonden|sent|datum|date|aan|to|onderwerp|subject):/im;

/** Whether a text holds the mail of somebody else: who wrote that is not who sent this. */
export const isDoorgestuurd = (texts: readonly string[]): boolean => texts.some((text) => forwarded.test(text));

const signature = /^application\/(x-)?(pkcs7|pgp)-signature$/;
/** Whether an attachment only proves something about the rest. */
export const isHandtekening = ({ type }: Pick<OpenedMail['bijlagen'][number], 'type'>): boolean => signature.test(type);

type Gelezen = Pick<OpenedMail, 'bijlagen' | 'lezing'>;
interface Poging extends Formulier {
  readonly profiel: Mailprofiel | undefined;
  readonly uitBijlage: boolean;
}

/**
 * Looks for the fields of a report in what was read of a mail: in its text, else in an attachment, by each profile of its sender and by the words
 * that everybody uses. Pure; the best attempt wins, which is the one that fills most.
 */
export function gevondenVelden(
  { bijlagen, lezing }: Gelezen,
  profielen: readonly Mailprofiel[],
  woorden: readonly string[],
): GevondenVelden {
  if (!lezing) return { velden: {}, zekerheid: 'geen', profiel: undefined, aanwijzingen: ['niet-alles-gelezen'] };
  const found = bestOf(pogingen(lezing, profielen));
  const best = found && found.aantal > 0 ? found : undefined;
  const doorgestuurd = isDoorgestuurd(lezing.teksten) || bijlagen.some(({ type }) => type === 'message/rfc822');
  const facts = {
    'dringende-woorden': heeftDringendeWoorden(lezing, [...woorden, ...profielen.flatMap(({ dringendeWoorden = [] }) => dringendeWoorden)]),
    doorgestuurd,
    'niet-alles-gelezen': !found || found.over > 0,
    'bijlage-niet-gelezen': bijlagen.some((bijlage, at) => !isHandtekening(bijlage) && !lezing.bijlagen.has(at + 1)),
  } satisfies Record<MailAanwijzing, boolean>;
  const velden = best ? withOnderwerp(best.velden, lezing.onderwerp) : {};
  const allRead = bijlagen.every(isHandtekening) && !doorgestuurd;
  return {
    velden,
    zekerheid: zekerheidOf(best, velden, allRead),
    profiel: found?.profiel?.id,
    aanwijzingen: mailAanwijzingen.filter((aanwijzing) => facts[aanwijzing]),
  };
}

function zekerheidOf(best: Poging | undefined, velden: object, allRead: boolean): GevondenVelden['zekerheid'] {
  if (!best) return 'geen';
  return allRead && isZeker(best, velden) ? 'zeker' : 'mogelijk';
}

function pogingen({ teksten, bijlagen }: Maillezing, profielen: readonly Mailprofiel[]): Poging[] {
  const sources = [
    ...teksten.map((text) => ({ text, uitBijlage: false })),
    ...[...bijlagen.values()].map((text) => ({ text, uitBijlage: true })),
  ];
  const readings = profielen.length > 0 ? profielen : [undefined];
  return readings.flatMap((profiel) => {
    const labels = new Map((profiel?.velden ?? []).map(({ label, pad }) => [plain(label), pad]));
    return sources.map(({ text, uitBijlage }) => ({ ...leesFormulier(text, labels), profiel, uitBijlage }));
  });
}

/** The mail itself before an attachment, unless that fills more; of equals, the one that leaves less. */
const bestOf = (all: readonly Poging[]): Poging | undefined =>
  all.reduce<Poging | undefined>((best, each) => {
    const better = !best || each.aantal > best.aantal || (each.aantal === best.aantal && each.over < best.over);
    return better ? each : best;
  }, undefined);

/** A subject may say what the text does not: it stays with the report. */
function withOnderwerp(velden: object, onderwerp: string): object {
  const { zorgelijkeSituatie } = velden as { zorgelijkeSituatie?: { aanvullendeInformatie?: string } };
  if (onderwerp.trim() === '') return velden;
  const aanvullendeInformatie = [zorgelijkeSituatie?.aanvullendeInformatie, `Onderwerp van de mail: ${onderwerp.trim()}`]
    .filter(Boolean)
    .join('\n');
  return { ...velden, zorgelijkeSituatie: { ...zorgelijkeSituatie, aanvullendeInformatie } };
}

function isZeker({ profiel, over, uitBijlage }: Poging, velden: object): boolean {
  if (!profiel?.formaten.includes('formulier') || over > 0 || uitBijlage) return false;
  try {
    return isVolledig(validate(MeldingProfessional, velden));
  } catch (error) {
    if (error instanceof RejectError) return false;
    throw error;
  }
}

/** Who reports, what is worrying, and of everybody a name, of somebody a birth date or BSN: less than that a person asks about. */
const isVolledig = ({ melder, zorgelijkeSituatie: { betrokkenen } }: MeldingProfessional): boolean =>
  (melder.naam ?? melder.organisatie) !== undefined &&
  betrokkenen.length > 0 &&
  betrokkenen.some(({ geboortedatum, bsn }) => (geboortedatum ?? bsn) !== undefined) &&
  betrokkenen.every(({ volledigeNaam, geslachtsnaam }) => (volledigeNaam ?? geslachtsnaam) !== undefined);
