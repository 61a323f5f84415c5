import type { MeldingInhoud } from '@schakel/domain';
import { stufRegels } from './melding-stuf-view';
import type { Namen } from './namen';

type Regel = readonly [label: string, tekst: string];
const jaNee = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'ja' : 'nee');

/** The report of the police in the order in which it is read; what is not there has no line. */
export function meldingRegels(melding: MeldingInhoud, namen: Namen): Regel[] {
  const { zorgelijkeSituatie: situatie, contactpersoon, ingediendDoor } = melding;
  const regels: readonly (readonly [string, string | undefined])[] = [
    ['Wat is er gebeurd', melding.omschrijvingIncident],
    ['Waar', melding.locatieIncident],
    ['Wanneer', melding.datumIncident],
    ['Gemeld op', melding.datumMelding],
    [
      'Risico volgens de politie (SASH)',
      melding.sashIngevuld === undefined
        ? undefined
        : melding.sashIngevuld
          ? melding.sashNiveau
          : 'niet ingevuld: dat zegt niets over de veiligheid',
    ],
    ['Zorgelijke situatie', situatie.omschrijving],
    ['Aanvullende informatie', situatie.aanvullendeInformatie],
    ['Bestaande hulp', situatie.bestaandeHulpverlening],
    ['Registraties', situatie.relevanteRegistraties?.join('\n')],
    ['Tijdelijk huisverbod', situatie.tijdelijkHuisverbod],
    ['Aanhouding', situatie.aanhouding],
    ['Aangifte', situatie.aangifte],
    ['Eergerelateerd geweld', situatie.eergerelateerdGeweld],
    ['Wie weet van de melding', melding.informering],
    ...informeringen(melding, namen),
    ['Overleg gewenst', jaNee(melding.agenderingGewenst)],
    [
      'Contactpersoon',
      [contactpersoon?.naam, contactpersoon?.afdeling, ...(contactpersoon?.telefoonnummers ?? [])].filter(Boolean).join(', '),
    ],
    ['Ingediend door', ingediendDoor?.naam],
    ...stufRegels(melding, namen),
  ];
  return regels.filter((regel): regel is Regel => regel[1] !== undefined && regel[1] !== '');
}

const informeringen = ({ geinformeerden = [] }: MeldingInhoud, namen: Namen) =>
  geinformeerden.map(({ persoon, wijze, gereageerd, strekking }) => {
    const wie = persoon === undefined ? 'iemand' : namen.persoon(persoon);
    return ['Geïnformeerd', [wie, wijze, gereageerd ? 'reageerde' : undefined, strekking].filter(Boolean).join(', ')] as const;
  });
