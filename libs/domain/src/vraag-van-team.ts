import type { Deelcasus } from './casus';
import type { Context, Step } from './step';
import { lift, signal } from './step';
import { isStartedBy, meetTermijnen, startRegels } from './termijnen';

const soort = 'vraag-van-team';

/** What a team asks is work for a person, with a term: until somebody says that it was answered, or the team is done with the deelcasus. */
export function vraagtTeam(step: Step, context: Context, { id }: Pick<Deelcasus, 'id'>): Step {
  return startRegels(signal(step, context, soort, id), context, soort, context.bericht.ontvangenOp, { onderwerp: id });
}

type Deelcasussen = readonly Pick<Deelcasus, 'id'>[];
const idsOf = (deelcasussen: Deelcasussen): string[] => deelcasussen.map(({ id }) => id);

/** These teams wait for no answer any more. What they asked stays in sight: it may say why they gave back. */
export function endVragenVanTeam(step: Step, context: Context, deelcasussen: Deelcasussen): Step {
  const ids = idsOf(deelcasussen);
  return meetTermijnen(
    step,
    context,
    (one) => one.onderwerp !== undefined && ids.includes(one.onderwerp) && isStartedBy(context, one.soort, [soort]),
  );
}

/** A worker says that what they asked was answered. */
export const antwoordTeams = (step: Step, context: Context, deelcasussen: Deelcasussen): Step =>
  lift(endVragenVanTeam(step, context, deelcasussen), context, soort, idsOf(deelcasussen));
