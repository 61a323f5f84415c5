import { deelcasusZetten, deriveId } from '@schakel/contracts';
import type { DeelcasusVoorstel, Overdracht, Persoon, Team } from '@schakel/contracts';
import type { CasusOverdracht, CasusPersoon, Deelcasus } from './casus';
import { bestemmingOf } from './deelcasus-voorstel';
import { teamOf } from './organisatie';
import { veiligeNummers, zonderSchuiladres } from './personen';
import type { Context, Step } from './step';
import { change, doorRegel, forEach, nextRevisie, send, verzendingId } from './step';
import { eindeTermijn, startTermijn, termijnSoorten } from './termijnen';
import { dagVan } from './werkdagen';

/** The overdracht that runs, or ran last. */
export function currentOverdracht({ overdrachten }: Deelcasus): CasusOverdracht {
  const last = overdrachten.at(-1);
  if (!last) throw new Error('een deelcasus zonder overdracht bestaat niet');
  return last;
}

/** Offers each chosen deelcasus to its team. Deelcasussen that came back and are divided otherwise lapse; their history stays. */
export function handOver(step: Step, context: Context<'vervolgbesluit.v1'>): Step {
  const voorstellen = context.bericht.inhoud.deelcasussen ?? [];
  const offered = forEach(step, voorstellen, (next, voorstel) => offer(next, context, voorstel));
  const deelcasussen = offered.casus.deelcasussen.map((one) =>
    one.status === 'teruggegeven' ? { ...one, status: deelcasusZetten.herindeling.naar } : one,
  );
  return change(offered, { deelcasussen });
}

function offer(step: Step, context: Context<'vervolgbesluit.v1'>, voorstel: DeelcasusVoorstel): Step {
  const { inrichting, bericht } = context;
  const bestemming = bestemmingOf(inrichting, step.casus, voorstel, dagVan(bericht.ontvangenOp));
  const team = bestemming && teamOf(inrichting, bestemming.team);
  if (!team) throw new Error('een deelcasus die de toets doorstond heeft geen team');
  const personen = voorstel.personen.toSorted();
  const id = deriveId(step.casus.id, 'deelcasus', ...personen);
  const before = step.casus.deelcasussen.find((one) => one.id === id);
  const overdracht = newOverdracht(step, context, id, team);
  const deelcasus: Deelcasus = {
    id,
    personen,
    gemeente: bestemming.gemeente,
    status: 'aangeboden',
    procesregisseur: inrichting.hub.partij,
    overdrachten: [...(before?.overdrachten ?? []), overdracht],
  };
  const others = step.casus.deelcasussen.filter((one) => one.id !== id);
  const placed = change(step, { deelcasussen: [...others, deelcasus] });
  return attend(startAcceptatietermijnen(sendOverdracht(placed, context, deelcasus), context, team, overdracht), context, deelcasus, 1);
}

const revisieOf = (step: Step, team: Team, deelcasus: string): number => nextRevisie(step.casus, 'overdracht.v1', team.id, deelcasus);

function newOverdracht(step: Step, { inrichting, bericht }: Context, deelcasus: string, team: Team): CasusOverdracht {
  const lengte = step.casus.dringend ? team.termijnDringend : team.termijn;
  return {
    id: verzendingId(step.casus.id, team.id, 'overdracht.v1', deelcasus, revisieOf(step, team, deelcasus)),
    team: team.id,
    revisie: 1,
    aangebodenOp: bericht.ontvangenOp.toISOString(),
    uiterlijk: eindeTermijn(inrichting.werkdagen, bericht.ontvangenOp, lengte, 'werkdagen').toISOString(),
    reacties: [],
  };
}

function startAcceptatietermijnen(step: Step, { inrichting, bericht }: Context, team: Team, { id }: CasusOverdracht): Step {
  const start = bericht.ontvangenOp;
  const lengte = step.casus.dringend ? team.termijnDringend : team.termijn;
  const base = { onderwerp: id, start, grondslag: 'afspraak met het team' };
  const until = (days: number) => eindeTermijn(inrichting.werkdagen, start, days, 'werkdagen');
  const ending = startTermijn(step, { ...base, soort: termijnSoorten.acceptatie, uiterlijk: until(lengte) });
  const half = Math.floor(lengte / 2);
  // A term of one day has no half-way day: then only its end reminds.
  return half < 1 ? ending : startTermijn(ending, { ...base, soort: termijnSoorten.acceptatieHerinnering, uiterlijk: until(half) });
}

function sendOverdracht(step: Step, context: Context<'vervolgbesluit.v1'>, deelcasus: Deelcasus): Step {
  const { bericht } = context;
  const { id, team } = currentOverdracht(deelcasus);
  return send(step, {
    bericht: 'overdracht.v1',
    ontvanger: team,
    onderwerp: deelcasus.id,
    revisie: nextRevisie(step.casus, 'overdracht.v1', team, deelcasus.id),
    doel: 'overdracht',
    inhoud: inhoudOf(step, context, deelcasus, id),
    noodzaak: 'Overdracht volgens het vervolgbesluit (Wmo 4.1.1 lid 2 d)',
    beslotenDoor: bericht.inhoud.door.id,
  });
}

function inhoudOf({ casus }: Step, { bericht }: Context<'vervolgbesluit.v1'>, deelcasus: Deelcasus, nummer: string): Overdracht {
  const { team, uiterlijk } = currentOverdracht(deelcasus);
  const personen = casus.personen.filter(({ id }) => deelcasus.personen.includes(id)).map(asPersoon);
  const { samenvatting = '', aard, uitkomst } = bericht.inhoud;
  return {
    nummer,
    team,
    dringend: casus.dringend,
    uiterlijk,
    kop: { gemeente: deelcasus.gemeente, personen },
    inhoud: { samenvatting, ...(aard ? { aard: [...aard] } : {}), uitkomst, personen },
  };
}

/** The person without what the police wrote about them, without a number that is not safe, and without a schuiladres: that goes nowhere without a decision of its own. */
function asPersoon(casusPersoon: CasusPersoon): Persoon {
  const { rol, aanvullendeInformatie, overigeZorgMinderjarige, relaties, aard, bericht, telefoonnummers, ...persoon } =
    zonderSchuiladres(casusPersoon);
  return { ...persoon, ...veiligeNummers(casusPersoon) };
}

/** The mail that something waits: 1 at the offer, 2 half-way, 3 when the term ran out. It names nobody. */
export function attend(step: Step, { inrichting }: Context, deelcasus: Deelcasus, keer: 1 | 2 | 3): Step {
  const { id, team, uiterlijk } = currentOverdracht(deelcasus);
  return send(step, {
    bericht: 'attendering.v1',
    ontvanger: team,
    onderwerp: id,
    revisie: keer,
    doel: 'attendering',
    inhoud: { nummer: id, dringend: step.casus.dringend, uiterlijk, herinnering: keer > 1, telefoon: inrichting.hub.telefoon },
    noodzaak: 'Het team weet dat er een overdracht wacht',
    beslotenDoor: doorRegel,
  });
}
