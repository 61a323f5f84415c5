import { deriveId } from '@schakel/contracts';
import type { DoorzendingReactie, DoorzendingReactieVerzoek, DoorzendingVerzoek, Fout, Gesprek, Inrichting } from '@schakel/contracts';
import type { Casus } from './casus';
import type { CasusDoorzending } from './casus-doorzending';
import { askDocumenten, endDocumenten, metDocument } from './documenten';
import { isVanVeiligThuis, partijOf } from './organisatie';
import { meldingVoorRegio, pastBijRegio } from './overdracht-veilig-thuis';
import type { Context, Guard, Handler, Outcome, Step } from './step';
import { add, begin, change, lift, nextRevisie, replace, send, signal, verzendingId } from './step';
import { isStartedBy, meetTermijnen, startRegels } from './termijnen';
import { reportBack } from './terugkoppeling';
import { isInBeoordeling, move } from './toestand';
import { withdrawVragen } from './vragen';
import { proposeVragen } from './vragen-voorstel';

const bericht = 'overdracht-veilig-thuis.v1';

/** The one that waits for an answer of the other region. */
export const runningDoorzending = ({ doorzendingen }: Pick<Casus, 'doorzendingen'>): CasusDoorzending | undefined =>
  doorzendingen?.find(({ status }) => status === 'verzonden');

/**
 * What stands against it; empty = it may go. Only before the first vervolgbesluit, and to one region at a time; with documents, only by somebody who
 * knows that they stay.
 */
export const guardDoorzending =
  (inrichting: Inrichting): Guard<DoorzendingVerzoek> =>
  (casus, { versie, partij, reden, documentenMetDeHand }): Fout[] => {
    if (versie !== casus.versie) return [{ code: 'verouderde-versie', location: 'versie' }];
    if (!isInBeoordeling(casus) || runningDoorzending(casus)) return [{ code: 'toestand-laat-niet-toe', location: 'doorzending' }];
    return [
      ...(partijOf(inrichting, partij)?.soort === 'veilig-thuis' ? [] : [wrong('partij')]),
      ...(reden.trim() ? [] : [wrong('reden')]),
      ...(documentenMetDeHand || metDocument(casus).length === 0 ? [] : [documentenBlijven]),
    ];
  };
const documentenBlijven: Fout = { code: 'documenten-gaan-niet-mee', location: 'documentenMetDeHand' };

/** A worker sends the melding on. Nothing else changes: the casus stays ours, and so does every term, until the other region confirms. */
export const decideDoorzending: Handler<'doorzending.v1'> = (casus, context): Outcome => {
  const { inrichting, bericht: said } = context;
  const { partij, reden, door } = said.inhoud;
  if (!isVanVeiligThuis(inrichting, door)) return { geweigerd: 'niet-toegestaan' };
  const [first] = guardDoorzending(inrichting)(casus, said.inhoud);
  if (first) return { geweigerd: first.code };
  const op = said.ontvangenOp.toISOString();
  const id = deriveId(casus.id, 'doorzending', said.id);
  const nieuw: CasusDoorzending = { id, bericht: said.id, partij, reden, door: door.id, op, status: 'verzonden', reacties: [] };
  const noted = change(begin(casus), { doorzendingen: [...(casus.doorzendingen ?? []), nieuw] });
  return startRegels(sendOn(noted, context, nieuw), context, 'doorzending', said.ontvangenOp);
};

/** The sender corrected the melding while it waits at the other region: that gets the new version too. */
export function sendAgain(step: Step, context: Context): Step {
  const running = runningDoorzending(step.casus);
  return running ? sendOn(step, context, running) : step;
}

function sendOn(before: Step, context: Context, doorzending: CasusDoorzending): Step {
  const step = askDocumenten(before, context, doorzending);
  const { casus } = step;
  const { id: onderwerp, partij: ontvanger, door } = doorzending;
  const revisie = nextRevisie(casus, bericht, ontvanger, onderwerp);
  const numberOf = (which: number): string => verzendingId(casus.id, ontvanger, bericht, onderwerp, which);
  const known = { kenmerk: numberOf(revisie), ...(revisie > 1 ? { vervangt: numberOf(revisie - 1) } : {}) };
  const inhoud = meldingVoorRegio(context.inrichting, casus, doorzending, known);
  if (!isReachable(context.inrichting, ontvanger) || !pastBijRegio(inhoud))
    return signal(step, context, 'doorzending-met-de-hand', onderwerp);
  return send(step, {
    bericht,
    ontvanger,
    onderwerp,
    revisie,
    doel: 'overdracht-veilig-thuis',
    inhoud,
    noodzaak: 'De melding is voor een andere regio, die er nu voor zorgt (Wmo 2015 art. 4.1.1)',
    beslotenDoor: door,
  });
}

function isReachable(inrichting: Inrichting, id: string): boolean {
  const kanaal = partijOf(inrichting, id)?.kanaal;
  return kanaal?.soort === 'http' && Boolean(kanaal.adres);
}

/** By its own number, or by that of a message that went out for it: the other region knows only the latter. */
const find = ({ doorzendingen = [], verzonden }: Casus, id: string): CasusDoorzending | undefined =>
  doorzendingen.find((one) => one.id === id || verzonden.some((sent) => sent.id === id && sent.onderwerp === one.id));

const becomes = { acceptatie: 'overgenomen', teruggave: 'teruggegeven', intrekking: 'ingetrokken' } as const satisfies Record<
  DoorzendingReactie,
  CasusDoorzending['status']
>;
/** What may follow on what; a region may still refuse what it confirmed. */
export const doorzendingVolgt: Readonly<Record<CasusDoorzending['status'], readonly DoorzendingReactie[]>> = {
  verzonden: ['acceptatie', 'teruggave', 'intrekking'],
  overgenomen: ['teruggave'],
  teruggegeven: [],
  ingetrokken: [],
};

/** What stands against what a worker records; `now` is the moment after which no conversation can have been. Empty = it counts. */
export const guardReactieOpDoorzending = (
  casus: Casus,
  { doorzending, reactie, reden, gesprek }: DoorzendingReactieVerzoek,
  now: Date,
): Fout[] => {
  const found = find(casus, doorzending);
  if (!found) return [{ code: 'niet-gevonden', location: 'doorzending' }];
  if (!isLast(casus, found) || !doorzendingVolgt[found.status].includes(reactie))
    return [{ code: 'toestand-laat-niet-toe', location: 'reactie' }];
  return [...(reden?.trim() ? [] : [wrong('reden')]), ...(reactie === 'intrekking' ? [] : guardGesprek(gesprek, now))];
};

const wrong = (location: string): Fout => ({ code: 'invoer-ongeldig', location });

/** Somebody with a name and a function said it, and not in the time to come. */
function guardGesprek(gesprek: Gesprek | undefined, now: Date): Fout[] {
  if (!gesprek?.naam.trim() || !gesprek.functie.trim()) return [wrong('gesprek')];
  return new Date(gesprek.op) <= now ? [] : [wrong('gesprek/op')];
}

const isLast = ({ doorzendingen }: Casus, { id }: CasusDoorzending): boolean => doorzendingen?.at(-1)?.id === id;

/** The other region takes it, or not, as it said itself or told a worker; or we take it back. Who says otherwise later is for a person to sort out. */
export const decideReactieOpDoorzending: Handler<'reactie-op-doorzending.v1'> = (casus, context): Outcome => {
  const { doorzending, reactie } = context.bericht.inhoud;
  const found = find(casus, doorzending);
  if (!found) return { geweigerd: 'niet-gevonden' };
  if (!maySay(context, found)) return { geweigerd: 'niet-toegestaan' };
  if (casus.status === 'vernietigd') return { geweigerd: 'toestand-laat-niet-toe' };
  if (found.status === becomes[reactie]) return 'geen-effect';
  const [first] = guardRecorded(casus, context);
  if (first) return { geweigerd: first.code };
  const counts = isLast(casus, found) && doorzendingVolgt[found.status].includes(reactie);
  return counts ? settle(casus, context, found) : contradict(casus, context, found);
};

/** A worker of ours, or the region itself; only we take it back. */
const maySay = ({ inrichting, bericht: { partij, inhoud } }: Context<'reactie-op-doorzending.v1'>, found: CasusDoorzending): boolean =>
  inhoud.door ? isVanVeiligThuis(inrichting, inhoud.door) : partij === found.partij && inhoud.reactie !== 'intrekking';

/** What a worker records must be whole; the region itself need say no more than yes or no. */
const guardRecorded = (casus: Casus, { bericht: { inhoud, ontvangenOp } }: Context<'reactie-op-doorzending.v1'>): Fout[] =>
  inhoud.door ? guardReactieOpDoorzending(casus, inhoud, ontvangenOp) : [];

/** Two regions must never each believe that the other has the family: somebody telephones. */
function contradict(casus: Casus, context: Context<'reactie-op-doorzending.v1'>, { id, status }: CasusDoorzending): Outcome {
  const { reactie } = context.bericht.inhoud;
  if (status === 'ingetrokken' && reactie === 'teruggave') return 'geen-effect';
  return signal(begin(casus), context, 'tegenstrijdig-antwoord', id);
}

function settle(casus: Casus, context: Context<'reactie-op-doorzending.v1'>, found: CasusDoorzending): Step {
  const { id, ontvangenOp, inhoud } = context.bericht;
  const { reactie, reden, gesprek, door } = inhoud;
  const said = { bericht: id, reactie, ...(reden ? { reden } : {}), ...(gesprek ? { gesprek } : {}), ...(door ? { door: door.id } : {}) };
  const answered: CasusDoorzending = {
    ...found,
    status: becomes[reactie],
    reacties: [...found.reacties, { ...said, op: ontvangenOp.toISOString() }],
  };
  const step = change(begin(casus), { doorzendingen: replace(casus.doorzendingen ?? [], answered) });
  if (reactie === 'acceptatie') return letGo(step, context, answered);
  const waiting = meetTermijnen(step, context, ({ soort }) => isStartedBy(context, soort, ['doorzending']));
  const kept = endDocumenten(stayHere(waiting, context, found), context, [answered]);
  const shown = reactie === 'teruggave' ? signal(kept, context, 'doorzending-teruggegeven', found.id) : kept;
  return found.status === 'overgenomen' ? takeBack(shown, context) : shown;
}

/** It is not theirs: what did not go out yet never does. What they name themselves they have. */
function stayHere(step: Step, { bericht: { inhoud } }: Context<'reactie-op-doorzending.v1'>, { id: onderwerp }: CasusDoorzending): Step {
  const sent = step.casus.verzonden.filter((one) => one.onderwerp === onderwerp && one.id !== inhoud.doorzending);
  return add(step, ...sent.map(({ id: verzending }) => ({ soort: 'intrekking', verzending }) as const));
}

/** From now on it is theirs: nothing runs here any more, nobody waits for an answer, and who reported hears where it went. */
function letGo(step: Step, context: Context, { partij, id }: CasusDoorzending): Step {
  const { casus } = step;
  const ours = meetTermijnen(step, context, ({ soort }) => isStartedBy(context, soort, ['ontvangst', 'vastlegging', 'doorzending']));
  const moved = change(ours, { status: move(casus, 'zend-door'), zichtOpVeiligheid: partij, voorstelVragen: [] });
  const ended = withdrawVragen(moved, context);
  const sent = casus.verzonden.filter(({ onderwerp }) => onderwerp === id).map((one) => one.id);
  const known = lift(lift(ended, context, 'bezorging-onzeker', sent), context, 'doorzending-met-de-hand', [id]);
  return reportBack(known, context, 'doorzending');
}

/** Ours again: what ended with their confirmation begins anew. */
function takeBack(step: Step, context: Context): Step {
  const { ontvangenOp } = context.bericht;
  const ours = change(step, { status: move(step.casus, 'krijg-terug'), zichtOpVeiligheid: context.inrichting.hub.partij });
  const back = change(ours, { voorstelVragen: proposeVragen(context.inrichting, ours.casus) });
  return startRegels(startRegels(back, context, 'ontvangst', ontvangenOp), context, 'vastlegging', ontvangenOp);
}
