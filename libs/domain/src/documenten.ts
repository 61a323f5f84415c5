import type { Casus, CasusMelding } from './casus';
import type { CasusDoorzending } from './casus-doorzending';
import type { MeldingInhoud } from './gelezen-melding';
import type { Context, Step } from './step';
import { lift, signal } from './step';
import { eindeTermijn, meetTermijnen, startTermijn, termijnSoorten } from './termijnen';

const soort = termijnSoorten.documentenOverdragen;
const werkdagen = 2;

/**
 * The meldingen that count, with a document of which the casus has only the name: its bytes stay in the journal. The message in which another region
 * takes a melding has no place for them (melding-professional).
 */
export const metDocument = ({ meldingen }: Pick<Casus, 'meldingen'>): CasusMelding[] =>
  meldingen.filter(({ vervangenDoor, inhoud }) => vervangenDoor === undefined && inhoud.document?.geopendUitBericht === true);

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
  const { ontvangenOp: start } = context.bericht;
  const uiterlijk = eindeTermijn(context.inrichting.werkdagen, start, werkdagen, 'werkdagen');
  const grondslag = 'de melding gaat in haar geheel naar de andere regio (Wmo 2015 art. 4.1.1)';
  return startTermijn(signal(step, context, 'documenten-met-de-hand', id), { soort, onderwerp: id, start, uiterlijk, grondslag });
}

/** They were handed over for these doorzendingen, or need not be any more. */
export function endDocumenten(step: Step, context: Context, doorzendingen: readonly Pick<CasusDoorzending, 'id'>[]): Step {
  const ids = doorzendingen.map(({ id }) => id);
  const met = meetTermijnen(step, context, (one) => one.soort === soort && one.onderwerp !== undefined && ids.includes(one.onderwerp));
  return lift(met, context, 'documenten-met-de-hand', ids);
}
