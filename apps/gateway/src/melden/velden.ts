import type { Codelijsten } from '@schakel/contracts';
import { contactWijzen, meldcodeStappen } from '@schakel/contracts';

/** One question of the form. `naam` is the place of its answer in melding-professional.v1, as errors name it. */
export interface Meldveld {
  readonly naam: string;
  readonly label: string;
  readonly soort: 'tekst' | 'lang' | 'datum' | 'postcode' | 'lijst' | 'ja-nee' | 'vink' | 'keuze' | 'keuzes';
  readonly verplicht?: true;
  readonly uitleg?: string;
  readonly opties?: readonly { readonly waarde: string; readonly tekst: string }[];
}

export interface Sectie {
  readonly titel: string;
  readonly uitleg?: string;
  readonly velden: readonly Meldveld[];
}

export const meestePersonen = 10;
const datumUitleg = 'Bijvoorbeeld 27-3-2019. Weet u alleen het jaar? Vul dan het jaar in.';

const melder: Sectie = {
  titel: 'Over u',
  velden: [
    { naam: 'melder/naam', label: 'Uw naam', soort: 'tekst', verplicht: true },
    { naam: 'melder/functie', label: 'Uw functie', soort: 'tekst' },
    { naam: 'melder/organisatie', label: 'Uw organisatie', soort: 'tekst' },
    { naam: 'melder/telefoonnummers', label: 'Telefoonnummer waarop wij u kunnen bellen', soort: 'lijst', verplicht: true },
    { naam: 'melder/emailadressen', label: 'E-mailadres', soort: 'lijst' },
    { naam: 'melder/bekendBijGezin', label: 'Mag het gezin weten dat u heeft gemeld?', soort: 'ja-nee', verplicht: true },
    { naam: 'melder/redenOnbekend', label: 'Zo nee: waarom niet?', soort: 'lang' },
    { naam: 'terugkoppelingGewenst', label: 'Wilt u horen welke stap wij zetten?', soort: 'ja-nee' },
  ],
};

const situatie = ({ aardGeweld }: Codelijsten): Sectie => ({
  titel: 'Wat is er aan de hand',
  velden: [
    { naam: 'acuteOnveiligheid', label: 'Is iemand volgens u nu in gevaar?', soort: 'ja-nee', verplicht: true },
    { naam: 'toelichtingAcuteOnveiligheid', label: 'Zo ja: wat is het gevaar?', soort: 'lang' },
    {
      naam: 'zorgelijkeSituatie/situatieschets',
      label: 'Wat is er gebeurd, en waarom maakt u zich zorgen?',
      soort: 'lang',
      verplicht: true,
      uitleg: 'Schrijf op wat u zelf zag en hoorde, en wat anderen u vertelden.',
    },
    {
      naam: 'zorgelijkeSituatie/aard',
      label: 'Om wat voor geweld gaat het?',
      soort: 'keuzes',
      opties: aardGeweld.map(({ code, omschrijving }) => ({ waarde: code, tekst: omschrijving })),
    },
    { naam: 'datumIncident', label: 'Wanneer gebeurde het?', soort: 'datum', uitleg: datumUitleg },
    { naam: 'locatieIncident', label: 'Waar gebeurde het?', soort: 'tekst' },
    { naam: 'zorgelijkeSituatie/bestaandeHulpverlening', label: 'Welke hulp is er al?', soort: 'lang' },
    { naam: 'zorgelijkeSituatie/aanvullendeInformatie', label: 'Wat moeten wij nog meer weten?', soort: 'lang' },
  ],
});

const stapTeksten: Readonly<Record<(typeof meldcodeStappen)[number], string>> = {
  'signalen-in-kaart': 'Stap 1: de signalen in kaart gebracht',
  'collegiaal-overleg': 'Stap 2: overlegd met een collega of Veilig Thuis',
  'gesprek-met-betrokkenen': 'Stap 3: gesproken met het gezin',
  'wegen-van-het-geweld': 'Stap 4: het geweld gewogen',
  beslissen: 'Stap 5: besloten te melden',
};

const meldcode: Sectie = {
  titel: 'De stappen van de meldcode',
  uitleg: 'Kruis aan welke stappen u heeft gezet.',
  velden: meldcodeStappen.flatMap((stap, at): Meldveld[] => [
    { naam: `meldcode[${at + 1}]/gezet`, label: stapTeksten[stap], soort: 'vink' },
    { naam: `meldcode[${at + 1}]/datum`, label: `Datum van stap ${at + 1}`, soort: 'datum' },
    { naam: `meldcode[${at + 1}]/toelichting`, label: `Toelichting bij stap ${at + 1}`, soort: 'lang' },
  ]),
};

const wijzeTeksten: Readonly<Record<(typeof contactWijzen)[number], string>> = {
  telefoon: 'telefoon',
  'e-mail': 'e-mail',
  post: 'brief',
  bezoek: 'bezoek',
};
const geslachten = [
  { waarde: 'V', tekst: 'vrouw' },
  { waarde: 'M', tekst: 'man' },
  { waarde: 'O', tekst: 'anders of niet bekend' },
];
const asOpties = (words: readonly string[]) => words.map((word) => ({ waarde: word, tekst: word }));

/** The questions about the person with this number, from 1. */
export function persoonVelden({ jeugdzorgrollen }: Codelijsten, nummer: number): readonly Meldveld[] {
  const [persoon, informering] = [`zorgelijkeSituatie/betrokkenen[${nummer}]`, `geinformeerden[${nummer}]`];
  const contact = `${persoon}/contactmogelijkheden[1]`;
  const rollen = asOpties(jeugdzorgrollen.map(({ rol }) => rol));
  return [
    { naam: `${persoon}/rol`, label: 'Wie is dit?', soort: 'keuze', verplicht: true, opties: rollen },
    { naam: `${persoon}/voornamen`, label: 'Voornamen', soort: 'tekst' },
    { naam: `${persoon}/voorvoegsel`, label: 'Tussenvoegsel', soort: 'tekst' },
    { naam: `${persoon}/geslachtsnaam`, label: 'Achternaam', soort: 'tekst' },
    { naam: `${persoon}/geslacht`, label: 'Geslacht', soort: 'keuze', opties: geslachten },
    { naam: `${persoon}/geboortedatum`, label: 'Geboortedatum', soort: 'datum', uitleg: datumUitleg },
    { naam: `${persoon}/bsn`, label: 'Burgerservicenummer (BSN)', soort: 'tekst' },
    { naam: `${persoon}/telefoonnummers`, label: 'Telefoonnummer', soort: 'lijst' },
    {
      naam: `${persoon}/formeelAdres/straat`,
      label: 'Straat',
      soort: 'tekst',
      uitleg: 'Vul nooit een geheim opvangadres in: bel ons daarover.',
    },
    { naam: `${persoon}/formeelAdres/huisnummer`, label: 'Huisnummer', soort: 'tekst' },
    { naam: `${persoon}/formeelAdres/postcode`, label: 'Postcode', soort: 'postcode' },
    { naam: `${persoon}/formeelAdres/woonplaats`, label: 'Woonplaats', soort: 'tekst' },
    { naam: `${persoon}/taal`, label: 'Taal', soort: 'tekst' },
    { naam: `${persoon}/aanvullendeInformatie`, label: 'Wat moeten wij over deze persoon weten?', soort: 'lang' },
    {
      naam: `${contact}/wijze`,
      label: 'Hoe kunnen wij deze persoon bereiken?',
      soort: 'keuze',
      opties: contactWijzen.map((waarde) => ({ waarde, tekst: wijzeTeksten[waarde] })),
    },
    { naam: `${contact}/veiligBereikbaar`, label: 'Is dat veilig, ook als een ander meeleest of opneemt?', soort: 'ja-nee' },
    { naam: `${contact}/adres`, label: 'Nummer of adres daarvoor', soort: 'tekst' },
    { naam: `${contact}/toelichting`, label: 'Waar moeten wij op letten?', soort: 'lang' },
    { naam: `${informering}/geinformeerd`, label: 'Weet deze persoon van uw melding?', soort: 'ja-nee', verplicht: true },
    { naam: `${informering}/strekking`, label: 'Zo ja: hoe reageerde deze persoon?', soort: 'lang' },
    { naam: `${informering}/redenNietGeinformeerd`, label: 'Zo nee: waarom niet?', soort: 'lang' },
  ];
}

export const vasteSecties = (codelijsten: Codelijsten) => ({ voor: [melder, situatie(codelijsten)], na: [meldcode] }) as const;

/** Every question that the form has with this many persons; nothing else of what a browser sends is read. */
export function alleVelden(codelijsten: Codelijsten, personen: number): Meldveld[] {
  const { voor, na } = vasteSecties(codelijsten);
  const about = Array.from({ length: personen }, (_, at) => persoonVelden(codelijsten, at + 1)).flat();
  return [...voor.flatMap(({ velden }) => velden), ...about, ...na.flatMap(({ velden }) => velden)];
}

/** The id of a field on the page. */
export const idOf = (naam: string): string => naam.replace(/\W+/g, '-');
