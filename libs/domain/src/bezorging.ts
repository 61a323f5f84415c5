import type { Casus } from './casus';
import { isGemeld } from './notificatie';
import type { Handler, Outcome } from './step';
import { begin, lift, signal } from './step';

/**
 * Nobody knows whether one of our messages arrived: a worker sees it, and may ask the recipient. It ends when the same message surely arrived, or
 * when an answer or a refusal shows that it had. The hub itself tells, and who got the message may confirm that it did (StUF Bv03).
 */
export const decideBezorging: Handler<'bezorging.v1'> = (casus, context): Outcome => {
  const { partij, inhoud } = context.bericht;
  const { verzending, uitkomst } = inhoud;
  const sent = casus.verzonden.find(({ id }) => id === verzending);
  const confirms = uitkomst === 'bezorgd' && partij === sent?.ontvanger;
  if (partij !== context.inrichting.hub.partij && !confirms) return { geweigerd: 'niet-toegestaan' };
  if (!sent) return { geweigerd: 'niet-gevonden' };
  const shown = isOnzeker(casus, verzending);
  if (uitkomst === 'bezorgd') return shown ? lift(begin(casus), context, 'bezorging-onzeker', [verzending]) : 'geen-effect';
  return shown || hasArrived(casus, verzending) ? 'geen-effect' : signal(begin(casus), context, 'bezorging-onzeker', verzending);
};

/** Whether a worker is told that nobody knows whether this arrived. */
export const isOnzeker = ({ signalen }: Casus, verzending: string): boolean =>
  signalen.some(({ soort, onderwerp, opgeheven }) => soort === 'bezorging-onzeker' && onderwerp === verzending && !opgeheven);

/** A refusal, an answer to the question, or to what came after it: the recipient had it. */
function hasArrived(casus: Casus, verzending: string): boolean {
  const { vragen, signalen, verzonden, deelcasussen } = casus;
  const refused = signalen.some(({ soort, onderwerp }) => soort === 'partner-weigert' && onderwerp === verzending);
  const known = vragen.some((vraag) => vraag.bekendheid === verzending && vraag.bekend !== undefined);
  const informed = vragen.some((vraag) => vraag.casusinformatie === verzending && vraag.status === 'beantwoord');
  const overdracht = verzonden.find(({ id }) => id === verzending)?.onderwerp;
  const noticed = deelcasussen.some(({ overdrachten }) =>
    overdrachten.some(({ id, reacties }) => id === overdracht && reacties.length > 0),
  );
  return refused || known || informed || noticed || isGemeld(casus, verzending);
}
