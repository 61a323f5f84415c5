import type { Inrichting } from '@schakel/contracts';
import { contactWijzen, opnameBronnen } from '@schakel/contracts';
import { rolTekst } from '../view/woorden';

export interface Keuze {
  readonly code: string;
  readonly tekst: string;
}
type Keuzes = (inrichting: Inrichting) => readonly Keuze[];

/** How a field is asked and kept. `regels`: one value a line. `meer`: any of the choices. `datum` may be a year, or a year and month. */
export type VeldSoort = 'tekst' | 'lang' | 'ja-nee' | 'datum' | 'dag' | 'postcode' | 'keuze' | 'meer' | 'regels';

/** One question of the form; `naam` is the place of its answer in an OpgenomenMelding, below the thing that it is about. */
export interface FormVeld {
  readonly naam: string;
  readonly soort: VeldSoort;
  readonly label: string;
  readonly hulp?: string;
  readonly max?: number;
  readonly keuzes?: Keuzes;
  /** Only where a mail filled it: nobody is asked. */
  readonly alsGevuld?: true;
  /** A mail answers it by itself. */
  readonly nietBijMail?: true;
}
export interface Groep {
  readonly titel: string;
  readonly velden: readonly FormVeld[];
}

const vast = (teksten: Readonly<Record<string, string>>): Keuzes => {
  const keuzes = Object.entries(teksten).map(([code, tekst]) => ({ code, tekst }));
  return () => keuzes;
};
const bronTeksten = { telefoon: 'Telefoon', mail: 'Mail', brief: 'Brief', balie: 'Aan de balie' } as const satisfies Record<
  (typeof opnameBronnen)[number],
  string
>;
const wijzeTeksten = { telefoon: 'Telefoon', 'e-mail': 'E-mail', post: 'Post', bezoek: 'Bezoek' } as const satisfies Record<
  (typeof contactWijzen)[number],
  string
>;
const partijen: Keuzes = (inrichting) => inrichting.partijen.map(({ id, naam }) => ({ code: id, tekst: naam }));
const rollen: Keuzes = ({ codelijsten }) => codelijsten.jeugdzorgrollen.map(({ rol }) => ({ code: rol, tekst: rolTekst(rol) }));
const aarden: Keuzes = ({ codelijsten }) => codelijsten.aardGeweld.map(({ code, omschrijving }) => ({ code, tekst: omschrijving }));
const woonplaatsen: Keuzes = ({ routing }) =>
  [...new Set(routing.gemeenten.flatMap(({ woonplaatsen: namen }) => namen.map(({ naam }) => naam)))]
    .sort((one, other) => one.localeCompare(other, 'nl'))
    .map((naam) => ({ code: naam, tekst: naam }));

/** What is asked once, in the order in which somebody on the telephone tells it. */
export const groepen: readonly Groep[] = [
  {
    titel: 'Hoe kwam de melding binnen?',
    velden: [
      { naam: 'bron', soort: 'keuze', label: 'Via', keuzes: vast(bronTeksten) },
      {
        naam: 'bereiktOp',
        soort: 'dag',
        label: 'Dag waarop een brief binnenkwam',
        hulp: 'Alleen bij een brief, bijvoorbeeld 20-11-2026. De termijn begint die dag',
        nietBijMail: true,
      },
    ],
  },
  {
    titel: 'Is er nu gevaar?',
    velden: [
      { naam: 'acuteOnveiligheid', soort: 'ja-nee', label: 'Is er volgens de melder nu gevaar?' },
      { naam: 'toelichtingAcuteOnveiligheid', soort: 'lang', label: 'Welk gevaar', max: 4000 },
    ],
  },
  {
    titel: 'Wie meldt?',
    velden: [
      { naam: 'melder.naam', soort: 'tekst', label: 'Naam van de melder', hulp: 'Leeg als de melder onbekend wil blijven', max: 200 },
      { naam: 'melder.functie', soort: 'tekst', label: 'Functie', max: 200 },
      { naam: 'partij', soort: 'keuze', label: 'Organisatie die wij kennen', keuzes: partijen },
      { naam: 'melder.organisatie', soort: 'tekst', label: 'Andere organisatie', max: 200 },
      { naam: 'melder.relatie', soort: 'tekst', label: 'Relatie tot het gezin', hulp: 'Als de melder geen professional is', max: 200 },
      { naam: 'melder.telefoonnummers', soort: 'regels', label: 'Telefoonnummers van de melder', hulp: 'Een per regel', max: 20 },
      { naam: 'melder.emailadressen', soort: 'regels', label: 'Mailadressen van de melder', hulp: 'Een per regel', max: 254 },
      { naam: 'melder.bekendBijGezin', soort: 'ja-nee', label: 'Mag het gezin weten wie meldt?' },
      { naam: 'melder.redenOnbekend', soort: 'lang', label: 'Waarom niet', max: 1000 },
      { naam: 'terugkoppelingGewenst', soort: 'ja-nee', label: 'Wil de melder terughoren welke stappen zijn gezet?' },
    ],
  },
  {
    titel: 'Wat is er aan de hand?',
    velden: [
      { naam: 'zorgelijkeSituatie.situatieschets', soort: 'lang', label: 'Wat vertelt de melder', max: 20_000 },
      { naam: 'zorgelijkeSituatie.aard', soort: 'meer', label: 'Aard van het geweld', keuzes: aarden },
      { naam: 'datumIncident', soort: 'datum', label: 'Wanneer gebeurde het', hulp: 'Bijvoorbeeld 20-11-2026, of alleen 11-2026' },
      { naam: 'locatieIncident', soort: 'tekst', label: 'Waar gebeurde het', max: 1000 },
      { naam: 'zorgelijkeSituatie.bestaandeHulpverlening', soort: 'lang', label: 'Welke hulp is er al', max: 10_000 },
      { naam: 'zorgelijkeSituatie.aanvullendeInformatie', soort: 'lang', label: 'Wat wij verder moeten weten', max: 10_000 },
    ],
  },
];

/** What is asked of each person; the name is below the person. */
export const persoonVelden: readonly FormVeld[] = [
  { naam: 'rol', soort: 'keuze', label: 'Rol', keuzes: rollen },
  {
    naam: 'volledigeNaam',
    soort: 'tekst',
    label: 'Naam in de mail',
    hulp: 'Zet de naam hieronder ook in delen: dan vinden wij dit gezin later terug',
    max: 412,
    alsGevuld: true,
  },
  { naam: 'geslachtsnaam', soort: 'tekst', label: 'Achternaam', max: 200 },
  { naam: 'voorvoegsel', soort: 'tekst', label: 'Tussenvoegsel', max: 10 },
  { naam: 'voornamen', soort: 'tekst', label: 'Voornamen', max: 200 },
  { naam: 'geboortedatum', soort: 'datum', label: 'Geboren', hulp: 'Bijvoorbeeld 3-2-2015. Weet u alleen het jaar: 2015', max: 10 },
  { naam: 'geslacht', soort: 'keuze', label: 'Geslacht', keuzes: vast({ M: 'Man', V: 'Vrouw', O: 'Onbekend' }) },
  { naam: 'bsn', soort: 'tekst', label: 'BSN', hulp: 'Negen cijfers. Niet zeker? Laat leeg', max: 9 },
  { naam: 'formeelAdres.straat', soort: 'tekst', label: 'Straat', max: 80 },
  { naam: 'formeelAdres.huisnummer', soort: 'tekst', label: 'Huisnummer', max: 20 },
  { naam: 'formeelAdres.postcode', soort: 'postcode', label: 'Postcode', max: 7 },
  { naam: 'formeelAdres.woonplaats', soort: 'keuze', label: 'Woonplaats', keuzes: woonplaatsen },
  {
    naam: 'schuiladres',
    soort: 'tekst',
    label: 'Schuiladres',
    hulp: 'Alleen als iemand ondergedoken is. Dit adres gaat nergens naartoe',
    max: 200,
  },
  { naam: 'taal', soort: 'tekst', label: 'Taal', max: 100 },
  { naam: 'aanvullendeInformatie', soort: 'lang', label: 'Wat wij verder van deze persoon moeten weten', max: 4000 },
  // Beside the person in the draft; in the melding it stands among the geinformeerden.
  { naam: 'informering.geinformeerd', soort: 'ja-nee', label: 'Weet deze persoon van de melding?' },
  { naam: 'informering.redenNietGeinformeerd', soort: 'lang', label: 'Waarom niet', max: 1000 },
];

/** What is asked of each way to reach a person. */
export const contactVelden: readonly FormVeld[] = [
  { naam: 'wijze', soort: 'keuze', label: 'Bereikbaar via', keuzes: vast(wijzeTeksten) },
  { naam: 'adres', soort: 'tekst', label: 'Nummer of adres', max: 254 },
  { naam: 'veiligBereikbaar', soort: 'ja-nee', label: 'Is dat veilig?', hulp: 'Leest of luistert een ander mee? Kies dan nee' },
  { naam: 'toelichting', soort: 'tekst', label: 'Waarop wij moeten letten', hulp: 'Bijvoorbeeld: alleen overdag', max: 1000 },
];
