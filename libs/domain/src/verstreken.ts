import { expireVraag, remindVraag } from './antwoorden';
import type { CasusTermijn } from './casus';
import { attend, currentOverdracht } from './overdracht';
import type { Context, Handler, Outcome, Step } from './step';
import { begin, change, replace, signal } from './step';
import { isRunning, termijnSoorten } from './termijnen';

/** How far the clock that rang and the clock of handling may differ: an alarm rings once, so a small difference may not lose it. */
const clockDifferenceMs = 60_000;

/** A term ran out: it is shown, somebody is reminded. Nothing closes by it, and no answer becomes impossible. */
export const decideVerstreken: Handler<'verstreken-termijn.v1'> = (casus, context): Outcome => {
  const { bericht } = context;
  // The clock that the alarm was rung by, too: where the clock of handling is days behind, the alarm would be refused, and it rings only once.
  const now = Math.max(context.now.getTime(), bericht.ontvangenOp.getTime());
  const termijn = casus.termijnen.find(({ id }) => id === bericht.inhoud.termijn);
  if (!termijn) return { geweigerd: 'niet-gevonden' };
  if (!isRunning(termijn)) return 'geen-effect';
  if (now + clockDifferenceMs < Date.parse(termijn.uiterlijk)) return { geweigerd: 'toestand-laat-niet-toe' };
  const verstreken = { ...termijn, verstrekenOp: termijn.uiterlijk };
  return follow(change(begin(casus), { termijnen: replace(casus.termijnen, verstreken) }), context, termijn);
};

function follow(step: Step, context: Context, { id, soort, onderwerp = '' }: CasusTermijn): Step {
  switch (soort) {
    case termijnSoorten.antwoordHerinnering:
      return remindVraag(step, context, onderwerp);
    case termijnSoorten.antwoord:
      return expireVraag(step, context, onderwerp);
    case termijnSoorten.acceptatieHerinnering:
      return remindTeam(step, context, onderwerp, 2);
    case termijnSoorten.acceptatie:
      return remindTeam(signal(step, context, 'acceptatie-verstreken', onderwerp), context, onderwerp, 3);
    default:
      return signal(step, context, 'termijn-verstreken', id);
  }
}

function remindTeam(step: Step, context: Context, overdracht: string, keer: 2 | 3): Step {
  const deelcasus = step.casus.deelcasussen.find((one) => one.status === 'aangeboden' && currentOverdracht(one).id === overdracht);
  return deelcasus ? attend(step, context, deelcasus, keer) : step;
}
