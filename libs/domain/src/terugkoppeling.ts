import { uuidV5 } from '@schakel/contracts';
import type { Uitkomst, VtTerugkoppeling } from '@schakel/contracts';
import type { CasusMelding } from './casus';
import { naamOf, partijOf } from './organisatie';
import type { Context, Step } from './step';
import { doorRegel, forEach, nextRevisie, send } from './step';

type Gelegenheid = 'vervolgbesluit' | 'acceptatie';
type Codes = Pick<VtTerugkoppeling, 'status' | 'uitkomst'>;

const bijVeiligThuis: Codes = { status: 'uitkomst veiligheidsbeoordeling', uitkomst: 'vervolgstappen belegd bij VT' };

/** What a besluit is called in vtTerugkoppelingDi01 (StUF-Jeugdzorg 1.0.9, codes of status and uitkomst). */
const codesOf: Record<Uitkomst, Codes> = {
  overdracht: { status: 'uitkomst veiligheidsbeoordeling', uitkomst: 'overdracht' },
  onderzoek: bijVeiligThuis,
  'outreachende-interventie': bijVeiligThuis,
  'verzoek-tot-onderzoek': bijVeiligThuis,
  'voorwaarden-en-vervolg': bijVeiligThuis,
  afsluiting: { status: 'afsluiting zonder overdracht', uitkomst: 'geen vervolgstappen nodig' },
};
const codesBijAcceptatie: Codes = { status: 'overdracht', uitkomst: 'overdracht' };

/** Tells each police partij that reported which step was taken, and never content (Wmo 4.1.1 lid 2 g). */
export function reportBack(step: Step, context: Context, gelegenheid: Gelegenheid): Step {
  const uitkomst = step.casus.vervolgbesluit?.uitkomst;
  if (!uitkomst) return step;
  const codes = gelegenheid === 'acceptatie' ? codesBijAcceptatie : codesOf[uitkomst];
  const fromPolice = step.casus.meldingen.filter(
    ({ partij, vervangenDoor }) => !vervangenDoor && partijOf(context.inrichting, partij)?.soort === 'politie',
  );
  return forEach(step, fromPolice, (next, melding) => reportTo(next, context, melding, codes));
}

function reportTo(step: Step, { inrichting }: Context, melding: CasusMelding, codes: Codes): Step {
  const { casus } = step;
  return send(step, {
    bericht: 'vt-terugkoppeling.v1',
    ontvanger: melding.partij,
    onderwerp: melding.bericht,
    revisie: nextRevisie(casus, 'vt-terugkoppeling.v1', melding.partij, melding.bericht),
    doel: 'terugkoppeling',
    inhoud: {
      // A number of its own, so that the police cannot name a casus and the hub's ids stay inside.
      verzoek: uuidV5(casus.id, 'zaaknummer', melding.bericht),
      ...(melding.kenmerk ? { kenmerkMelding: melding.kenmerk } : {}),
      ...codes,
      verantwoordelijke: naamOf(inrichting, casus.zichtOpVeiligheid),
    },
    noodzaak: 'De melder hoort welke stap is gezet (Wmo 4.1.1 lid 2 g)',
    beslotenDoor: casus.vervolgbesluit?.door ?? doorRegel,
    dringend: false,
  });
}
