/** Whom a label is about. */
export type Onderwerp = { readonly soort: 'melder' } | { readonly soort: 'persoon'; readonly rol: string };

/** One form for each way of writing a label: small letters, no accents, no signs. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const persoon = (rol: string): Onderwerp => ({ soort: 'persoon', rol });

/** What senders call those whom a report names, with the jeugdzorgrol where there is one (StUF-Jeugdzorg 1.0.9). */
export const onderwerpen: ReadonlyMap<string, Onderwerp> = new Map([
  ['melder', { soort: 'melder' }],
  ['kind', persoon('kind')],
  ['zoon', persoon('kind')],
  ['dochter', persoon('kind')],
  ['minderjarige', persoon('kind')],
  ['jeugdige', persoon('jeugdige')],
  ['ouder', persoon('ouder, gezag niet benoemd')],
  ['moeder', persoon('ouder, gezag niet benoemd')],
  ['vader', persoon('ouder, gezag niet benoemd')],
  ['stiefmoeder', persoon('stiefouder')],
  ['stiefvader', persoon('stiefouder')],
  ['partner', persoon('partner')],
  ['broer', persoon('broer of zus')],
  ['zus', persoon('broer of zus')],
  ['oma', persoon('grootouder')],
  ['opa', persoon('grootouder')],
  ['slachtoffer', persoon('slachtoffer')],
  ['pleger', persoon('pleger')],
]);

/** By words that a sender wrote: what every object has by itself, such as `constructor`, stands in no table. */
export const tabel = <T>(words: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(words));

/** Words that say nothing by themselves in a label. */
export const stopwoorden: ReadonlySet<string> = new Set(['van', 'de', 'het', 'een', 'gegevens', 'persoonsgegevens', 'bij', 'over']);

export const meldervelden = tabel({
  naam: 'naam',
  functie: 'functie',
  beroep: 'functie',
  organisatie: 'organisatie',
  instelling: 'organisatie',
  school: 'organisatie',
  praktijk: 'organisatie',
  relatie: 'relatie',
  'relatie tot gezin': 'relatie',
  telefoon: 'telefoonnummers',
  telefoonnummer: 'telefoonnummers',
  mobiel: 'telefoonnummers',
  tel: 'telefoonnummers',
  email: 'emailadressen',
  'e mail': 'emailadressen',
  emailadres: 'emailadressen',
  'e mailadres': 'emailadressen',
  'e mail adres': 'emailadressen',
  mail: 'emailadressen',
});

export const persoonvelden = tabel({
  naam: 'volledigeNaam',
  'volledige naam': 'volledigeNaam',
  achternaam: 'geslachtsnaam',
  geslachtsnaam: 'geslachtsnaam',
  familienaam: 'geslachtsnaam',
  voornaam: 'voornamen',
  voornamen: 'voornamen',
  tussenvoegsel: 'voorvoegsel',
  voorvoegsel: 'voorvoegsel',
  bsn: 'bsn',
  burgerservicenummer: 'bsn',
  geboortedatum: 'geboortedatum',
  'geb datum': 'geboortedatum',
  geboren: 'geboortedatum',
  geslacht: 'geslacht',
  telefoon: 'telefoonnummers',
  telefoonnummer: 'telefoonnummers',
  mobiel: 'telefoonnummers',
  nationaliteit: 'nationaliteit',
  taal: 'taal',
  straat: 'formeelAdres/straat',
  huisnummer: 'formeelAdres/huisnummer',
  postcode: 'formeelAdres/postcode',
  woonplaats: 'formeelAdres/woonplaats',
  plaats: 'formeelAdres/woonplaats',
  rol: 'rol',
});

const situatie = 'zorgelijkeSituatie/situatieschets';

/** What a report tells that is about nobody in particular. */
export const meldingvelden = tabel({
  kenmerk: 'kenmerk',
  'ons kenmerk': 'kenmerk',
  meldingsnummer: 'kenmerk',
  situatie,
  situatieschets: situatie,
  'beschrijving situatie': situatie,
  'omschrijving situatie': situatie,
  'zorgelijke situatie': situatie,
  omschrijving: situatie,
  toelichting: situatie,
  zorgen: situatie,
  'wat zijn zorgen': situatie,
  'reden melding': situatie,
  'wat is er gebeurd': situatie,
  'wat is er aan hand': situatie,
  'aanvullende informatie': 'zorgelijkeSituatie/aanvullendeInformatie',
  'bestaande hulpverlening': 'zorgelijkeSituatie/bestaandeHulpverlening',
  hulpverlening: 'zorgelijkeSituatie/bestaandeHulpverlening',
  datum: 'datumMelding',
  'datum melding': 'datumMelding',
  'datum incident': 'datumIncident',
  'datum voorval': 'datumIncident',
  locatie: 'locatieIncident',
  'locatie incident': 'locatieIncident',
  'plaats incident': 'locatieIncident',
  acuut: 'acuteOnveiligheid',
  'acute onveiligheid': 'acuteOnveiligheid',
  'direct gevaar': 'acuteOnveiligheid',
  'is er nu gevaar': 'acuteOnveiligheid',
  'nu gevaar': 'acuteOnveiligheid',
  'terugkoppeling gewenst': 'terugkoppelingGewenst',
});
