/** Shapes of the two questions, vcobDi01 and vciDi01 (StUF-Jeugdzorg 1.0.9, verrijkingsverzoeken). */
import { bare, extraElementen, group, leaf, maybe, mayBeTyped, nillable, oneOf, optional, typed } from './shape';
import type { ElementShape, Shape } from './shape';
import { stuurgegevensShape } from './stuurgegevens';

const natuurlijkPersoon = group(
  'ZKN',
  'natuurlijkPersoon',
  [
    oneOf(leaf('BG', 'inp.bsn', { pattern: /^[0-9]{9}$/ }, maybe), leaf('BG', 'anp.identificatie', { pattern: /^[0-9]{10}$/ }, maybe)),
    leaf('BG', 'geslachtsnaam', { max: 200 }, nillable),
    leaf('BG', 'voorvoegselGeslachtsnaam', { max: 10 }, maybe),
    leaf('BG', 'voorletters', { max: 20 }, maybe),
    leaf('BG', 'voornamen', { max: 200 }, maybe),
    leaf('BG', 'geboortedatum', { pattern: /^[0-9]{1,8}$/ }, maybe),
    extraElementen,
  ],
  { ...maybe, ...typed('NPS') },
);

const contactpersoon = group(
  'ZKN',
  'heeftAlsContactpersoon',
  [
    group(
      'ZKN',
      'gerelateerde',
      [
        leaf('ZKN', 'telefoonnummer', { max: 20 }, maybe),
        leaf('ZKN', 'emailadres', { max: 254 }, maybe),
        extraElementen,
        leaf('ZKN', 'naam', { max: 80 }, maybe),
      ],
      { ...nillable, ...mayBeTyped('MDW') },
    ),
    extraElementen,
  ],
  { ...maybe, ...mayBeTyped('OEHMDWCPR') },
);

const organisatorischeEenheid = group(
  'ZKN',
  'organisatorischeEenheid',
  [leaf('ZKN', 'identificatie', { max: 24 }, nillable), leaf('ZKN', 'naam', { max: 50 }, nillable), extraElementen, contactpersoon],
  { ...maybe, ...mayBeTyped('OEH') },
);

const heeftBetrekkingOp = group(
  'JZ',
  'heeftBetrekkingOp',
  [group('ZKN', 'gerelateerde', [natuurlijkPersoon], { ...nillable, ...mayBeTyped('OBJ') }), extraElementen],
  mayBeTyped('ZAKOBJ'),
);

const heeftAlsInitiator = group(
  'JZ',
  'heeftAlsInitiator',
  [group('ZKN', 'gerelateerde', [organisatorischeEenheid], { ...nillable, ...typed('BTR') }), extraElementen],
  typed('ZAKBTRINI'),
);

const redenVerzoek = group('JZ', 'redenVerzoek', [
  leaf('JZ', 'code', { oneOf: ['01', '02', '03', '04', '05', '06'] }, { ...bare, ...nillable }),
]);

function vraag(functie: string, before: readonly Shape[], after: readonly Shape[]): ElementShape {
  return group('JZ', functie, [
    stuurgegevensShape(functie),
    group(
      'JZ',
      'object',
      [
        leaf('JZ', 'identificatie', { min: 5, max: 40 }),
        leaf('JZ', 'soortVerzoeker', { oneOf: ['01', '02', '03', '04', '05'] }),
        ...before,
        redenVerzoek,
        ...after,
        extraElementen,
        heeftBetrekkingOp,
        heeftAlsInitiator,
      ],
      typed('VVZ'),
    ),
  ]);
}

export const vcobDi01 = vraag('vcobDi01', [], []);
export const vciDi01 = vraag(
  'vciDi01',
  [leaf('JZ', 'omschrijving', {}, optional)],
  [group('JZ', 'specifiekeVraag', [leaf('JZ', 'code')], { max: Infinity })],
);
