import { heeftBestand } from './bestanden';
import type { Casus, CasusMelding } from './casus';
import type { CasusDoorzending } from './casus-doorzending';
import type { MeldingInhoud } from './gelezen-melding';
import type { Context, Step } from './step';
import { lift, signal } from './step';
import { eindeTermijn, meetTermijnen, startTermijn, termijnSoorten } from './termijnen';

const soort = termijnSoorten.documentenOverdragen;
const werkdagen = 2;

/**
 * The meldingen that count, with a file of which the casus has no bytes. The message in which another region takes a melding has no place for them
 * (melding-professional).
 */
export const metDocument = ({ meldingen }: Pick<Casus, 'meldingen'>): CasusMelding[] =>
  meldingen.filter((melding) => melding.vervangenDoor === undefined && heeftBestand(melding));

/** What can be told of a document in words; its text is told as what is worrying. */
export function overDocument({ document }: Pick<MeldingInhoud, 'document'>): object {
  const { geopendUitBericht, tekst, ...rest } = document ?? {};
  return rest;
}

/**
 * What does not go along to the other region is work for a person until somebody says that it was done, also after that region confirmed: it is shown,
 * has a term, and holds the casus from being erased. Once at a time for each doorzending.
 */
export function askDocumenten(step: Step, context: Context, { id }: Pick<CasusDoorzending, 'id'>): Step {
  const asked = step.casus.termijnen.some((one) => one.soort === soort && one.onderwerp === id && one.vervuldOp === undefined);
  if (asked || metDocument(step.casus).length === 0) return step;
  const grondslag = 'de melding gaat in haar geheel naar de andere regio (Wmo 2015 art. 4.1.1)';
  return byHand(signal(step, context, 'documenten-met-de-hand', id), context, id, grondslag);
}

/** What did not go into the own dossier because it may be a danger: a person sees to it, and the casus is not erased before. */
export function askAchtergehouden(step: Step, context: Context): Step {
  const { id } = context.bericht;
  return byHand(signal(step, context, 'document-achtergehouden', id), context, id, 'het dossier is volledig (Wmo 2015 art. 5.1.6)');
}

function byHand(step: Step, context: Context, onderwerp: string, grondslag: string): Step {
  const { ontvangenOp: start } = context.bericht;
  const uiterlijk = eindeTermijn(context.inrichting.werkdagen, start, werkdagen, 'werkdagen');
  return startTermijn(step, { soort, onderwerp, start, uiterlijk, grondslag });
}

/** They were handed over for these doorzendingen, or need not be any more. */
export function endDocumenten(step: Step, context: Context, doorzendingen: readonly Pick<CasusDoorzending, 'id'>[]): Step {
  const ids = doorzendingen.map(({ id }) => id);
  const met = meetTermijnen(step, context, (one) => one.soort === soort && one.onderwerp !== undefined && ids.includes(one.onderwerp));
  return lift(met, context, 'documenten-met-de-hand', ids);
}

/** Somebody says that all that had to be handed over by hand was. */
export function endAlleDocumenten(step: Step, context: Context): Step {
  const onderwerpen = step.casus.signalen.map(({ onderwerp }) => onderwerp);
  const met = meetTermijnen(step, context, (one) => one.soort === soort);
  return lift(lift(met, context, 'documenten-met-de-hand', onderwerpen), context, 'document-achtergehouden', onderwerpen);
}
