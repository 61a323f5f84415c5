/** Shape of vtTerugkoppelingDi01 (StUF-Jeugdzorg 1.0.9, Veilig Thuis). */
import { extraElementen, group, leaf, maybe, mayBeTyped, nillable, optional, typed } from './shape';
import { stuurgegevensShape } from './stuurgegevens';

const UITKOMST = ['vervolgstappen belegd bij VT', 'overdracht', 'geen vervolgstappen nodig', 'inzet regionaal maatwerk VT'];
const STATUS = [
  'melding niet ontvankelijk',
  'uitkomst veiligheidsbeoordeling',
  'overdracht',
  'afsluiting zonder overdracht',
  'Melding onjuist geadresseerd',
];

const naam = leaf('ZKN', 'naam', { max: 200 });

const contactgegevens = group(
  'JZ',
  'contactgegevensVerantwoordelijkeOrganisatie',
  [
    leaf('JZ', 'naamContactpersoon', {}, optional),
    leaf('JZ', 'afdeling', {}, maybe),
    leaf('JZ', 'eMail', { max: 254 }, { ...maybe, max: Infinity }),
    leaf('JZ', 'telefoonnummer', { max: 20 }, { ...maybe, max: Infinity }),
  ],
  maybe,
);

const belegdBij = group(
  'JZ',
  'verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij',
  [group('JZ', 'gerelateerde', [naam], { ...maybe, ...mayBeTyped('BTR') }), extraElementen],
  { ...nillable, ...typed('ZOSBTR') },
);

const betreft = group(
  'JZ',
  'betreft',
  [group('JZ', 'gerelateerde', [contactgegevens, extraElementen, belegdBij], { ...nillable, ...typed('ZOS') }), extraElementen],
  { ...maybe, ...typed('VTMZOS') },
);

const naarAanleidingVan = group(
  'ZKN',
  'naarAanleidingVan',
  [
    group('ZKN', 'gerelateerde', [leaf('JZ', 'identificatieVtMelding', {}, nillable), extraElementen, betreft], {
      ...nillable,
      ...typed('VTM'),
    }),
    extraElementen,
  ],
  typed('ZAKVTM'),
);

const isUitgevoerdDoor = group(
  'ZKN',
  'isUitgevoerdDoor',
  [
    group('ZKN', 'gerelateerde', [naam, leaf('ZKN', 'oinNummer', { pattern: /^[0-9]{20}$/ }, nillable)], {
      ...nillable,
      ...mayBeTyped('BTR'),
    }),
    extraElementen,
  ],
  typed('ZAKBTR'),
);

export const vtTerugkoppelingDi01 = group('JZ', 'vtTerugkoppelingDi01', [
  stuurgegevensShape('vtTerugkoppelingDi01'),
  group(
    'JZ',
    'object',
    [
      leaf('ZKN', 'identificatie', { min: 5, max: 40 }, maybe),
      extraElementen,
      leaf('ZKN', 'toelichting', { max: 1000 }, maybe),
      leaf('ZKN', 'uitkomst', { oneOf: UITKOMST }, optional),
      leaf('ZKN', 'status', { oneOf: STATUS }),
      naarAanleidingVan,
      isUitgevoerdDoor,
    ],
    typed('ZAK'),
  ),
]);
