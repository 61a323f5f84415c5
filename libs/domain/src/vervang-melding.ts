import type { ErrorCode } from '@schakel/contracts';
import type { Casus, CasusMelding, CasusPersoon } from './casus';
import { sendAgain } from './doorzending';
import type { GelezenMelding } from './gelezen-melding';
import type { MeldingSoort } from './melding-inhoud';
import { leesMelding } from './melding-inhoud';
import { meldingOf, personenOf } from './ontvang-melding';
import { soundBsn, soundGeboortedatum } from './personen';
import type { Context, Step } from './step';
import { begin, change, signal } from './step';
import { startRegels } from './termijnen';
import { isInBeoordeling } from './toestand';
import { alarm } from './urgentie';
import { meldingNamen } from './voorganger';
import { proposeVragen } from './vragen-voorstel';

/**
 * The sender corrects an earlier melding of this casus. The new version stands beside the old, which stays readable; persons who are the same keep
 * their place, with what the new version says of them; nobody disappears. Questions that were asked stay. Only before the first vervolgbesluit: after
 * it a correction opens a casus of its own, so that a person judges again. What arrived first and is handled last, since urgent goes before, is the
 * older one all the same.
 */
export function vervangMelding(casus: Casus, context: Context<MeldingSoort>): Step | { readonly geweigerd: ErrorCode } {
  const { bericht } = context;
  const earlier = voorgangerIn(casus, context);
  if (!earlier || !isInBeoordeling(casus)) return { geweigerd: 'toestand-laat-niet-toe' };
  const gelezen = leesMelding(bericht.soort, bericht.inhoud);
  const bereiktOp = gelezen.bereiktOp ?? bericht.ontvangenOp;
  const ouder = bereiktOp < new Date(earlier.ontvangenOp);
  const { personen, plaats } = merge(casus, earlier, context, { gelezen, ouder });
  const named = renumber(meldingOf(bericht, gelezen, bereiktOp), plaats);
  const nieuw = ouder ? { ...named, vervangenDoor: earlier.bericht } : named;
  const meldingen = casus.meldingen.map((one) => (one === earlier && !ouder ? { ...one, vervangenDoor: bericht.id } : one));
  const radar = bericht.radar.map((treffer) => ({ ...treffer, persoon: plaats.get(treffer.persoon) ?? treffer.persoon }));
  const changed = change(begin(casus), { personen, meldingen: [...meldingen, nieuw], radar: [...casus.radar, ...radar] });
  const shown = signal(changed, context, 'melding-vervangen', bericht.id);
  const proposed = change(shown, { voorstelVragen: proposeVragen(context.inrichting, shown.casus) });
  const raised = raise(startForNew(proposed, casus, context), context, gelezen.aanwijzingen);
  return ouder ? raised : sendAgain(raised, context);
}

function voorgangerIn({ meldingen }: Casus, { bericht }: Context<MeldingSoort>): CasusMelding | undefined {
  const naam = meldingNamen(bericht).voorganger;
  const ofSender = meldingen.filter(({ partij, vervangenDoor }) => partij === naam?.partij && vervangenDoor === undefined);
  return ofSender.find(({ kenmerk }) => kenmerk === naam?.kenmerk) ?? ofSender.at(-1);
}

/** What is merged into a casus; `ouder` = what stands there is the newer version, and counts. */
interface Versie {
  readonly gelezen: GelezenMelding;
  readonly ouder: boolean;
}
interface Merged {
  readonly personen: readonly CasusPersoon[];
  /** From the number in the new version to the number in the casus. */
  readonly plaats: ReadonlyMap<string, string>;
}

function merge(
  { personen }: Casus,
  earlier: CasusMelding,
  { inrichting, bericht }: Context<MeldingSoort>,
  { gelezen, ouder }: Versie,
): Merged {
  const plaats = new Map<string, string>();
  let kept = personen;
  const added: CasusPersoon[] = [];
  for (const nieuw of personenOf(inrichting, bericht.id, gelezen)) {
    const free = kept.filter(({ id }) => ![...plaats.values()].includes(id));
    const oud = free.find((one) => isSameBsn(one, nieuw)) ?? free.find((one) => isSame(one, nieuw));
    plaats.set(nieuw.id, oud?.id ?? nieuw.id);
    if (!oud) added.push(ouder ? { ...nieuw, nietMeerGenoemd: earlier.bericht } : nieuw);
    else if (!ouder) kept = kept.map((one) => (one === oud ? updated(oud, nieuw) : one));
  }
  const named = new Set(plaats.values());
  if (ouder) return { personen: [...kept, ...added], plaats };
  const gone = kept.map((one) => (one.bericht === earlier.bericht && !named.has(one.id) ? { ...one, nietMeerGenoemd: bericht.id } : one));
  return { personen: [...gone, ...added], plaats };
}

function isSameBsn(one: CasusPersoon, other: CasusPersoon): boolean {
  const bsn = soundBsn(one);
  return bsn !== undefined && bsn === soundBsn(other);
}

/** By name and birth date, where no bsn contradicts it: twins may share both. */
function isSame(one: CasusPersoon, other: CasusPersoon): boolean {
  if (soundBsn(one) && soundBsn(other)) return false;
  const datum = soundGeboortedatum(one);
  const full = ({ geslachtsnaam, voornamen }: CasusPersoon): string => JSON.stringify([geslachtsnaam, voornamen]);
  return one.geslachtsnaam !== undefined && datum !== undefined && datum === soundGeboortedatum(other) && full(one) === full(other);
}

const identiteit = ['bsn', 'geslachtsnaam', 'voornamen', 'geboortedatum'] as const;

/** The newest version counts; what changed in the identity is shown, because questions may have gone out under the old one. */
function updated({ nietMeerGenoemd, ...oud }: CasusPersoon, nieuw: CasusPersoon): CasusPersoon {
  const velden = identiteit.filter((veld) => oud[veld] !== undefined && oud[veld] !== nieuw[veld]);
  const gewijzigdeVelden = [...new Set([...(oud.gewijzigdeVelden ?? []), ...velden])];
  return { ...nieuw, ...bescherming(oud, nieuw), id: oud.id, ...(gewijzigdeVelden.length > 0 ? { gewijzigdeVelden } : {}) };
}

/** What keeps somebody safe: a correction that is silent about it takes nothing back, or the place where they hide would go along as any other. */
function bescherming(oud: CasusPersoon, nieuw: CasusPersoon): Pick<CasusPersoon, 'schuiladres' | 'contactmogelijkheden'> {
  return {
    ...(nieuw.schuiladres === undefined && oud.schuiladres !== undefined ? { schuiladres: oud.schuiladres } : {}),
    ...(nieuw.contactmogelijkheden === undefined && oud.contactmogelijkheden ? { contactmogelijkheden: oud.contactmogelijkheden } : {}),
  };
}

function renumber(melding: CasusMelding, plaats: ReadonlyMap<string, string>): CasusMelding {
  const { geinformeerden, ...inhoud } = melding.inhoud;
  if (!geinformeerden) return melding;
  const told = geinformeerden.map((one) => ({ ...one, ...(one.persoon ? { persoon: plaats.get(one.persoon) ?? one.persoon } : {}) }));
  return { ...melding, inhoud: { ...inhoud, geinformeerden: told } };
}

/** Who was not there before must be told too. */
function startForNew(step: Step, before: Casus, context: Context): Step {
  const known = new Set(before.personen.flatMap(({ id, aard }) => (aard === 'directbetrokkene' ? [id] : [])));
  return startRegels(step, context, 'vastlegging', context.now, { voor: ({ id }) => !known.has(id) });
}

/** It raises, and never lowers; who was woken about this casus is not woken again. */
function raise(step: Step, context: Context<MeldingSoort>, codes: readonly string[]): Step {
  const dringend = codes.length > 0 || context.bericht.dringend === true;
  if (!dringend || step.casus.dringend) return step;
  return alarm(change(step, { dringend: true }), context, codes);
}
