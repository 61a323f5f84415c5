import type { DeelcasusVoorstel, ErrorCode, Fout, Inrichting, Uitkomst, VervolgbesluitVerzoek } from '@schakel/contracts';
import type { Casus, CasusVervolgbesluit } from './casus';
import { bestemmingOf, eigenTeam, freePersonen } from './deelcasus-voorstel';
import { runningDoorzending } from './doorzending';
import { isVanVeiligThuis } from './organisatie';
import { handOver } from './overdracht';
import { isGenoemd } from './personen';
import type { Context, Handler, Outcome, Step } from './step';
import { begin, change } from './step';
import { isStartedBy, meetTermijnen, startRegels } from './termijnen';
import { reportBack } from './terugkoppeling';
import type { CasusZet } from './toestand';
import { mayMove, move } from './toestand';
import { guardVerzoekTotOnderzoek, requestOnderzoek } from './verzoek-tot-onderzoek';
import { withdrawVragen } from './vragen';
import type { Dag } from './werkdagen';
import { dagVan } from './werkdagen';

const fout = (code: ErrorCode, location: string): Fout => ({ code, location });

/** What stands against this vervolgbesluit; `now` tells the day of the routing. Empty = it may be taken. */
export function guardVervolgbesluit(inrichting: Inrichting): (casus: Casus, verzoek: VervolgbesluitVerzoek, now: Date) => Fout[] {
  return (casus, verzoek, now) => {
    if (verzoek.versie !== casus.versie) return [fout('verouderde-versie', 'versie')];
    if (!mayDecide(casus, verzoek.uitkomst)) return [fout('toestand-laat-niet-toe', 'uitkomst')];
    return [
      ...guardBeloften(casus, verzoek),
      ...guardAard(inrichting, verzoek),
      ...(verzoek.uitkomst === 'verzoek-tot-onderzoek' ? guardVerzoekTotOnderzoek(casus, verzoek, dagVan(now)) : []),
      ...(verzoek.uitkomst === 'overdracht' ? guardOverdracht(inrichting, casus, verzoek, dagVan(now)) : guardZonderOverdracht(verzoek)),
    ];
  };
}

/** After a first besluit a next one is for what came back: and it can keep or close the casus only when no team holds a part of it. */
function mayDecide(casus: Casus, uitkomst: Uitkomst): boolean {
  if (!mayMove(casus.status, 'besluit') || runningDoorzending(casus)) return false;
  if (casus.status !== 'besloten') return true;
  const held = casus.deelcasussen.some(({ status }) => status === 'aangeboden' || status === 'opgepakt');
  return freePersonen(casus).length > 0 && (uitkomst === 'overdracht' || !held);
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
const hasNotitie = ({ notities }: Casus, onderwerp: 'contactmoment' | 'anonimiteit-toegezegd'): boolean =>
  notities.some((notitie) => notitie.onderwerp === onderwerp);

/** A promise or a missing contact can be overruled, with a reason that stays on record. */
function guardBeloften(casus: Casus, { uitkomst, toelichting }: VervolgbesluitVerzoek): Fout[] {
  if (!isBlank(toelichting)) return [];
  const promised = uitkomst === 'overdracht' && hasNotitie(casus, 'anonimiteit-toegezegd');
  return [
    ...(promised ? [fout('anonimiteit-toegezegd', 'toelichting')] : []),
    ...(hasNotitie(casus, 'contactmoment') ? [] : [fout('contactmoment-ontbreekt', 'toelichting')]),
  ];
}

function guardAard({ codelijsten }: Inrichting, { aard }: VervolgbesluitVerzoek): Fout[] {
  const known = new Set(codelijsten.aardGeweld.map(({ code }) => code));
  return (aard ?? []).flatMap((code, at) => (known.has(code) ? [] : [fout('invoer-ongeldig', `aard[${at + 1}]`)]));
}

const guardZonderOverdracht = ({ deelcasussen }: VervolgbesluitVerzoek): Fout[] =>
  deelcasussen && deelcasussen.length > 0 ? [fout('deelcasus-onvolledig', 'deelcasussen')] : [];

function guardOverdracht(
  inrichting: Inrichting,
  casus: Casus,
  { samenvatting, toelichting, deelcasussen = [] }: VervolgbesluitVerzoek,
  op: Dag,
): Fout[] {
  const free = freePersonen(casus);
  const given = deelcasussen.flatMap(({ personen }) => personen);
  const once = given.every((id, at) => given.indexOf(id) === at && free.some((persoon) => persoon.id === id));
  const all = free.filter(isGenoemd).every(({ id }) => given.includes(id));
  const whole = once && all && given.length > 0 && deelcasussen.every(({ personen }) => personen.length > 0);
  return [
    ...(isBlank(samenvatting) ? [fout('samenvatting-ontbreekt', 'samenvatting')] : []),
    ...(whole ? [] : [fout('deelcasus-onvolledig', 'deelcasussen')]),
    ...deelcasussen
      .flatMap((voorstel, at) => guardTeam(inrichting, casus, voorstel, op).map((code) => fout(code, `deelcasussen[${at + 1}]`)))
      .filter(({ code }) => code !== 'team-wijkt-af' || isBlank(toelichting)),
  ];
}

/** One slip of the hand must not show a family to another municipality's team: that takes a reason that stays on record. */
function guardTeam(inrichting: Inrichting, casus: Casus, voorstel: DeelcasusVoorstel, op: Dag): ErrorCode[] {
  const naar = bestemmingOf(inrichting, casus, voorstel, op);
  if (!naar) return ['geen-team-gevonden'];
  const eigen = eigenTeam(inrichting, casus, voorstel, op);
  return eigen !== undefined && eigen !== naar.team ? ['team-wijkt-af'] : [];
}

const blijft = 'houd-bij-veilig-thuis';
const zetNaBesluit: Record<Uitkomst, CasusZet | undefined> = {
  overdracht: undefined,
  onderzoek: blijft,
  'outreachende-interventie': blijft,
  'verzoek-tot-onderzoek': blijft,
  'voorwaarden-en-vervolg': blijft,
  afsluiting: 'sluit-af',
};

/** What goes out because of the uitkomst itself. */
const carryOut: Partial<Record<Uitkomst, (step: Step, context: Context<'vervolgbesluit.v1'>) => Step>> = {
  overdracht: handOver,
  'verzoek-tot-onderzoek': requestOnderzoek,
};

/** Veilig Thuis decides how the casus goes on; nobody else can, and no rule does. */
export const decideVervolgbesluit: Handler<'vervolgbesluit.v1'> = (casus, context): Outcome => {
  const { inrichting, bericht } = context;
  if (!isVanVeiligThuis(inrichting, bericht.inhoud.door)) return { geweigerd: 'niet-toegestaan' };
  const [first] = guardVervolgbesluit(inrichting)(casus, bericht.inhoud, bericht.ontvangenOp);
  if (first) return { geweigerd: first.code };
  const decided = record(begin(casus), context);
  const done = carryOut[bericht.inhoud.uitkomst]?.(decided, context) ?? decided;
  const reported = reportBack(done, context, 'vervolgbesluit');
  const started = startRegels(reported, context, 'vervolgbesluit', bericht.ontvangenOp, {
    uitkomst: bericht.inhoud.uitkomst,
  });
  const zet = zetNaBesluit[bericht.inhoud.uitkomst];
  return zet ? change(started, { status: move(started.casus, zet) }) : started;
};

/** The besluit on record; its term is met, and questions that still wait are not followed up: what comes anyway is kept. */
function record(step: Step, context: Context<'vervolgbesluit.v1'>): Step {
  const { casus } = step;
  const besluit = besluitOf(context);
  const earlier = casus.vervolgbesluit ? [...casus.eerdereBesluiten, casus.vervolgbesluit] : casus.eerdereBesluiten;
  const status = move(casus, 'besluit');
  const decided = change(step, { status, vervolgbesluit: besluit, eerdereBesluiten: earlier, voorstelVragen: [] });
  const over = ({ soort }: { readonly soort: string }) => soort === 'veiligheidsbeoordeling' || isStartedBy(context, soort, ['teruggave']);
  return withdrawVragen(meetTermijnen(decided, context, over), context);
}

function besluitOf({ bericht }: Context<'vervolgbesluit.v1'>): CasusVervolgbesluit {
  const { uitkomst, aard = [], samenvatting, toelichting, door } = bericht.inhoud;
  return {
    bericht: bericht.id,
    uitkomst,
    aard: [...aard],
    ...(samenvatting === undefined ? {} : { samenvatting }),
    ...(toelichting === undefined ? {} : { toelichting }),
    door: door.id,
    op: bericht.ontvangenOp.toISOString(),
  };
}
