import type { Antwoord, Inrichting, Persoon } from '@schakel/contracts';
import type { BerichtIn } from './besluit';
import type { Casus, CasusAntwoord, Vraag } from './casus';
import { mayInvestigate } from './dubbel-anoniem';
import { partijOf } from './organisatie';
import { contradicts, identityFor } from './personen';
import type { Context, Handler, Outcome, Step } from './step';
import { add, begin, change, lift, nextRevisie, send, signal, verzendingId } from './step';
import { eindeTermijn } from './termijnen';
import { isInBeoordeling } from './toestand';
import { isOpenVraag, settleVraag, startAntwoordtermijn } from './vragen';

type AntwoordSoort = 'uitslag-check-op-bekendheid.v1' | 'uitkomst-casusinformatie.v1';
type Refusal = { readonly geweigerd: 'onbekende-vraag' | 'andere-partner-gevraagd' };

/** The vraag that an answer belongs to, or why it belongs to none: not asked, asked of another, or about somebody else than was asked. */
function vraagOf(casus: Casus, { partij, inhoud }: BerichtIn<AntwoordSoort>, stap: 'bekendheid' | 'casusinformatie'): Vraag | Refusal {
  const vraag = casus.vragen.find((one) => one[stap] === inhoud.verzoek);
  if (!vraag) return { geweigerd: 'onbekende-vraag' };
  if (vraag.partner !== partij) return { geweigerd: 'andere-partner-gevraagd' };
  const asked = casus.personen.find(({ id }) => id === vraag.persoon);
  return asked && !contradicts(asked, inhoud.persoon) ? vraag : { geweigerd: 'onbekende-vraag' };
}

const isLate = ({ uiterlijk }: Vraag, { bericht }: Context): boolean => bericht.ontvangenOp.toISOString() > uiterlijk;

/** J or N. After J the second step goes out as long as Veilig Thuis still judges; a late answer is kept and counts the same, unless nobody waits for it. */
export const decideUitslag: Handler<'uitslag-check-op-bekendheid.v1'> = (casus, context): Outcome => {
  const vraag = vraagOf(casus, context.bericht, 'bekendheid');
  if ('geweigerd' in vraag) return vraag;
  const { bekend } = context.bericht.inhoud;
  if (vraag.bekend === bekend) return 'geen-effect';
  // The first answer stands: a second one that says otherwise is for a person to sort out.
  if (vraag.bekend !== undefined) return signal(begin(casus), context, 'tegenstrijdig-antwoord', vraag.id);
  const answered = { ...vraag, bekend, laat: vraag.laat || isLate(vraag, context) };
  if (!bekend) return settleVraag(begin(casus), context, { ...answered, status: 'onbekend' });
  const identity = mayGoOn(casus, context, vraag) ? identityOf(context.inrichting, casus, vraag) : undefined;
  if (!identity || vraag.vraagcodes.length === 0) return settleVraag(begin(casus), context, { ...answered, status: 'beantwoord' });
  return askCasusinformatie(casus, context, answered, identity);
};

/** A question that was withdrawn stays so until a worker asks it again; and a partner is asked once what it knows about a person. */
function mayGoOn(casus: Casus, { inrichting }: Context, { partner, persoon, status }: Vraag): boolean {
  const asked = casus.vragen.some(
    (one) => one.partner === partner && one.persoon === persoon && one.casusinformatie && (isOpenVraag(one) || one.status === 'beantwoord'),
  );
  return !asked && status !== 'ingetrokken' && isInBeoordeling(casus) && mayInvestigate(inrichting, casus);
}

function identityOf(inrichting: Inrichting, casus: Casus, vraag: Vraag): Persoon | undefined {
  const ketenpartner = partijOf(inrichting, vraag.partner)?.ketenpartner;
  const persoon = casus.personen.find(({ id }) => id === vraag.persoon);
  return ketenpartner && persoon && identityFor(persoon, ketenpartner);
}

function askCasusinformatie(casus: Casus, context: Context, vraag: Vraag, persoon: Persoon): Step {
  const { inrichting, bericht } = context;
  const revisie = nextRevisie(casus, 'verzoek-casusinformatie.v1', vraag.partner, vraag.persoon);
  const id = verzendingId(casus.id, vraag.partner, 'verzoek-casusinformatie.v1', vraag.persoon, revisie);
  const sent = send(begin(casus), {
    bericht: 'verzoek-casusinformatie.v1',
    ontvanger: vraag.partner,
    onderwerp: vraag.persoon,
    revisie,
    doel: 'verzoek-casusinformatie',
    inhoud: { verzoek: id, reden: vraag.reden, persoon, vraagcodes: [...vraag.vraagcodes] },
    noodzaak: vraag.noodzaak,
    beslotenDoor: vraag.beslotenDoor,
  });
  const lengte = partijOf(inrichting, vraag.partner)?.ketenpartner?.antwoordtermijn ?? 1;
  const uiterlijk = eindeTermijn(inrichting.werkdagen, bericht.ontvangenOp, lengte, 'werkdagen').toISOString();
  const started = startAntwoordtermijn(sent, context, vraag, id);
  return settleVraag(started, context, { ...vraag, status: 'casusinformatie-gevraagd', casusinformatie: id, uiterlijk });
}

/** What a partner knows, trimmed to the codes that were asked about the person that was asked. Each answer is kept once. */
export const decideUitkomst: Handler<'uitkomst-casusinformatie.v1'> = (casus, context): Outcome => {
  const vraag = vraagOf(casus, context.bericht, 'casusinformatie');
  if ('geweigerd' in vraag) return vraag;
  const laat = isLate(vraag, context);
  const fresh = freshAntwoorden(casus, vraag, context.bericht.inhoud.antwoorden).map((antwoord) => keep(antwoord, vraag, context, laat));
  if (fresh.length === 0 && vraag.status === 'beantwoord') return 'geen-effect';
  const kept = change(begin(casus), { antwoorden: [...casus.antwoorden, ...fresh] });
  return settleVraag(kept, context, { ...vraag, status: 'beantwoord', laat: vraag.laat || laat });
};

function freshAntwoorden(casus: Casus, vraag: Vraag, antwoorden: readonly Antwoord[]): Antwoord[] {
  const known = new Set(casus.antwoorden.filter((one) => one.vraag === vraag.id).map(({ code, tekst }) => key(code, tekst)));
  const asked = antwoorden.filter(({ code }) => vraag.vraagcodes.includes(code));
  return asked.filter(({ code, tekst }, at) => {
    const first = asked.findIndex((other) => key(other.code, other.tekst) === key(code, tekst)) === at;
    return first && !known.has(key(code, tekst));
  });
}

const key = (code: string, tekst: string | undefined): string => JSON.stringify([code, tekst ?? null]);

function keep({ code, tekst }: Antwoord, { id, partner, persoon }: Vraag, { bericht }: Context, laat: boolean): CasusAntwoord {
  const ontvangenOp = bericht.ontvangenOp.toISOString();
  return { vraag: id, partner, persoon, code, ...(tekst === undefined ? {} : { tekst }), ontvangenOp, laat };
}

/** A partner refused one of our messages: a valid outcome (Wmo 5.2.6 gives a power, no duty). Recorded, and shown to a worker. */
export const decideAfwijzing: Handler<'afwijzing.v1'> = (casus, context): Outcome => {
  const { partij, inhoud } = context.bericht;
  const { verzending, foutcode } = inhoud;
  const sent = casus.verzonden.find(({ id }) => id === verzending);
  if (!sent) return { geweigerd: 'onbekende-vraag' };
  if (partij !== sent.ontvanger && partij !== context.inrichting.hub.partij) return { geweigerd: 'andere-partner-gevraagd' };
  if (casus.signalen.some(({ soort, onderwerp }) => soort === 'partner-weigert' && onderwerp === verzending)) return 'geen-effect';
  const shown = lift(signal(begin(casus), context, 'partner-weigert', verzending), context, 'bezorging-onzeker', [verzending]);
  const recorded = add(shown, { soort: 'weigering', verzending, foutcode });
  const vraag = casus.vragen.find((one) => (one.casusinformatie ?? one.bekendheid) === verzending);
  return vraag && isOpenVraag(vraag) ? settleVraag(recorded, context, { ...vraag, status: 'geweigerd' }) : recorded;
};

/** An answer term ran out: visible, and the casus goes on without. What still comes is kept. */
export function expireVraag(step: Step, context: Context, verzending: string): Step {
  const vraag = step.casus.vragen.find((one) => (one.casusinformatie ?? one.bekendheid) === verzending);
  if (!vraag || !isOpenVraag(vraag)) return step;
  return settleVraag(signal(step, context, 'antwoord-verlopen', vraag.id), context, { ...vraag, status: 'verlopen' });
}

/** Half-way of an answer term: a worker sees that a partner did not answer yet. No second question goes out: it would tell the partner twice. */
export function remindVraag(step: Step, context: Context, verzending: string): Step {
  const vraag = step.casus.vragen.find((one) => (one.casusinformatie ?? one.bekendheid) === verzending);
  return vraag && isOpenVraag(vraag) ? signal(step, context, 'antwoord-herinnering', vraag.id) : step;
}
