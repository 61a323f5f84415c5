import type { NotitieOnderwerp } from '@schakel/contracts';
import type { CasusNotitieFeit } from './casus';
import { endAlleDocumenten } from './documenten';
import { isVanVeiligThuis } from './organisatie';
import type { Context, Handler, Outcome, Step } from './step';
import { begin, change, lift } from './step';
import { meetTermijnen, termijnSoorten } from './termijnen';
import { isOpen, mayMove, move } from './toestand';
import { antwoordTeams } from './vraag-van-team';
import { isOpenVraag } from './vragen';

/** A fact that only a person can state: a contact with those concerned, or a promise of anonymity to the melder. */
export const decideNotitie: Handler<'casus-notitie.v1'> = (casus, context): Outcome => {
  const { inrichting, bericht } = context;
  const { versie, onderwerp, tekst, door } = bericht.inhoud;
  if (!isVanVeiligThuis(inrichting, door)) return { geweigerd: 'niet-toegestaan' };
  // The door compared versions; what came in since changes nothing about a fact that a person stated.
  if (versie > casus.versie) return { geweigerd: 'verouderde-versie' };
  if (!isOpen(casus) && !(afterwards.includes(onderwerp) && casus.status === 'afgesloten')) return { geweigerd: 'toestand-laat-niet-toe' };
  const op = bericht.ontvangenOp.toISOString();
  const notitie: CasusNotitieFeit = { bericht: bericht.id, onderwerp, ...(tekst === undefined ? {} : { tekst }), door: door.id, op };
  return followUp[onderwerp](change(begin(casus), { notities: [...casus.notities, notitie] }), context);
};

/** What may still have to be done by hand for a casus that is closed. */
const afterwards: readonly NotitieOnderwerp[] = ['schuiladres-overgenomen', 'documenten-overgedragen'];

/** What a stated fact does to the casus. */
const followUp: Readonly<Record<NotitieOnderwerp, (step: Step, context: Context) => Step>> = {
  contactmoment: (step) => {
    const { casus } = step;
    const judging = !casus.vragen.some(isOpenVraag) && mayMove(casus.status, 'beoordeel');
    return judging ? change(step, { status: move(casus, 'beoordeel') }) : step;
  },
  'anonimiteit-toegezegd': (step) => step,
  'college-geinformeerd': (step, context) =>
    lift(
      step,
      context,
      'college-informeren',
      step.casus.signalen.map((one) => one.onderwerp),
    ),
  'schuiladres-overgenomen': (step, context) => meetTermijnen(step, context, ({ soort }) => soort === termijnSoorten.schuiladresOvernemen),
  'documenten-overgedragen': endAlleDocumenten,
  'vraag-beantwoord': (step, context) => antwoordTeams(step, context, step.casus.deelcasussen),
};
