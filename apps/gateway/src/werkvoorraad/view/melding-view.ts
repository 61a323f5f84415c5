import type { MeldingInhoud } from '@schakel/domain';
import { datumTekst } from '../../web';
import { meldcodeRegel, melderRegels } from './melder-view';
import { stufRegels } from './melding-stuf-view';
import type { Namen } from './namen';

type Regel = readonly [label: string, tekst: string];
const dag = (value: string | undefined): string | undefined => value && datumTekst(value);
const jaNee = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'ja' : 'nee');

/** A report in the order in which it is read, whoever made it; what is not there has no line. */
export function meldingRegels(melding: MeldingInhoud, namen: Namen): Regel[] {
  const { zorgelijkeSituatie: situatie, contactpersoon, ingediendDoor } = melding;
  const regels: readonly (readonly [string, string | undefined])[] = [
    ['Wat is er gebeurd', melding.omschrijvingIncident],
    ['Waar', melding.locatieIncident],
    ['Wanneer', dag(melding.tijdstipIncident ?? melding.datumIncident)],
    ['Gemeld op', dag(melding.datumMelding)],
    ['Risico volgens de politie (SASH)', sashOf(melding)],
    ['Nu gevaar volgens de melder', jaNee(melding.acuteOnveiligheid)],
    ['Welk gevaar', melding.toelichtingAcuteOnveiligheid],
    ['Zorgelijke situatie', situatie.omschrijving],
    ['Aard van het geweld volgens de melder', situatie.aard?.map((code) => namen.aardGeweld(code)).join('\n')],
    ['Aanvullende informatie', situatie.aanvullendeInformatie],
    ['Bestaande hulp', situatie.bestaandeHulpverlening],
    ['Registraties', situatie.relevanteRegistraties?.join('\n')],
    ['Tijdelijk huisverbod', situatie.tijdelijkHuisverbod],
    ['Aanhouding', situatie.aanhouding],
    ['Aangifte', situatie.aangifte],
    ['Eergerelateerd geweld', situatie.eergerelateerdGeweld],
    ['Wie weet van de melding', melding.informering],
    ...informeringen(melding, namen),
    ...melderRegels(melding),
    ...(melding.meldcode ?? []).map(meldcodeRegel),
    ['Vervangt de eerdere melding met kenmerk', melding.vervangt],
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

/** Only the police fills it in; an absent one says nothing. */
const sashOf = ({ sashIngevuld, sashNiveau }: MeldingInhoud): string | undefined =>
  sashIngevuld === false ? 'niet ingevuld: dat zegt niets over de veiligheid' : sashNiveau;

const informeringen = ({ geinformeerden = [] }: MeldingInhoud, namen: Namen) =>
  geinformeerden.map(({ persoon, wijze, gereageerd, strekking, datum, geinformeerd, redenNietGeinformeerd }) => {
    const wie = persoon === undefined ? 'iemand' : namen.persoon(persoon);
    const weet = geinformeerd === false ? 'weet niet van de melding' : undefined;
    const told = [wie, weet, redenNietGeinformeerd, wijze, dag(datum), gereageerd ? 'reageerde' : undefined, strekking];
    return [geinformeerd === false ? 'Niet geïnformeerd' : 'Geïnformeerd', told.filter(Boolean).join(', ')] as const;
  });
