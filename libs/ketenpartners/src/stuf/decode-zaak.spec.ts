import { catalogue, validate } from '@schakel/contracts';
import type { Soort } from '@schakel/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from './decode';

const fixture = (name: string): string => readFileSync(join(__dirname, '../../../../test/fixtures/stuf', name), 'utf8');
const id = '0193a7a0-0000-7000-8000-000000000001';
const isContract = (soort: Soort, inhoud: object): void => {
  const type: new () => object = catalogue[soort].inhoud;
  expect(() => validate(type, JSON.parse(JSON.stringify(inhoud)))).not.toThrow();
};

test('a generieke melding is read field by field', () => {
  const inhoud = decode('generieke-melding.v1', Buffer.from(fixture('melding-generiek-volledig.xml')), id);
  const [kind, ouder] = inhoud.zorgelijkeSituatie.betrokkenen;
  expect(inhoud).toEqual({
    kenmerk: 'OEFEN-BVH-2026-0002',
    tijdstipMelding: '2026-11-20T10:15:00',
    redenMelding: 'HG',
    aanleiding: 'Huiselijk geweld',
    terugkoppelingGewenst: true,
    verzoekOmschrijving: 'Wilt u de veiligheid beoordelen?',
    overigeInformatie: 'Hond in huis',
    verwijzingen: ['https://politie.example/1', 'https://politie.example/2'],
    tijdstipIncident: '2026-11-19T22:30:00',
    tijdstipEindeIncident: '2026-11-20',
    omschrijvingIncident: 'Ruzie <luid> volgens melder',
    locatieIncident: 'Oefenplein 1 & omgeving',
    indiener: {
      naam: 'Politie Oefenstad',
      instantiecode: 'OEF01',
      contactpersoon: { naam: 'O. Oefenagent', emailadressen: ['agent@politie.example'], telefoonnummers: ['0356991101'] },
    },
    uitvoerder: { naam: 'Veilig Thuis Oefenregio', instantiecode: '00000099000000001000' },
    organisaties: [
      {
        naam: 'Oefenschool',
        instantiecode: 'SCH01',
        contactpersoon: { naam: 'J. Juf', emailadressen: ['agent@politie.example'], telefoonnummers: ['0356991101'] },
        rol: 'contact',
        informering: { geinformeerd: true },
      },
    ],
    zorgelijkeSituatie: {
      omschrijving: 'Herhaalde ruzie met kinderen in huis',
      nadereOmschrijving: 'Derde keer dit jaar',
      antwoorden: [
        { code: 'VT-001', tekst: 'Wijkteam' },
        { code: 'VT-002', tekst: 'Ja, tot 29 november' },
        { code: 'VT-003', tekst: 'Nee' },
        { code: 'VT-006', tekst: 'Eerdere melding 2025' },
        { code: 'VT-006', tekst: 'Burenruzie 2024' },
        { code: 'VT-007' },
      ],
      leefgebieden: [{ leefgebied: '06', toelichting: 'Tijdelijke woning' }, { leefgebied: '07' }],
      instantiesBetrokken: true,
      betrokkenen: [
        {
          id: kind?.id,
          bsn: '999990019',
          vreemdelingennummer: '1234567890',
          geslachtsnaam: 'Oefenkind',
          voorvoegsel: 'van der',
          voornamen: 'Zoë Anna',
          geslacht: 'V',
          geboortedatum: '2015-02',
          telefoonnummers: ['0356991102'],
          emailadressen: ['oefenkind@example.nl'],
          geboorteplaats: 'Oefenstad, Musterstadt',
          geboorteland: '6030 Duitsland',
          gemeenteVanInschrijving: '0406',
          nationaliteiten: ['0001 Nederlandse', '0055'],
          taal: '0010 Nederlands',
          formeelAdres: { straat: 'Oefenstraat', huisnummer: '12 a II', postcode: '1271AA', woonplaats: 'Huizen' },
          feitelijkAdres: { landcode: '6029', buitenland: ['Beispielweg 1', 'Musterstadt', 'Duitsland'] },
          overigeAdressen: [{ soortAdres: '01', woonplaats: 'Laren', postcode: '1251' }],
          rol: 'slachtoffer',
        },
        { id: ouder?.id, bsn: '999991772', volledigeNaam: "Piet O'Oefen", geslacht: 'M', rol: 'ouder' },
      ],
    },
    geinformeerden: [
      { wie: kind?.id, geinformeerd: true, datum: '2026-11-20', strekking: 'Begrijpt het' },
      { wie: ouder?.id, geinformeerd: false, redenNietGeinformeerd: 'Was niet bereikbaar' },
    ],
  });
  isContract('generieke-melding.v1', inhoud);
});

test('an old zorgmelding is read field by field, its document as text', () => {
  const inhoud = decode('zorgmelding.v1', Buffer.from(fixture('zorgmelding-volledig.xml')), id);
  const { betrokkenen } = inhoud.zorgelijkeSituatie;
  const thuis = { straat: 'Oefenstraat', huisnummer: '12', postcode: '1271AA', woonplaats: 'Huizen' };
  expect(inhoud).toEqual({
    kenmerk: 'OEFEN-BVH-2026-0003',
    ingediendDoor: { naam: 'Politie Oefenstad', rsin: '123456789' },
    rolIndiener: '190 melder',
    contactpersoon: { naam: 'O. Oefenagent', emailadressen: ['agent@politie.example'], telefoonnummers: ['0356991101'] },
    zorgelijkeSituatie: {
      aanvullendeInformatie: 'Hond in huis',
      betrokkenen: [
        {
          id: betrokkenen[0]?.id,
          bsn: '999990019',
          geslachtsnaam: 'Oefenkind',
          voornamen: 'Z.A.',
          geslacht: 'V',
          geboortedatum: '2015-02-03',
          telefoonnummers: ['0356991102'],
          formeelAdres: thuis,
          rol: 'jeugdige',
        },
        { id: betrokkenen[1]?.id, geslachtsnaam: 'Oefenbroer', rol: 'jeugdige' },
        {
          id: betrokkenen[2]?.id,
          bsn: '999991772',
          geslachtsnaam: "O'Oefen",
          emailadressen: ['ouder@example.nl'],
          formeelAdres: { buitenland: ['Beispielweg 1', 'Duitsland'] },
          rol: 'ouder met gezag',
        },
      ],
    },
    organisaties: [
      { naam: 'Oefenvoogdij', instantiecode: '000012345678', rol: 'voogd', contactpersoon: { telefoonnummers: ['0356991104'] } },
    ],
    document: {
      nummer: 'DOC-1',
      bestandsnaam: 'zorgmelding.txt',
      mediatype: 'text/plain',
      titel: 'Zorgmelding Oefenstraat',
      auteur: 'O. Oefenagent',
      datum: '2026-11-20',
      tekst: 'Ruzie in de woning. Kind was erbij: Zoë.',
    },
    extraElementen: [{ naam: 'oefenveld', waarde: 'oefenwaarde' }],
  });
  expect(new Set(betrokkenen.map((persoon) => persoon.id)).size).toBe(3);
  isContract('zorgmelding.v1', inhoud);
});

test.each([
  ['another kind of file', 'application/pdf', 'JVBERi0='],
  ['text that is no text', 'text/plain', '/w=='],
])('the document of a zorgmelding that is %s is kept as it came', (_, type, base64) => {
  const text = fixture('zorgmelding-volledig.xml')
    .replace('"text/plain"', `"${type}"`)
    .replace(/>[^<]+<\/ZKN:inhoud>/, `>${base64}</ZKN:inhoud>`);
  const { document } = decode('zorgmelding.v1', Buffer.from(text), id);
  expect([document?.tekst, document?.inhoud]).toEqual([undefined, base64]);
});

test('a notificatie of the Raad is read field by field', () => {
  const inhoud = decode('notificatie.v1', Buffer.from(fixture('notificatie-volledig.xml')), id);
  expect(inhoud).toEqual({
    verzoek: '5f1d7c52-a0f4-5c8e-9a5b-e1d2c9a4f0b3',
    kenmerk: 'RAAD-ZAAK-0001',
    status: 'Zaak afgerond',
    statusGezetOp: '2026-11-20T10:15:00',
    resultaat: 'Maatregel opgelegd',
    ongeboren: false,
    persoon: {
      id: inhoud.persoon.id,
      bsn: '999990019',
      geslachtsnaam: 'Oefenkind',
      voornamen: 'Zoë Anna',
      geslacht: 'V',
      geboortedatum: '2015-02-03',
      formeelAdres: { straat: 'Oefenstraat', huisnummer: '12', postcode: '1271AA', woonplaats: 'Huizen' },
    },
    belanghebbende: { id: inhoud.belanghebbende?.id, bsn: '999991772', geslachtsnaam: "O'Oefen" },
    beslissingen: [
      { datum: '2026-11-19', toelichting: 'Ondertoezichtstelling voor een jaar', ingangsdatum: '2026-11-20', einddatum: '2027-11-20' },
    ],
  });
  isContract('notificatie.v1', inhoud);
});
