/** Shape of vtoDi01 (StUF-Jeugdzorg 1.0.9, jeugdbescherming), as far as a Veilig Thuis sends it. */
import { bare, extraElementen, group, leaf, maybe, mayBeTyped, nillable, optional, typed } from './shape';
import type { ElementShape } from './shape';
import { stuurgegevensShape } from './stuurgegevens';

const DAG = { pattern: /^[0-9]{8}$/ };
const verplichtExtra: ElementShape = { ...extraElementen, min: 1 };

const zaaktype = (omschrijving: string): ElementShape =>
  group(
    'ZKN',
    'isVan',
    [group('ZKN', 'gerelateerde', [leaf('ZKN', 'omschrijvingGeneriek', { oneOf: [omschrijving] })], typed('ZKT')), extraElementen],
    typed('ZAKZKT'),
  );

const personalia = [
  leaf('BG', 'inp.bsn', { pattern: /^[0-9]{9}$/ }, maybe),
  leaf('BG', 'geslachtsnaam', { max: 200 }),
  leaf('BG', 'voorvoegselGeslachtsnaam', { max: 10 }, maybe),
  leaf('BG', 'voorletters', { max: 20 }, maybe),
  leaf('BG', 'voornamen', { max: 200 }, maybe),
  leaf('BG', 'geslachtsaanduiding', { oneOf: ['M', 'V', 'O'] }, maybe),
  leaf('BG', 'geboortedatum', { pattern: /^[0-9]{1,8}$/ }, maybe),
];
const natuurlijkPersoon = (...more: readonly ElementShape[]): ElementShape =>
  group('ZKN', 'natuurlijkPersoon', [...personalia, ...more, extraElementen], typed('NPS'));

const kind = group(
  'ZKN',
  'heeftBetrekkingOp',
  [
    group('ZKN', 'gerelateerde', [natuurlijkPersoon()], typed('OBJ')),
    leaf('ZKN', 'omschrijving', { oneOf: ['Client (kind)', 'Client (ongeboren kind)'] }),
    extraElementen,
  ],
  { max: Infinity, ...typed('ZAKOBJ') },
);
const belanghebbende = group(
  'ZKN',
  'heeftAlsBelanghebbende',
  [
    group('ZKN', 'gerelateerde', [natuurlijkPersoon(leaf('BG', 'sub.telefoonnummer', { max: 20 }, maybe))], typed('BTR')),
    leaf('ZKN', 'omschrijving', { max: 80 }),
    extraElementen,
  ],
  { max: Infinity, ...nillable, ...typed('ZAKBTRBLH') },
);
const medewerker = group(
  'ZKN',
  'medewerker',
  [leaf('ZKN', 'achternaam', { max: 200 }), leaf('ZKN', 'telefoonnummer', { max: 20 }, maybe)],
  typed('MDW'),
);
const organisatie = group('ZKN', 'nietNatuurlijkPersoon', [leaf('BG', 'statutaireNaam', { max: 500 })], mayBeTyped('NNP'));

const onderzoek = group(
  'ZKN',
  'heeftBetrekkingOpAndere',
  [group('ZKN', 'gerelateerde', [zaaktype('Uitvoeren onderzoek kinderbeschermingsmaatregel')], typed('ZAK'))],
  typed('ZAKZAKBTR'),
);
/** Its content is left alone, attributes and all. */
const inhoud: ElementShape = { ...leaf('ZKN', 'inhoud', { pattern: /^[A-Za-z0-9+/=\s]+$/ }, bare), losseAttributen: true };
const document = group(
  'ZKN',
  'heeftRelevant',
  [
    group(
      'ZKN',
      'gerelateerde',
      [
        leaf('ZKN', 'identificatie', { max: 40 }),
        leaf('ZKN', 'dct.omschrijving', { oneOf: ['Verzoek tot onderzoek RvdK'] }),
        leaf('ZKN', 'creatiedatum', DAG),
        leaf('ZKN', 'titel', { max: 200 }, { ...optional, ...nillable }),
        inhoud,
      ],
      typed('EDC'),
    ),
  ],
  { max: Infinity, ...typed('ZAKEDC') },
);

export const vtoDi01 = group('JZ', 'vtoDi01', [
  stuurgegevensShape('vtoDi01'),
  group(
    'JZ',
    'object',
    [
      leaf('ZKN', 'identificatie', { min: 5, max: 40 }),
      leaf('ZKN', 'startdatum', DAG),
      leaf('ZKN', 'registratiedatum', DAG),
      verplichtExtra,
      zaaktype('Overwegen kinderbeschermingsmaatregel'),
      kind,
      belanghebbende,
      group('ZKN', 'heeftAlsUitvoerende', [group('ZKN', 'gerelateerde', [medewerker, organisatie], typed('BTR'))], typed('ZAKBTRUTV')),
      onderzoek,
      document,
    ],
    typed('ZAK'),
  ),
]);
