import type { VtMelding } from '@schakel/contracts';
import { catalogue, validate } from '@schakel/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, decodeAlle } from './decode';
import type { Plain } from './persoon';

const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../../../../test/fixtures/stuf', name));
const melding = fixture('vt-melding-volledig.xml');
const id = '0193a7a0-0000-7000-8000-000000000001';

test('a full report is read field by field', () => {
  const inhoud: Plain<VtMelding> = decode('vt-melding.v1', melding, id);
  const [kind, ouder] = inhoud.zorgelijkeSituatie.betrokkenen;
  expect(kind).toEqual({
    id: kind?.id,
    bsn: '999990019',
    geslachtsnaam: 'Oefenkind',
    voorvoegsel: 'van der',
    voornamen: 'Zoë Anna',
    geslacht: 'V',
    geboortedatum: '2015-02',
    vreemdelingennummer: '1234567890',
    rni: 'rni-1',
    telefoonnummers: ['0356991102', '0356991103'],
    nationaliteit: 'Nederlandse',
    taal: 'Nederlands',
    formeelAdres: { straat: 'Oefenstraat', huisnummer: '12 a II', postcode: '1271AA', woonplaats: 'Huizen' },
    feitelijkAdres: { landcode: '6029', buitenland: ['Beispielweg 1', 'Musterstadt'] },
    rol: 'jeugdige',
    aanvullendeInformatie: 'Zit op school in Huizen',
    overigeZorgMinderjarige: 'Jeugdarts',
    relaties: [
      {
        id: kind?.relaties?.[0]?.id,
        bsn: '999991772',
        geslachtsnaam: 'Oefenoma',
        voornamen: 'Trudy',
        volledigeNaam: 'Trudy Oefenoma',
        omschrijving: 'oma, woont om de hoek',
      },
    ],
  });
  expect(ouder).toEqual({ id: ouder?.id, geslachtsnaam: "O'Oefen", geslacht: 'M', geboortedatum: '1985', rol: 'ouder met gezag' });
  expect({
    ...inhoud,
    zorgelijkeSituatie: { ...inhoud.zorgelijkeSituatie, betrokkenen: [] },
    geinformeerden: inhoud.geinformeerden?.map((wie) => ({ ...wie, persoon: wie.persoon?.voornamen })),
  }).toEqual({
    kenmerk: 'OEFEN-BVH-2026-0001',
    datumMelding: '2026-11-20',
    datumIncident: '2026-11-19',
    locatieIncident: 'Oefenplein 1 & omgeving',
    omschrijvingIncident: 'Ruzie <luid>, "geen" letsel volgens melder',
    agenderingGewenst: true,
    contactpersoon: {
      naam: 'O. Oefenagent',
      afdeling: 'Basisteam Oefenstad',
      emailadressen: ['agent@politie.example', 'team@politie.example'],
      telefoonnummers: ['0356991101'],
    },
    informering: 'Ouders weten ervan',
    sashIngevuld: true,
    sashNiveau: 'hoog',
    zorgelijkeSituatie: {
      omschrijving: 'Herhaalde ruzie met kinderen in huis',
      relevanteRegistraties: ['Eerdere melding 2025', 'Burenruzie 2024'],
      aanvullendeInformatie: 'Hond in huis',
      bestaandeHulpverlening: 'Wijkteam',
      tijdelijkHuisverbod: 'Ja, tot 29 november',
      aanhouding: 'Ja',
      aangifte: 'Nee',
      eergerelateerdGeweld: 'Nee',
      betrokkenen: [],
    },
    geinformeerden: [{ persoon: 'Piet', wijze: 'mondeling', gereageerd: true, strekking: 'Begrijpt het', datum: '2026-11-20' }],
    ingediendDoor: { naam: 'Politie Oefenstad', instantiecode: 'OEF01', vestigingsnummer: '000012345678', kvkNummer: '12345678' },
  });
  expect(() => validate(catalogue['vt-melding.v1'].inhoud, JSON.parse(JSON.stringify(inhoud)))).not.toThrow();
});

test('the same message gives the same persons the same ids, and no two persons share one', () => {
  const ids = (bericht: string): string[] =>
    [...JSON.stringify(decode('vt-melding.v1', melding, bericht)).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]!);
  expect(ids(id)).toEqual(ids(id));
  expect(new Set(ids(id)).size).toBe(4);
  expect(ids('0193a7a0-0000-7000-8000-000000000002')).not.toEqual(ids(id));
});

test('a doubtful value is kept, and its person marked', () => {
  const text = melding.toString().replace('>999990019<', '>999990018<').replace('"M">19850101', '"V">19850231');
  const [kind, ouder] = decode('vt-melding.v1', Buffer.from(text), id).zorgelijkeSituatie.betrokkenen;
  expect([kind?.bsn, kind?.twijfel, ouder?.geboortedatum, ouder?.twijfel]).toEqual(['999990018', ['bsn'], '1985-02-31', ['geboortedatum']]);
});

test('an answer with two objects is two answers, whatever prefixes the sender chose', () => {
  const answers = decodeAlle('uitkomst-casusinformatie.v1', fixture('uci-twee-objecten.xml'), id);
  expect(
    answers.map(({ verzoek, kenmerk, bekend, antwoorden, persoon }) => ({ verzoek, kenmerk, bekend, antwoorden, bsn: persoon.bsn })),
  ).toEqual([
    {
      verzoek: 'VRAAG-0001',
      kenmerk: 'RAAD-0001',
      bekend: true,
      antwoorden: [{ code: 'VRG-001', tekst: 'Er loopt een onderzoek.' }, { code: 'VRG-002' }],
      bsn: '999990019',
    },
    { verzoek: 'VRAAG-0002', kenmerk: 'RAAD-0002', bekend: false, antwoorden: [], bsn: '999991772' },
  ]);
  expect(() => decode('uitkomst-casusinformatie.v1', fixture('uci-twee-objecten.xml'), id)).toThrow('schema-ongeldig');
});

test('prefixes carry no meaning: other ones, or one declared halfway, give the same content', () => {
  const odd = melding
    .toString()
    .replaceAll(/(?<=[<\/])BG:/g, 'b:')
    .replaceAll(' xmlns:BG=', ' xmlns:b=')
    .replaceAll(/(?<=[<\/])JZ:/g, '')
    .replaceAll(' xmlns:JZ=', ' xmlns=');
  expect(decode('vt-melding.v1', Buffer.from(odd), id)).toEqual(decode('vt-melding.v1', melding, id));
});
