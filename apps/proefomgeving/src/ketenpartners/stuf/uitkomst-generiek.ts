/** Shape of uitkomstMeldingGeneriekDi01 (StUF-Jeugdzorg 1.0.9, generieke melding), as far as a Veilig Thuis sends it. */
import { extraElementen, group, leaf, maybe, mayBeTyped, nillable, optional, typed } from './shape';
import type { ElementShape } from './shape';
import { stuurgegevensShape } from './stuurgegevens';

const STATUSCODE = ['VT-00', 'VT-01-01', 'VT-01-02', 'VT-01-03', 'VT-01-04', 'VT-02', 'VT-03', 'VT-99'];
const BETROKKENHEID = ['001', '002', '003', '004', '005', '006', '007'];

const eenheid = (identificatie: object): ElementShape =>
  group(
    'ZKN',
    'organisatorischeEenheid',
    [leaf('ZKN', 'identificatie', { max: 24 }, identificatie), leaf('ZKN', 'naam', { max: 50 }, nillable), extraElementen],
    { ...nillable, ...mayBeTyped('OEH') },
  );
const gerelateerde = (identificatie: object, type: object): ElementShape =>
  group('ZKN', 'gerelateerde', [eenheid(identificatie)], { ...nillable, ...type });

const initiator = group('ZKN', 'heeftAlsInitiator', [gerelateerde(nillable, typed('BTR')), extraElementen], typed('ZAKBTRINI'));
const uitvoerende = group(
  'ZKN',
  'heeftAlsUitvoerende',
  [gerelateerde(nillable, mayBeTyped('BTR')), extraElementen],
  mayBeTyped('ZAKBTRUTV'),
);
const overig = group(
  'ZKN',
  'heeftAlsOverigBetrokkene',
  [gerelateerde(maybe, mayBeTyped('BTR')), leaf('ZKN', 'betrokkenheidRelatie', { oneOf: BETROKKENHEID }), extraElementen],
  { ...optional, max: Infinity, ...mayBeTyped('ZAKBTROVR') },
);

export const uitkomstMeldingGeneriekDi01 = group('JZ', 'uitkomstMeldingGeneriekDi01', [
  stuurgegevensShape('uitkomstMeldingGeneriekDi01'),
  group(
    'JZ',
    'object',
    [
      leaf('ZKN', 'identificatie', { min: 5, max: 40 }, nillable),
      extraElementen,
      initiator,
      uitvoerende,
      overig,
      leaf('JZ', 'uwIdentificatie', { min: 5, max: 40 }),
      leaf('JZ', 'soortmeldingCode', { oneOf: ['VT'] }),
      leaf('JZ', 'statuscode', { oneOf: STATUSCODE }),
    ],
    typed('ZAK'),
  ),
]);
