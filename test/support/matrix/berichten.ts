/** Messages of the formats that are no XML, and the same as people type them. */

const adres = { straat: 'Proefduinpad', huisnummer: '12', postcode: '1273SS', woonplaats: 'Huizen' };
const dochter = { bsn: '999990056', voornamen: 'Fenne', geslachtsnaam: 'Oefenberg', geslacht: 'V', geboortedatum: '2015-02-03' };
const moeder = {
  bsn: '999990032',
  voornamen: 'Mirte',
  voorvoegsel: 'van',
  geslachtsnaam: 'Voorbeeldveen',
  geslacht: 'V',
  geboortedatum: '1988-04-12',
};
const melder = {
  naam: 'T. Tester',
  functie: 'jeugdverpleegkundige',
  organisatie: 'Zorgaanbieder Voorbeeld',
  telefoonnummers: ['0350000199'],
  emailadressen: ['t.tester@zorg-voorbeeld.example'],
};
const situatie = {
  situatieschets: 'Fenne is bang als haar ouders ruzie maken.\nZij slaapt slecht.',
  bestaandeHulpverlening: 'Schoolmaatschappelijk werk sinds september.',
};

/** A report as JSON, with nothing in it that the public form does not ask. */
export const professional = (kenmerk: string) => ({
  kenmerk,
  datumIncident: '2026-11-20',
  locatieIncident: 'thuis',
  acuteOnveiligheid: true,
  toelichtingAcuteOnveiligheid: 'Vader komt vanavond terug.',
  terugkoppelingGewenst: true,
  melder: { ...melder, bekendBijGezin: false, redenOnbekend: 'Moeder is bang voor vader.' },
  zorgelijkeSituatie: {
    ...situatie,
    aard: ['03', '08'],
    aanvullendeInformatie: 'Er is een hond in huis.',
    betrokkenen: [
      { id: '1', rol: 'jeugdige', ...dochter, formeelAdres: adres, aanvullendeInformatie: 'Zit in groep 7.' },
      {
        id: '2',
        rol: 'ouder met gezag',
        ...moeder,
        taal: 'Nederlands',
        telefoonnummers: ['0350000101'],
        formeelAdres: adres,
        contactmogelijkheden: [{ wijze: 'telefoon', veiligBereikbaar: false, adres: '0350000101', toelichting: 'alleen overdag' }],
      },
    ],
  },
  meldcode: [
    { stap: 'signalen-in-kaart', gezet: true, datum: '2026-11-20', toelichting: 'Twee signalen.' },
    { stap: 'collegiaal-overleg', gezet: true, datum: '2026-11-21' },
    { stap: 'gesprek-met-betrokkenen', gezet: false },
    { stap: 'wegen-van-het-geweld', gezet: true },
    { stap: 'beslissen', gezet: true },
  ],
  geinformeerden: [
    { wie: '1', geinformeerd: false, redenNietGeinformeerd: 'Gebeurt samen met moeder.' },
    { wie: '2', geinformeerd: true, strekking: 'Moeder wil hulp.' },
  ],
});

/** The answers of somebody who says at the public form what this JSON says, by the names of its fields. */
export function antwoordenOf(value: unknown, naam = ''): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((each: unknown, at) => antwoordenOf(each, typeof each === 'object' ? `${naam}[${at + 1}]` : naam));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, below]) => antwoordenOf(below, naam ? `${naam}/${key}` : key));
  if (value === false && naam.endsWith('/gezet')) return [];
  return [[naam, typeof value === 'boolean' ? (value ? 'ja' : 'nee') : String(value)]];
}

/** A form as an organisation's own program mails it: `label: value`. */
export const formulierTekst = (kenmerk: string): string => `Dossiernummer: ${kenmerk}
Datum incident: 20 november 2026
Locatie: thuis
Acute onveiligheid: ja
Terugkoppeling gewenst: ja
Naam melder: T. Tester
Functie melder: jeugdverpleegkundige
Organisatie melder: Zorgaanbieder Voorbeeld
Telefoon melder: 0350000199
E-mail melder: t.tester@zorg-voorbeeld.example
Gegevens kind
Achternaam: Oefenberg
Voornamen: Fenne
Geslacht: meisje
Geboortedatum: 3-2-2015
BSN: 9999.90.056
Straat: Proefduinpad
Huisnummer: 12
Postcode: 1273 SS
Woonplaats: Huizen
Gegevens moeder
Achternaam: Voorbeeldveen
Tussenvoegsel: van
Voornamen: Mirte
Geslacht: vrouw
Geboortedatum: 12-04-1988
BSN: 999990032
Bestaande hulpverlening: Schoolmaatschappelijk werk sinds september.
Situatieschets: Fenne is bang als haar ouders ruzie maken.
Zij slaapt slecht.`;

/** The same as the table of two columns that a program for HTML makes of it; a heading is a row of its own. */
export function tabel(text: string): string {
  const rows = text.replace('\nZij slaapt', '<br>Zij slaapt').split('\n');
  const cells = rows.map((row) => /^([^:]+): (.*)$/.exec(row)?.slice(1) ?? [row]);
  return `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</table>`;
}

/** What that form says, as JSON. */
export const uitFormulier = (kenmerk: string) => ({
  kenmerk,
  datumIncident: '2026-11-20',
  locatieIncident: 'thuis',
  acuteOnveiligheid: true,
  terugkoppelingGewenst: true,
  melder,
  zorgelijkeSituatie: {
    ...situatie,
    aanvullendeInformatie: 'Onderwerp van de mail: Melding',
    betrokkenen: [
      { id: 'kind-1', rol: 'kind', ...dochter, formeelAdres: adres },
      { id: 'moeder-1', rol: 'ouder, gezag niet benoemd', ...moeder },
    ],
  },
});

const persoon = 'zorgelijkeSituatie.betrokkenen.0';
const contact = `${persoon}.contactmogelijkheden.0`;

/** What somebody of the bureaudienst types over from a letter. */
export const opnameVelden: readonly (readonly [string, string])[] = [
  ['bron', 'brief'],
  ['bereiktOp', '2025-01-06'],
  ['acuteOnveiligheid', 'ja'],
  ['toelichtingAcuteOnveiligheid', 'Vader komt vanavond terug.'],
  ['melder.naam', 'T. Tester'],
  ['melder.functie', 'huisarts'],
  ['partij', 'zorg-voorbeeld'],
  ['melder.telefoonnummers', '0350000199\r\n0350000198'],
  ['melder.bekendBijGezin', 'nee'],
  ['melder.redenOnbekend', 'Moeder is bang voor vader.'],
  ['terugkoppelingGewenst', 'ja'],
  ['zorgelijkeSituatie.situatieschets', 'Fenne is bang als haar ouders ruzie maken.'],
  ['zorgelijkeSituatie.aard', '03'],
  ['zorgelijkeSituatie.aard', '08'],
  ['datumIncident', '6-1-2025'],
  ['locatieIncident', 'thuis'],
  ['zorgelijkeSituatie.bestaandeHulpverlening', 'Schoolmaatschappelijk werk.'],
  ['zorgelijkeSituatie.aanvullendeInformatie', 'Er is een hond in huis.'],
  [`${persoon}.rol`, 'jeugdige'],
  [`${persoon}.geslachtsnaam`, 'Oefenberg'],
  [`${persoon}.voornamen`, 'Fenne'],
  [`${persoon}.geboortedatum`, '3-2-2015'],
  [`${persoon}.geslacht`, 'V'],
  [`${persoon}.bsn`, '999990056'],
  [`${persoon}.formeelAdres.straat`, 'Proefduinpad'],
  [`${persoon}.formeelAdres.huisnummer`, '12'],
  [`${persoon}.formeelAdres.postcode`, '1273SS'],
  [`${persoon}.formeelAdres.woonplaats`, 'Huizen'],
  [`${persoon}.schuiladres`, 'Oefenopvang 1'],
  [`${persoon}.taal`, 'Nederlands'],
  [`${persoon}.aanvullendeInformatie`, 'Zit in groep 7.'],
  [`${persoon}.informering.geinformeerd`, 'nee'],
  [`${persoon}.informering.redenNietGeinformeerd`, 'onveilig'],
  [`${contact}.wijze`, 'telefoon'],
  [`${contact}.adres`, '0350000101'],
  [`${contact}.veiligBereikbaar`, 'nee'],
  [`${contact}.toelichting`, 'alleen overdag'],
];

/** What that letter says, as JSON. */
export const opgenomen = (kenmerk: string) => ({
  kenmerk,
  bron: 'brief',
  bereiktOp: '2025-01-06T00:00:00.000Z',
  partij: 'zorg-voorbeeld',
  door: { id: 'veilig-thuis:x', naam: 'Test Persoon', organisatie: 'veilig-thuis' },
  datumIncident: '2025-01-06',
  locatieIncident: 'thuis',
  acuteOnveiligheid: true,
  toelichtingAcuteOnveiligheid: 'Vader komt vanavond terug.',
  terugkoppelingGewenst: true,
  melder: {
    naam: 'T. Tester',
    functie: 'huisarts',
    telefoonnummers: ['0350000199', '0350000198'],
    bekendBijGezin: false,
    redenOnbekend: 'Moeder is bang voor vader.',
  },
  zorgelijkeSituatie: {
    situatieschets: 'Fenne is bang als haar ouders ruzie maken.',
    aard: ['03', '08'],
    bestaandeHulpverlening: 'Schoolmaatschappelijk werk.',
    aanvullendeInformatie: 'Er is een hond in huis.',
    betrokkenen: [
      {
        id: 'p1',
        rol: 'jeugdige',
        ...dochter,
        formeelAdres: adres,
        schuiladres: 'Oefenopvang 1',
        taal: 'Nederlands',
        aanvullendeInformatie: 'Zit in groep 7.',
        contactmogelijkheden: [{ wijze: 'telefoon', adres: '0350000101', veiligBereikbaar: false, toelichting: 'alleen overdag' }],
      },
    ],
  },
  geinformeerden: [{ wie: 'p1', geinformeerd: false, redenNietGeinformeerd: 'onveilig' }],
});
