import { uuidV5 } from '@schakel/contracts';
import type { SoortUit, Uitkomst, VtTerugkoppeling } from '@schakel/contracts';
import type { Casus, CasusMelding } from './casus';
import { naamOf, partijOf } from './organisatie';
import type { Context, Step } from './step';
import { doorRegel, forEach, nextRevisie, send } from './step';

type Gelegenheid = 'vervolgbesluit' | 'acceptatie' | 'doorzending';
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
const codesBijDoorzending: Codes = { status: 'Melding onjuist geadresseerd' };
const codesBijAcceptatie: Codes = { status: 'overdracht', uitkomst: 'overdracht' };

/**
 * The police always hears; another professional who asked for it, where a receipt of their own tells it. Whoever the hub does not know, or who told it
 * to a worker, hears from a person.
 */
function wantsToHear({ inrichting }: Context, { partij, inhoud, soort: vorm }: CasusMelding): boolean {
  const soort = partijOf(inrichting, partij)?.soort;
  if (soort === 'politie') return true;
  const reads = (soort === 'zorg' || soort === 'veilig-thuis') && vorm !== 'opgenomen-melding.v1';
  return reads && inhoud.terugkoppelingGewenst === true;
}

/** Tells each partij that reported, and is to hear, in the format in which it reported, which step was taken, and never content (Wmo 4.1.1 lid 2 g). */
export function reportBack(step: Step, context: Context, gelegenheid: Gelegenheid): Step {
  const codes = codesBij(step.casus, gelegenheid);
  if (!codes) return step;
  const awaited = step.casus.meldingen.filter((melding) => !melding.vervangenDoor && wantsToHear(context, melding));
  return forEach(step, awaited, (next, melding) => reportTo(next, context, melding, codes));
}

function codesBij({ vervolgbesluit }: Casus, gelegenheid: Gelegenheid): Codes | undefined {
  if (gelegenheid === 'doorzending') return codesBijDoorzending;
  return vervolgbesluit && (gelegenheid === 'acceptatie' ? codesBijAcceptatie : codesOf[vervolgbesluit.uitkomst]);
}

function reportTo(step: Step, { inrichting }: Context, melding: CasusMelding, codes: Codes): Step {
  const { casus } = step;
  const soort = melding.soort === 'generieke-melding.v1' ? 'uitkomst-generieke-melding.v1' : 'vt-terugkoppeling.v1';
  return send(step, {
    bericht: soort,
    ontvanger: melding.partij,
    onderwerp: melding.bericht,
    revisie: nextRevisie(casus, soort, melding.partij, melding.bericht),
    doel: 'terugkoppeling',
    inhoud: {
      // A number of its own, so that the police cannot name a casus and the hub's ids stay inside.
      verzoek: uuidV5(casus.id, 'zaaknummer', melding.bericht),
      // A generieke melding without a number of its own is named by the number on its receipt: its outcome must name one.
      ...kenmerkOf(melding, soort),
      ...codes,
      verantwoordelijke: naamOf(inrichting, casus.zichtOpVeiligheid),
    },
    noodzaak: 'De melder hoort welke stap is gezet (Wmo 4.1.1 lid 2 g)',
    beslotenDoor: casus.vervolgbesluit?.door ?? casus.doorzendingen?.at(-1)?.door ?? doorRegel,
    dringend: false,
  });
}

function kenmerkOf({ kenmerk, bericht }: CasusMelding, soort: SoortUit): { kenmerkMelding?: string } {
  if (kenmerk) return { kenmerkMelding: kenmerk };
  return soort === 'uitkomst-generieke-melding.v1' ? { kenmerkMelding: bericht } : {};
}
