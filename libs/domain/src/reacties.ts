import type { Fout, Inrichting, ReactieOpOverdracht } from '@schakel/contracts';
import { deelcasusZetten, mayMoveDeelcasus, zetVan } from '@schakel/contracts';
import type { PostvakStatus } from './besluit';
import type { Casus, CasusOverdracht, Deelcasus, TeamReactie } from './casus';
import { isVanTeam, teamOf } from './organisatie';
import { currentOverdracht } from './overdracht';
import { leeftijdOn } from './personen';
import type { Context, Guard, Handler, Outcome, Step } from './step';
import { add, begin, change, lift, replace, signal } from './step';
import { meetTermijnen, startRegels, termijnSoorten } from './termijnen';
import { reportBack } from './terugkoppeling';
import { move } from './toestand';
import { endVragenVanTeam, vraagtTeam } from './vraag-van-team';
import { dagVan } from './werkdagen';

type Verzoek = Pick<ReactieOpOverdracht, 'overdracht' | 'revisie' | 'reactie' | 'reden' | 'tekst'>;
interface Found {
  readonly deelcasus: Deelcasus;
  readonly overdracht: CasusOverdracht;
}

function find({ deelcasussen }: Casus, id: string): Found | undefined {
  const deelcasus = deelcasussen.find(({ overdrachten }) => overdrachten.some((one) => one.id === id));
  const overdracht = deelcasus?.overdrachten.find((one) => one.id === id);
  return deelcasus && overdracht && { deelcasus, overdracht };
}

const isSame = (given: TeamReactie, { reactie, reden, tekst }: Verzoek): boolean =>
  given.reactie === reactie && given.reden === reden && given.tekst === tekst;

/** Whether this very answer to this revisie was given before: then it is one answer. */
const isRepeat = ({ overdracht }: Found, verzoek: Verzoek): boolean =>
  overdracht.reacties.some((given) => given.revisie === verzoek.revisie && isSame(given, verzoek));

/** What stands against an answer of a team; empty = it counts, or it was given before. Another answer to an answered revisie is refused. */
export const guardReactie: Guard<Verzoek> = (casus, verzoek) => {
  const found = find(casus, verzoek.overdracht);
  if (!found) return [{ code: 'niet-gevonden', location: 'overdracht' }];
  if (isRepeat(found, verzoek)) return [];
  if (verzoek.revisie !== found.overdracht.revisie) return [{ code: 'verouderde-versie', location: 'revisie' }];
  const running = currentOverdracht(found.deelcasus).id === found.overdracht.id;
  if (!running || !mayMoveDeelcasus(found.deelcasus.status, zetVan(verzoek.reactie, found.deelcasus.status)))
    return [{ code: 'toestand-laat-niet-toe', location: 'reactie' }];
  return guardInhoud(verzoek);
};

/** A teruggave says why; a vraag and an afronding say something. */
function guardInhoud({ reactie, reden, tekst }: Verzoek): Fout[] {
  if (reactie === 'teruggave' && !reden) return [{ code: 'invoer-ongeldig', location: 'reden' }];
  const needsText = reactie === 'vraag' || reactie === 'afronding';
  return needsText && !tekst?.trim() ? [{ code: 'invoer-ongeldig', location: 'tekst' }] : [];
}

/** A team answered. The procesregie moves at its acceptatie and comes back at a teruggave; the zicht-op-veiligheid follows the whole. */
export const decideReactie: Handler<'reactie-op-overdracht.v1'> = (casus, context): Outcome => {
  const { inrichting, bericht } = context;
  const found = find(casus, bericht.inhoud.overdracht);
  if (!found) return { geweigerd: 'niet-gevonden' };
  const team = teamOf(inrichting, found.overdracht.team);
  if (!team || !isVanTeam(inrichting, bericht.inhoud.door, team)) return { geweigerd: 'niet-toegestaan' };
  const [first] = guardReactie(casus, bericht.inhoud);
  if (first) return { geweigerd: first.code };
  return isRepeat(found, bericht.inhoud) ? 'geen-effect' : settle(apply(casus, context, found), context);
};

function apply(casus: Casus, context: Context<'reactie-op-overdracht.v1'>, found: Found): Step {
  const { inrichting, bericht } = context;
  const { reactie } = bericht.inhoud;
  const overdracht = answered(found.overdracht, context);
  const deelcasus: Deelcasus = {
    ...found.deelcasus,
    status: deelcasusZetten[zetVan(reactie, found.deelcasus.status)].naar,
    procesregisseur: regisseurAfter(reactie, found, inrichting),
    overdrachten: replace(found.deelcasus.overdrachten, overdracht),
  };
  const moved = change(begin(casus), { deelcasussen: replace(casus.deelcasussen, deelcasus) });
  // Who answers knows of it, whether or not the mail about it arrived.
  const mails = casus.verzonden.filter(({ onderwerp }) => onderwerp === overdracht.id).map(({ id }) => id);
  const known = lift(moved, context, 'bezorging-onzeker', mails);
  return tell(postvak(known, deelcasus, overdracht), context, deelcasus, overdracht);
}

function answered(overdracht: CasusOverdracht, { bericht }: Context<'reactie-op-overdracht.v1'>): CasusOverdracht {
  const { revisie, reactie, reden, tekst, door } = bericht.inhoud;
  const given: TeamReactie = {
    bericht: bericht.id,
    revisie,
    reactie,
    ...(reden === undefined ? {} : { reden }),
    ...(tekst === undefined ? {} : { tekst }),
    door: door.id,
    op: bericht.ontvangenOp.toISOString(),
  };
  const taken = reactie === 'acceptatie' ? { behandelaar: door.naam } : {};
  return { ...overdracht, ...taken, revisie: revisie + 1, reacties: [...overdracht.reacties, given] };
}

function regisseurAfter(reactie: TeamReactie['reactie'], { deelcasus, overdracht }: Found, { hub }: Inrichting): string {
  if (reactie === 'acceptatie') return overdracht.team;
  return reactie === 'teruggave' ? hub.partij : deelcasus.procesregisseur;
}

function postvak(step: Step, { status }: Deelcasus, { id, revisie, behandelaar }: CasusOverdracht): Step {
  // A reactie never leads to `vervallen`: only a new besluit does.
  const shown = status as PostvakStatus;
  return add(step, { soort: 'postvak', verzending: id, status: shown, revisie, ...(behandelaar ? { behandelaar } : {}) });
}

/** What an answer sets in motion beside the move itself. */
function tell(step: Step, context: Context<'reactie-op-overdracht.v1'>, deelcasus: Deelcasus, overdracht: CasusOverdracht): Step {
  const { reactie, reden } = context.bericht.inhoud;
  const acceptatie: readonly string[] = [termijnSoorten.acceptatie, termijnSoorten.acceptatieHerinnering];
  const mine = ({ soort, onderwerp }: { soort: string; onderwerp?: string }) => onderwerp === overdracht.id && acceptatie.includes(soort);
  if (reactie === 'vraag') return vraagtTeam(step, context, deelcasus);
  if (reactie === 'acceptatie') return meetTermijnen(step, context, mine);
  const ended = endVragenVanTeam(step, context, [deelcasus]);
  if (reactie === 'afronding') return ended;
  const met = meetTermijnen(ended, context, mine);
  const back = startRegels(signal(met, context, 'teruggave', deelcasus.id), context, 'teruggave', context.bericht.ontvangenOp);
  return reden === 'niet-van-ons' ? add(back, { soort: 'datalek', verzending: overdracht.id, aanleiding: 'niet-van-ons' }) : back;
}

/** Moves the casus when the parts together ask for it: handed over when all are taken up, back when one returns, closed when all are done. */
function settle(step: Step, context: Context<'reactie-op-overdracht.v1'>): Step {
  const { casus } = step;
  const parts = casus.deelcasussen.filter(({ status }) => status !== 'vervallen');
  const taken = parts.every(({ status }) => status === 'opgepakt' || status === 'afgerond');
  if (casus.status === 'overgedragen' && !taken)
    return change(step, { status: move(casus, 'neem-terug'), zichtOpVeiligheid: context.inrichting.hub.partij });
  const moved = casus.status === 'besloten' && taken ? handedOver(step, context) : step;
  return finish(context.bericht.inhoud.reactie === 'acceptatie' ? reportBack(moved, context, 'acceptatie') : moved);
}

const handedOver = (step: Step, context: Context): Step =>
  change(step, { status: move(step.casus, 'draag-over'), zichtOpVeiligheid: zichtNaOverdracht(step.casus, context) });

function finish(step: Step): Step {
  const { casus } = step;
  const done = casus.deelcasussen.every(({ status }) => status === 'afgerond' || status === 'vervallen');
  return casus.status === 'overgedragen' && done ? change(step, { status: move(casus, 'sluit-af') }) : step;
}

/** Exactly one team: that of the children where there are any, else that of the first deelcasus. */
function zichtNaOverdracht(casus: Casus, { bericht }: Context): string {
  const op = dagVan(bericht.ontvangenOp);
  const minors = new Set(casus.personen.filter((persoon) => leeftijdOn(persoon, op) === 'tot-18').map(({ id }) => id));
  const parts = casus.deelcasussen.filter(({ status }) => status === 'opgepakt' || status === 'afgerond');
  const chosen = parts.find(({ personen }) => personen.some((id) => minors.has(id))) ?? parts[0];
  return chosen?.procesregisseur ?? casus.zichtOpVeiligheid;
}
