import type { Gezagsdrager, Persoon, VerzoekTotOnderzoek } from '@schakel/contracts';
import { stufDatum } from './datum';
import type { Minimaal } from './encode-vragen';
import { entiteit } from './encode-vragen';
import type { Adressering, StufPartij } from './stuurgegevens';
import { stuurgegevens } from './stuurgegevens';
import type { XmlContent } from './xml-builder';
import { buildXml, cut } from './xml-builder';

type Vraag = Minimaal<VerzoekTotOnderzoek>;

/** What Bijlage 1 of the Regeling asks and the schema has no field for. The names are ours until the standard gives them. */
const extra = (elementen: Readonly<Record<string, string | undefined>>): XmlContent => ({
  'StUF:extraElement': Object.entries(elementen).flatMap(([naam, waarde]) =>
    waarde === undefined ? [] : [{ '@_naam': naam, '#text': waarde }],
  ),
});
const jaNee = (value: boolean): string => (value ? 'Ja' : 'Nee');
const dag = (datum = ''): string => datum.replaceAll('-', '');

/** NPS of a request: who somebody is. The order is that of the schema. */
const identiteit = (persoon: Minimaal<Persoon>): Readonly<Record<string, XmlContent | undefined>> => ({
  ...entiteit('NPS'),
  'BG:inp.bsn': persoon.bsn,
  'BG:geslachtsnaam': cut(persoon.geslachtsnaam ?? persoon.volledigeNaam, 200) ?? '',
  'BG:voorvoegselGeslachtsnaam': cut(persoon.voorvoegsel, 10),
  'BG:voornamen': cut(persoon.voornamen, 200),
  'BG:geslachtsaanduiding': persoon.geslacht,
  'BG:geboortedatum': stufDatum(persoon.geboortedatum),
});

const kind = (persoon: Minimaal<Persoon>): XmlContent => ({
  ...entiteit('ZAKOBJ'),
  'ZKN:gerelateerde': { ...entiteit('OBJ'), 'ZKN:natuurlijkPersoon': identiteit(persoon) },
  'ZKN:omschrijving': 'Client (kind)',
});

const gezagsdrager = (persoon: Minimaal<Gezagsdrager>): XmlContent => ({
  ...entiteit('ZAKBTRBLH'),
  'ZKN:gerelateerde': {
    ...entiteit('BTR'),
    'ZKN:natuurlijkPersoon': { ...identiteit(persoon), 'BG:sub.telefoonnummer': cut(persoon.telefoonnummers?.[0], 20) },
  },
  'ZKN:omschrijving': persoon.rol ?? 'ouder, gezag niet benoemd',
  'StUF:extraElementen':
    persoon.geinformeerd === undefined
      ? undefined
      : extra({ geinformeerd: jaNee(persoon.geinformeerd), redenNietGeinformeerd: persoon.redenNietGeinformeerd }),
});
/** The schema wants one; that nobody is known to hold authority is said so. */
const niemand: XmlContent = { ...entiteit('ZAKBTRBLH'), '@_xsi:nil': 'true', '@_StUF:noValue': 'waardeOnbekend' };

const zaaktype = (omschrijving: string): XmlContent => ({
  ...entiteit('ZAKZKT'),
  'ZKN:gerelateerde': { ...entiteit('ZKT'), 'ZKN:omschrijvingGeneriek': omschrijving },
});

const uitvoerende = ({ medewerker, telefoon }: Vraag, zender: StufPartij): XmlContent => ({
  ...entiteit('ZAKBTRUTV'),
  'ZKN:gerelateerde': {
    ...entiteit('BTR'),
    'ZKN:medewerker': {
      ...entiteit('MDW'),
      'ZKN:achternaam': cut(medewerker, 200) ?? '',
      'ZKN:telefoonnummer': cut(telefoon, 20),
    },
    'ZKN:nietNatuurlijkPersoon': { ...entiteit('NNP'), 'BG:statutaireNaam': cut(zender.naam, 500) },
  },
});

const document = ({ samenvatting, datum }: Vraag, verzending: string): XmlContent => ({
  ...entiteit('ZAKEDC'),
  'ZKN:gerelateerde': {
    ...entiteit('EDC'),
    'ZKN:identificatie': verzending,
    'ZKN:dct.omschrijving': 'Verzoek tot onderzoek RvdK',
    'ZKN:creatiedatum': dag(datum),
    'ZKN:inhoud': {
      '@_xmime:contentType': 'text/plain; charset=utf-8',
      '@_StUF:bestandsnaam': 'verzoek-tot-onderzoek.txt',
      '#text': Buffer.from(samenvatting ?? '', 'utf8').toString('base64'),
    },
  },
});

/** vtoDi01 (StUF-Jeugdzorg 1.0.9; Jeugdwet 3.1; Regeling justitiële keteninformatisering Jeugdwet, Bijlage 1). */
export const encodeVerzoekTotOnderzoek = (vraag: Vraag, adressering: Adressering): Buffer => {
  const { zender, verzending } = adressering;
  const gezagsdragers = vraag.gezagsdragers ?? [];
  return buildXml('JZ:vtoDi01', ['JZ', 'ZKN', 'BG', 'StUF', 'xmime', 'xsi'], {
    'JZ:stuurgegevens': stuurgegevens('vtoDi01', adressering),
    'JZ:object': {
      ...entiteit('ZAK'),
      'ZKN:identificatie': vraag.verzoek ?? verzending,
      'ZKN:startdatum': dag(vraag.datum),
      'ZKN:registratiedatum': dag(vraag.datum),
      'StUF:extraElementen': extra({ urgent: jaNee(vraag.dringend === true) }),
      'ZKN:isVan': zaaktype('Overwegen kinderbeschermingsmaatregel'),
      'ZKN:heeftBetrekkingOp': (vraag.kinderen ?? []).map(kind),
      'ZKN:heeftAlsBelanghebbende': gezagsdragers.length > 0 ? gezagsdragers.map(gezagsdrager) : niemand,
      'ZKN:heeftAlsUitvoerende': uitvoerende(vraag, zender),
      'ZKN:heeftBetrekkingOpAndere': {
        ...entiteit('ZAKZAKBTR'),
        'ZKN:gerelateerde': { ...entiteit('ZAK'), 'ZKN:isVan': zaaktype('Uitvoeren onderzoek kinderbeschermingsmaatregel') },
      },
      'ZKN:heeftRelevant': document(vraag, verzending),
    },
  });
};
