import { RejectError } from '@schakel/contracts';
import type { Inrichting, SoortIn } from '@schakel/contracts';
import { decideOordeelAnoniem } from './anonieme-melding';
import { decideAfwijzing, decideUitkomst, decideUitslag } from './antwoorden';
import type { BerichtIn, Besluit } from './besluit';
import { decideBezorging } from './bezorging';
import type { Casus } from './casus';
import { decideDoorzending, decideReactieOpDoorzending } from './doorzending';
import { decideKoppeling } from './koppeling';
import type { MeldingSoort } from './melding-inhoud';
import { isMeldingSoort } from './melding-inhoud';
import { decideNotificatie } from './notificatie';
import { decideNotitie } from './notities';
import { openCasus } from './ontvang-melding';
import { registreer } from './registratie';
import { decideReactie } from './reacties';
import type { Context, Handler, Outcome, Step } from './step';
import { vervangMelding } from './vervang-melding';
import { decideVerstreken } from './verstreken';
import { decideVervolgbesluit } from './vervolgbesluit';
import { decideVraagbesluit } from './vragen';

export type Decide = (casus: Casus | undefined, bericht: BerichtIn, now: Date) => Besluit;

const zonderCasus = ['poststuk.v1', 'mailontvangst.v1', 'adviesvraag.v1'] as const satisfies readonly SoortIn[];
/** What is about no casus: `decide` never gets it. */
export type SoortZonderCasus = (typeof zonderCasus)[number];
export const isZonderCasus = (soort: SoortIn): soort is SoortZonderCasus => (zonderCasus as readonly SoortIn[]).includes(soort);
type OnCasus = Exclude<SoortIn, MeldingSoort | SoortZonderCasus>;

/** One handler per bericht: a soort without one does not compile. */
const handlers: { readonly [S in OnCasus]: Handler<S> } = {
  'uitslag-check-op-bekendheid.v1': decideUitslag,
  'uitkomst-casusinformatie.v1': decideUitkomst,
  'notificatie.v1': decideNotificatie,
  'afwijzing.v1': decideAfwijzing,
  'bezorging.v1': decideBezorging,
  'vraagbesluit.v1': decideVraagbesluit,
  'casus-notitie.v1': decideNotitie,
  'oordeel-anonieme-melding.v1': decideOordeelAnoniem,
  'koppeling.v1': decideKoppeling,
  'doorzending.v1': decideDoorzending,
  'reactie-op-doorzending.v1': decideReactieOpDoorzending,
  'vervolgbesluit.v1': decideVervolgbesluit,
  'reactie-op-overdracht.v1': decideReactie,
  'verstreken-termijn.v1': decideVerstreken,
};

/**
 * The decision of the hub about one bericht: the same casus, bericht and `now` always give the same answer, and nothing given is changed. A
 * bericht that had an effect before has none again. `now` is the time of handling; what a bericht says happened when it was received.
 * @throws RejectError `niet-gevonden` when a bericht that is not a melding comes without its casus
 */
export function makeDecide(inrichting: Inrichting): Decide {
  return (casus, bericht, now) => {
    if (casus?.berichten.includes(bericht.id)) return { casus, gevolgen: [] };
    if (isMelding(bericht)) {
      // A melding opens a casus of its own, unless it corrects one that is here; the radar shows what it may belong to.
      const context = { inrichting, bericht, now };
      return casus ? conclude(casus, vervangMelding(casus, context), context) : commit(undefined, openCasus(context), context);
    }
    if (!casus) throw new RejectError('niet-gevonden');
    const context = { inrichting, bericht, now };
    return conclude(casus, handle(bericht.soort as OnCasus, casus, context), context);
  };
}

const isMelding = (bericht: BerichtIn): bericht is BerichtIn<MeldingSoort> => isMeldingSoort(bericht.soort);

/** The soort of a bericht ties it to its handler; TypeScript cannot see that tie through a table. */
const handle = (soort: OnCasus, casus: Casus, context: Parameters<Handler<SoortIn>>[1]): Outcome =>
  (handlers[soort] as Handler<SoortIn>)(casus, context);

function conclude(casus: Casus, outcome: Outcome, context: Context): Besluit {
  if (outcome === 'geen-effect') return { casus, gevolgen: [] };
  return 'geweigerd' in outcome ? { casus, gevolgen: [], geweigerd: outcome.geweigerd } : commit(casus, outcome, context);
}

function commit(before: Casus | undefined, { casus, gevolgen }: Step, context: Context): Besluit {
  const after = { ...casus, versie: casus.versie + 1, berichten: [...casus.berichten, context.bericht.id] };
  return registreer(before, { casus: after, gevolgen }, context);
}
