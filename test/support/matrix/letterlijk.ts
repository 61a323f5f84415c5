/** What each format's message says, in the hub's one shape, written out by hand from the message. */

const oefenstraat = { straat: 'Oefenstraat', huisnummer: '12 a II', postcode: '1271AA', woonplaats: 'Huizen' };
const agent = { naam: 'O. Oefenagent', telefoonnummers: ['0356991101'] };

export const vtMelding = {
  kenmerk: 'OEFEN-BVH-2026-0001',
  aanwijzingen: ['sash-hoog', 'tijdelijk-huisverbod', 'aanhouding'],
  inhoud: {
    datumMelding: '2026-11-20',
    datumIncident: '2026-11-19',
    locatieIncident: 'Oefenplein 1 & omgeving',
    omschrijvingIncident: 'Ruzie <luid>, "geen" letsel volgens melder',
    agenderingGewenst: true,
    contactpersoon: { ...agent, afdeling: 'Basisteam Oefenstad', emailadressen: ['agent@politie.example', 'team@politie.example'] },
    informering: 'Ouders weten ervan',
    sashNiveau: 'hoog',
    zorgelijkeSituatie: {
      omschrijving: 'Herhaalde ruzie met kinderen in huis',
      relevanteRegistraties: ['Eerdere melding 2025', 'Burenruzie 2024'],
      aanvullendeInformatie: 'Hond in huis',
      bestaandeHulpverlening: 'Wijkteam',
      aangifte: 'Nee',
    },
    geinformeerden: [{ wijze: 'mondeling', gereageerd: true, strekking: 'Begrijpt het', datum: '2026-11-20' }],
    ingediendDoor: { naam: 'Politie Oefenstad', instantiecode: 'OEF01' },
  },
  betrokkenen: [
    {
      bsn: '999990019',
      geslachtsnaam: 'Oefenkind',
      voorvoegsel: 'van der',
      voornamen: 'Zoë Anna',
      geboortedatum: '2015-02',
      telefoonnummers: ['0356991102', '0356991103'],
      formeelAdres: oefenstraat,
      feitelijkAdres: { landcode: '6029', buitenland: ['Beispielweg 1', 'Musterstadt'] },
      rol: 'jeugdige',
      relaties: [{ bsn: '999991772', volledigeNaam: 'Trudy Oefenoma', omschrijving: 'oma, woont om de hoek' }],
    },
    { geslachtsnaam: "O'Oefen", geslacht: 'M', geboortedatum: '1985', rol: 'ouder met gezag' },
  ],
  geinformeerden: [{ geslachtsnaam: "O'Oefen", voornamen: 'Piet' }],
};

export const generiekeMelding = {
  kenmerk: 'OEFEN-BVH-2026-0002',
  aanwijzingen: ['tijdelijk-huisverbod'],
  inhoud: {
    datumMelding: '2026-11-20',
    datumIncident: '2026-11-19',
    tijdstipIncident: '2026-11-19T22:30:00',
    omschrijvingIncident: 'Ruzie <luid> volgens melder',
    locatieIncident: 'Oefenplein 1 & omgeving',
    redenMelding: 'HG',
    terugkoppelingGewenst: true,
    verzoekOmschrijving: 'Wilt u de veiligheid beoordelen?',
    overigeInformatie: 'Hond in huis',
    verwijzingen: ['https://politie.example/1', 'https://politie.example/2'],
    indiener: { naam: 'Politie Oefenstad', contactpersoon: agent },
    organisaties: [{ naam: 'Oefenschool', rol: 'contact', contactpersoon: { naam: 'J. Juf' } }],
    zorgelijkeSituatie: {
      omschrijving: 'Herhaalde ruzie met kinderen in huis',
      bestaandeHulpverlening: 'Wijkteam',
      tijdelijkHuisverbod: 'Ja, tot 29 november',
      aanhouding: 'Nee',
      relevanteRegistraties: ['Eerdere melding 2025', 'Burenruzie 2024'],
      leefgebieden: [{ leefgebied: '06', toelichting: 'Tijdelijke woning' }, { leefgebied: '07' }],
    },
    geinformeerden: [
      { geinformeerd: true, strekking: 'Begrijpt het' },
      { geinformeerd: false, redenNietGeinformeerd: 'Was niet bereikbaar' },
    ],
  },
  betrokkenen: [
    {
      bsn: '999990019',
      geslachtsnaam: 'Oefenkind',
      voornamen: 'Zoë Anna',
      geboortedatum: '2015-02',
      nationaliteiten: ['0001 Nederlandse', '0055'],
      formeelAdres: oefenstraat,
      rol: 'slachtoffer',
    },
    { bsn: '999991772', volledigeNaam: "Piet O'Oefen", rol: 'ouder' },
  ],
};

export const zorgmelding = {
  kenmerk: 'OEFEN-BVH-2026-0003',
  aanwijzingen: [],
  inhoud: {
    ingediendDoor: { naam: 'Politie Oefenstad', rsin: '123456789' },
    rolIndiener: '190 melder',
    contactpersoon: { ...agent, emailadressen: ['agent@politie.example'] },
    zorgelijkeSituatie: { aanvullendeInformatie: 'Hond in huis', omschrijving: 'Ruzie in de woning. Kind was erbij: Zoë.' },
    organisaties: [{ naam: 'Oefenvoogdij', rol: 'voogd' }],
    document: { nummer: 'DOC-1', bestandsnaam: 'zorgmelding.txt', titel: 'Zorgmelding Oefenstraat', datum: '2026-11-20' },
    extraElementen: [{ naam: 'oefenveld', waarde: 'oefenwaarde' }],
  },
  betrokkenen: [
    { bsn: '999990019', geslachtsnaam: 'Oefenkind', voornamen: 'Z.A.', geboortedatum: '2015-02-03', rol: 'jeugdige' },
    { geslachtsnaam: 'Oefenbroer', rol: 'jeugdige' },
    { bsn: '999991772', geslachtsnaam: "O'Oefen", emailadressen: ['ouder@example.nl'], rol: 'ouder met gezag' },
  ],
};

const huizen = { straat: 'Proefduinpad', huisnummer: '12', postcode: '1273SS', woonplaats: 'Huizen' };
const fenne = { bsn: '999990056', voornamen: 'Fenne', geslachtsnaam: 'Oefenberg', geslacht: 'V', geboortedatum: '2015-02-03' };
const tester = { naam: 'T. Tester', telefoonnummers: ['0350000199'], emailadressen: ['t.tester@zorg-voorbeeld.example'] };

export const professional = {
  aanwijzingen: ['acute-onveiligheid'],
  inhoud: {
    datumIncident: '2026-11-20',
    toelichtingAcuteOnveiligheid: 'Vader komt vanavond terug.',
    terugkoppelingGewenst: true,
    melder: { ...tester, functie: 'jeugdverpleegkundige', bekendBijGezin: false, redenOnbekend: 'Moeder is bang voor vader.' },
    zorgelijkeSituatie: {
      omschrijving: 'Fenne is bang als haar ouders ruzie maken.\nZij slaapt slecht.',
      aard: ['03', '08'],
      bestaandeHulpverlening: 'Schoolmaatschappelijk werk sinds september.',
      aanvullendeInformatie: 'Er is een hond in huis.',
    },
    meldcode: [
      { stap: 'signalen-in-kaart', gezet: true, datum: '2026-11-20', toelichting: 'Twee signalen.' },
      { stap: 'collegiaal-overleg', gezet: true, datum: '2026-11-21' },
      { stap: 'gesprek-met-betrokkenen', gezet: false },
      { stap: 'wegen-van-het-geweld', gezet: true },
      { stap: 'beslissen', gezet: true },
    ],
    geinformeerden: [
      { geinformeerd: false, redenNietGeinformeerd: 'Gebeurt samen met moeder.' },
      { geinformeerd: true, strekking: 'Moeder wil hulp.' },
    ],
  },
  betrokkenen: [
    { ...fenne, rol: 'jeugdige', formeelAdres: huizen, aanvullendeInformatie: 'Zit in groep 7.' },
    {
      voorvoegsel: 'van',
      geslachtsnaam: 'Voorbeeldveen',
      rol: 'ouder met gezag',
      taal: 'Nederlands',
      contactmogelijkheden: [{ wijze: 'telefoon', veiligBereikbaar: false, adres: '0350000101', toelichting: 'alleen overdag' }],
    },
  ],
};

export const formulier = {
  aanwijzingen: ['acute-onveiligheid'],
  inhoud: {
    datumIncident: '2026-11-20',
    locatieIncident: 'thuis',
    terugkoppelingGewenst: true,
    melder: { ...tester, functie: 'jeugdverpleegkundige', organisatie: 'Zorgaanbieder Voorbeeld' },
    zorgelijkeSituatie: {
      omschrijving: 'Fenne is bang als haar ouders ruzie maken.\nZij slaapt slecht.',
      bestaandeHulpverlening: 'Schoolmaatschappelijk werk sinds september.',
      aanvullendeInformatie: 'Onderwerp van de mail: Melding',
    },
  },
  betrokkenen: [
    { ...fenne, rol: 'kind', formeelAdres: huizen },
    { bsn: '999990032', voornamen: 'Mirte', voorvoegsel: 'van', geslachtsnaam: 'Voorbeeldveen', geboortedatum: '1988-04-12' },
  ],
};

export const opgenomen = {
  partij: 'zorg-voorbeeld',
  bereiktOp: new Date('2025-01-06T00:00:00Z'),
  aanwijzingen: ['acute-onveiligheid'],
  inhoud: {
    datumIncident: '2025-01-06',
    locatieIncident: 'thuis',
    toelichtingAcuteOnveiligheid: 'Vader komt vanavond terug.',
    melder: { naam: 'T. Tester', functie: 'huisarts', telefoonnummers: ['0350000199', '0350000198'], bekendBijGezin: false },
    zorgelijkeSituatie: {
      omschrijving: 'Fenne is bang als haar ouders ruzie maken.',
      aard: ['03', '08'],
      aanvullendeInformatie: 'Er is een hond in huis.',
    },
    opname: { bron: 'brief', door: { naam: 'Test Persoon', organisatie: 'veilig-thuis' } },
    geinformeerden: [{ geinformeerd: false, redenNietGeinformeerd: 'onveilig' }],
  },
  betrokkenen: [
    {
      ...fenne,
      rol: 'jeugdige',
      formeelAdres: huizen,
      schuiladres: 'Oefenopvang 1',
      contactmogelijkheden: [{ wijze: 'telefoon', veiligBereikbaar: false, adres: '0350000101', toelichting: 'alleen overdag' }],
    },
  ],
};
