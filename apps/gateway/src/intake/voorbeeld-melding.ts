/** A whole report as a system of a care provider sends it, of people who do not exist; docs/voorbeelden/melden/melding.json is made from it. */
export const voorbeeldMelding = {
  kenmerk: 'VOORBEELD-2026-0001',
  datumMelding: '2026-11-22',
  datumIncident: '2026-11-20',
  acuteOnveiligheid: false,
  terugkoppelingGewenst: true,
  melder: {
    naam: 'T. Tester',
    functie: 'jeugdverpleegkundige',
    organisatie: 'Zorgaanbieder Voorbeeld',
    telefoonnummers: ['0350000199'],
    emailadressen: ['t.tester@zorg-voorbeeld.example'],
    bekendBijGezin: true,
  },
  zorgelijkeSituatie: {
    situatieschets: 'Fenne vertelt op het spreekuur dat zij vaak bang is als haar ouders ruzie maken.',
    aard: ['08'],
    bestaandeHulpverlening: 'Schoolmaatschappelijk werk sinds september.',
    betrokkenen: [
      {
        id: 'kind',
        rol: 'jeugdige',
        bsn: '999990056',
        voornamen: 'Fenne',
        geslachtsnaam: 'Oefenberg',
        geslacht: 'V',
        geboortedatum: '2015-02-03',
        formeelAdres: { straat: 'Proefduinpad', huisnummer: '12', postcode: '1273SS', woonplaats: 'Huizen' },
      },
      {
        id: 'moeder',
        rol: 'ouder met gezag',
        bsn: '999990032',
        voornamen: 'Mirte',
        voorvoegsel: 'van',
        geslachtsnaam: 'Voorbeeldveen',
        geslacht: 'V',
        geboortedatum: '1988-04-12',
        contactmogelijkheden: [
          { wijze: 'telefoon', veiligBereikbaar: true, adres: '0350000101', toelichting: 'alleen overdag' },
          { wijze: 'post', veiligBereikbaar: false },
        ],
      },
    ],
  },
  meldcode: [
    { stap: 'signalen-in-kaart', gezet: true, datum: '2026-11-20' },
    { stap: 'collegiaal-overleg', gezet: true, datum: '2026-11-21' },
    { stap: 'gesprek-met-betrokkenen', gezet: true, datum: '2026-11-21', toelichting: 'Met moeder gesproken.' },
    { stap: 'wegen-van-het-geweld', gezet: true, datum: '2026-11-21' },
    { stap: 'beslissen', gezet: true, datum: '2026-11-22' },
  ],
  geinformeerden: [
    { wie: 'moeder', geinformeerd: true, wijze: 'gesprek', datum: '2026-11-21', gereageerd: true, strekking: 'Moeder wil hulp.' },
    { wie: 'kind', geinformeerd: false, redenNietGeinformeerd: 'Gebeurt samen met moeder.' },
  ],
};
