import { deriveId } from '@schakel/contracts';
import type { Fout, Inrichting, TeStellenVraag, VraagbesluitVerzoek } from '@schakel/contracts';
import type { Casus, Vraag } from './casus';
import { mayInvestigate } from './dubbel-anoniem';
import { isVanVeiligThuis, partijOf } from './organisatie';
import { identityFor } from './personen';
import type { Context, Guard, Handler, Outcome, Step } from './step';
import { add, begin, change, forEach, lift, nextRevisie, replace, send, verzendingId } from './step';
import { eindeTermijn, meetTermijnen, startTermijn, termijnSoorten } from './termijnen';
import { isInBeoordeling, mayMove, move } from './toestand';
import { mayAsk, proposeVragen } from './vragen-voorstel';

/** Waiting for a partner. */
export const isOpenVraag = ({ status }: Vraag): boolean => status === 'gesteld' || status === 'casusinformatie-gevraagd';

/** What stands against asking these questions. */
export function guardVragen(inrichting: Inrichting): Guard<VraagbesluitVerzoek> {
  return (casus, { versie, vragen }) => {
    if (versie !== casus.versie) return [{ code: 'verouderde-versie', location: 'versie' }];
    if (!isInBeoordeling(casus)) return [{ code: 'toestand-laat-niet-toe', location: '' }];
    if (!mayInvestigate(inrichting, casus)) return [{ code: 'dubbel-anonieme-melding', location: '' }];
    if (vragen.length === 0) return [{ code: 'invoer-ongeldig', location: 'vragen' }];
    return vragen.flatMap((vraag, at) => foutenOf(inrichting, casus, vraag, vragen.slice(0, at), `vragen[${at + 1}]`));
  };
}

function foutenOf(
  inrichting: Inrichting,
  casus: Casus,
  vraag: TeStellenVraag,
  before: readonly TeStellenVraag[],
  location: string,
): Fout[] {
  const persoon = casus.personen.find(({ id }) => id === vraag.persoon);
  const repeated = before.some((other) => other.partner === vraag.partner && other.persoon === vraag.persoon);
  const allowed = !repeated && mayAsk(casus, partijOf(inrichting, vraag.partner), persoon);
  return [
    ...(allowed ? [] : [{ code: 'vraag-niet-toegestaan', location } as const]),
    ...(vraag.noodzaak.trim() ? [] : [{ code: 'invoer-ongeldig', location: `${location}/noodzaak` } as const]),
  ];
}

/** A worker confirmed questions: each goes out as a check op bekendheid, with the necessity that the worker gave. */
export const decideVraagbesluit: Handler<'vraagbesluit.v1'> = (casus, context): Outcome => {
  const { inrichting, bericht } = context;
  if (!isVanVeiligThuis(inrichting, bericht.inhoud.door)) return { geweigerd: 'niet-toegestaan' };
  // The door compared versions; what came in since changes nothing about the necessity of a question, and each is judged again on what stands now.
  const versie = Math.max(bericht.inhoud.versie, casus.versie);
  const [fout] = guardVragen(inrichting)(casus, { vragen: bericht.inhoud.vragen, versie });
  if (fout) return { geweigerd: fout.code };
  const asked = forEach(begin(casus), bericht.inhoud.vragen, (step, vraag) => ask(step, context, vraag));
  return change(asked, { status: move(asked.casus, 'bevraag'), voorstelVragen: proposeVragen(inrichting, asked.casus) });
};

function ask(step: Step, context: Context<'vraagbesluit.v1'>, vraag: TeStellenVraag): Step {
  const { inrichting, bericht } = context;
  const ketenpartner = partijOf(inrichting, vraag.partner)?.ketenpartner;
  const persoon = step.casus.personen.find(({ id }) => id === vraag.persoon);
  const identity = ketenpartner && persoon && identityFor(persoon, ketenpartner);
  if (!identity) throw new Error('een vraag die de toets doorstond mist partner of identiteit');
  const reden =
    step.casus.voorstelVragen.find(({ partner, persoon: about }) => partner === vraag.partner && about === vraag.persoon)?.reden ?? '01';
  const revisie = nextRevisie(step.casus, 'check-op-bekendheid.v1', vraag.partner, vraag.persoon);
  const bekendheid = verzendingId(step.casus.id, vraag.partner, 'check-op-bekendheid.v1', vraag.persoon, revisie);
  const nieuw: Vraag = {
    id: deriveId(step.casus.id, 'vraag', vraag.partner, vraag.persoon, revisie),
    partner: vraag.partner,
    persoon: vraag.persoon,
    noodzaak: vraag.noodzaak,
    reden,
    beslotenDoor: bericht.inhoud.door.id,
    status: 'gesteld',
    revisie,
    gesteldOp: bericht.ontvangenOp.toISOString(),
    uiterlijk: eindeTermijn(inrichting.werkdagen, bericht.ontvangenOp, ketenpartner.antwoordtermijn, 'werkdagen').toISOString(),
    vraagcodes: ketenpartner.vraagcodes,
    bekendheid,
    laat: false,
  };
  const sent = send(change(step, { vragen: [...step.casus.vragen, nieuw] }), {
    bericht: 'check-op-bekendheid.v1',
    ontvanger: vraag.partner,
    onderwerp: vraag.persoon,
    revisie,
    doel: 'check-op-bekendheid',
    inhoud: { verzoek: bekendheid, reden, persoon: identity },
    noodzaak: vraag.noodzaak,
    beslotenDoor: bericht.inhoud.door.id,
  });
  return startAntwoordtermijn(sent, context, nieuw, bekendheid);
}

/** The answer term of a partner and the reminder before it, about one sent question. */
export function startAntwoordtermijn(step: Step, { inrichting, bericht }: Context, { partner }: Vraag, verzending: string): Step {
  const ketenpartner = partijOf(inrichting, partner)?.ketenpartner;
  if (!ketenpartner) return step;
  const start = bericht.ontvangenOp;
  const until = (lengte: number) => eindeTermijn(inrichting.werkdagen, start, lengte, 'werkdagen');
  const grondslag = 'afspraak met de ketenpartner';
  const base = { onderwerp: verzending, start, grondslag };
  const reminded = startTermijn(step, { ...base, soort: termijnSoorten.antwoordHerinnering, uiterlijk: until(ketenpartner.herinneringNa) });
  return startTermijn(reminded, { ...base, soort: termijnSoorten.antwoord, uiterlijk: until(ketenpartner.antwoordtermijn) });
}

/**
 * Gives a vraag another stand. The terms of what was answered are met (an expired one stays missed), that it arrived is doubted no longer, and
 * the casus goes on when nothing is waited for any more. Call it with a vraag that still waits only when it went from bekendheid to casusinformatie.
 */
export function settleVraag(step: Step, context: Context, vraag: Vraag): Step {
  const changed = change(step, { vragen: replace(step.casus.vragen, vraag) });
  const over = vraag.status === 'verlopen' ? [] : isOpenVraag(vraag) ? [vraag.bekendheid] : [vraag.bekendheid, vraag.casusinformatie];
  const met = meetTermijnen(changed, context, ({ onderwerp }) => onderwerp !== undefined && over.includes(onderwerp));
  const shown = lift(met, context, 'bezorging-onzeker', over);
  const proposed = change(shown, { voorstelVragen: proposeVragen(context.inrichting, shown.casus) });
  return goOn(proposed);
}

/** Nobody waits for these answers any more: what did not go out yet never does, and an answer that comes anyway is kept. */
export function withdrawVragen(step: Step, context: Context): Step {
  const open = step.casus.vragen.filter(isOpenVraag);
  const asked = open.map((vraag) => vraag.casusinformatie ?? vraag.bekendheid);
  const met = meetTermijnen(step, context, ({ onderwerp }) => onderwerp !== undefined && asked.includes(onderwerp));
  const vragen = met.casus.vragen.map((vraag) => (isOpenVraag(vraag) ? { ...vraag, status: 'ingetrokken' as const } : vraag));
  return add(change(met, { vragen }), ...asked.map((verzending) => ({ soort: 'intrekking', verzending }) as const));
}

/** On to the veiligheidsbeoordeling once every question is answered, refused or expired. */
function goOn(step: Step): Step {
  const { casus } = step;
  const waiting = casus.vragen.some(isOpenVraag);
  return casus.status === 'informatie' && !waiting && mayMove(casus.status, 'beoordeel')
    ? change(step, { status: move(casus, 'beoordeel') })
    : step;
}
