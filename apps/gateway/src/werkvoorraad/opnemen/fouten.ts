import type { Fout } from '@schakel/contracts';
import type { VeldFout } from '../view/veldfouten';
import { plaatsen, type Velden } from './concept-velden';

/** The id of a field on the page, from its place in the draft. */
export const idOf = (pad: string): string => pad.replaceAll('.', '-');

/** `a/b[1]/c` of an error is `a.b.0.c` in the draft. */
const padOf = (location: string): string => location.replace(/\[(\d+)\]/g, (_, at: string) => `.${Number(at) - 1}`).replaceAll('/', '.');

const teksten: readonly (readonly [RegExp, string])[] = [
  [/^bron$/, 'Kies hoe de melding binnenkwam'],
  [/^bereiktOp$/, 'Vul een dag in die er al was, bijvoorbeeld 20-11-2026'],
  [/^zorgelijkeSituatie\.betrokkenen$/, 'Voeg ten minste een persoon toe om wie de melder zich zorgen maakt'],
  [/situatieschets$/, 'Schrijf op wat de melder vertelt, in hooguit 20.000 tekens'],
  [/\.rol$/, 'Kies de rol van deze persoon'],
  [/\.bsn$/, 'Dit BSN bestaat niet. Controleer het, of laat het leeg'],
  [/(geboortedatum|datumIncident)$/, 'Schrijf de datum als 3-2-2015, of alleen het jaar'],
  [/\.postcode$/, 'Schrijf de postcode met vier cijfers en twee letters, bijvoorbeeld 1271 AA'],
  [/\.wijze$/, 'Kies hoe deze persoon te bereiken is'],
  [/veiligBereikbaar$/, 'Kies of dat veilig is. Weet u het niet, kies dan nee'],
  [/geinformeerd$/, 'Kies of deze persoon van de melding weet'],
];

/** Every error once, in the words of the form and with the field that it is about. */
export function conceptFouten(fouten: readonly Fout[], velden: Velden): VeldFout[] {
  const known = new Set(plaatsen(velden).map(({ pad }) => pad));
  const words = fouten.map(({ location }) => {
    const pad = known.has(padOf(location)) ? padOf(location) : padOf(location).replace(/\.informering$/, '');
    const tekst = teksten.find(([place]) => place.test(pad))?.[1] ?? 'Maak dit korter, of kies uit de lijst';
    return { veld: idOf(pad), tekst: persoonIn(pad) + tekst };
  });
  return words.filter(({ veld, tekst }, at) => words.findIndex((one) => one.veld === veld && one.tekst === tekst) === at);
}

/** `Persoon 2: ` for a place that is about one of several, else nothing. */
export const persoonIn = (pad: string): string => {
  const at = /^zorgelijkeSituatie\.betrokkenen\.(\d+)\./.exec(pad)?.[1];
  return at === undefined ? '' : `Persoon ${Number(at) + 1}: `;
};
