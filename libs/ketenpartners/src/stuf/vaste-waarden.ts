/**
 * Where StUF-Jeugdzorg 1.0.9 fixes `StUF:entiteittype`, per message: path below the root and the one value it may have when it is there.
 * libxml2 checks that a required attribute is present but not that a referred attribute has its fixed value, so the worker walks these.
 */
type VasteWaarde = readonly [path: string, waarde: string];

const nest = (path: string, waarde: string, below: readonly VasteWaarde[] = []): VasteWaarde[] => [
  [path, waarde],
  ...below.map(([rest, value]): VasteWaarde => [`${path}/${rest}`, value]),
];

const organisatie = nest('ZKN:organisatorischeEenheid', 'OEH', [
  ...nest('ZKN:heeftAlsContactpersoon', 'OEHMDWCPR', nest('ZKN:gerelateerde', 'MDW')),
]);
const vraagOfAntwoord = nest('JZ:object', 'VVZ', [
  ...nest('JZ:heeftBetrekkingOp', 'ZAKOBJ', nest('ZKN:gerelateerde', 'OBJ', nest('ZKN:natuurlijkPersoon', 'NPS'))),
  ...nest('JZ:heeftAlsInitiator', 'ZAKBTRINI', nest('ZKN:gerelateerde', 'BTR', organisatie)),
  ...nest('JZ:heeftAlsUitvoerende', 'ZAKBTRUTV', nest('ZKN:gerelateerde', 'BTR', organisatie)),
  ...nest('JZ:heeftRelevant', 'ZAKEDC', nest('ZKN:gerelateerde', 'EDC')),
]);
const situatie = nest(
  'JZ:gerelateerde',
  'ZOS',
  nest('JZ:heeftBetrokken', 'ZOSNPS', [['JZ:gerelateerde/BG:staatInRelatieTot', 'NPSNPSSIR']]),
);
const indiener = nest('JZ:gerelateerde', 'BTR', [
  ['ZKN:vestiging', 'VES'],
  ['ZKN:ingeschrevenNietNatuurlijkPersoon', 'NNPINN'],
  ['ZKN:maatschappelijkeActiviteit', 'MAC'],
]);

const persoon = nest('ZKN:natuurlijkPersoon', 'NPS');
const generiekPersoon = nest('ZKN:natuurlijkPersoon', 'NPS', nest('BG:inp.heeftAlsNationaliteit', 'NPSNAT', [['BG:gerelateerde', 'NAT']]));
const zaaktype = nest('ZKN:isVan', 'ZAKZKT', [['ZKN:gerelateerde', 'ZKT']]);
const belanghebbende = (below: readonly VasteWaarde[]): VasteWaarde[] =>
  nest('ZKN:heeftAlsBelanghebbende', 'ZAKBTRBLH', nest('ZKN:gerelateerde', 'BTR', below));
const kind = nest('ZKN:heeftBetrekkingOp', 'ZAKOBJ', nest('ZKN:gerelateerde', 'OBJ', persoon));

export const vasteWaarden: Readonly<Record<string, readonly VasteWaarde[]>> = {
  vtMeldingDi01: nest('JZ:object', 'VTM', [
    ...nest('JZ:betreft', 'VTMZOS', situatie),
    ['JZ:isGeinformeerdAan', 'VTMNPS'],
    ...nest('JZ:isIngediendDoor', 'VTMBTR', indiener),
  ]),
  ucobDi01: vraagOfAntwoord,
  uciDi01: vraagOfAntwoord,
  meldingGeneriekDi01: nest('JZ:object', 'ZAK', [
    ...nest('ZKN:heeftBetrekkingOp', 'ZAKOBJ', nest('ZKN:gerelateerde', 'OBJ', generiekPersoon)),
    ...nest('ZKN:heeftAlsInitiator', 'ZAKBTRINI', nest('ZKN:gerelateerde', 'BTR', organisatie)),
    ...nest('ZKN:heeftAlsUitvoerende', 'ZAKBTRUTV', nest('ZKN:gerelateerde', 'BTR', organisatie)),
    ...nest('ZKN:heeftAlsOverigBetrokkene', 'ZAKBTROVR', nest('ZKN:gerelateerde', 'BTR', [...organisatie, ...generiekPersoon])),
    ...nest('ZKN:betreft', 'ZAKZOS', nest('ZKN:gerelateerde', 'ZOS', nest('JZ:kent', 'ZOSINC', [['JZ:gerelateerde', 'INC']]))),
  ]),
  zorgmeldingDi01: nest('JZ:object', 'ZAK', [
    ...zaaktype,
    ...kind,
    ...belanghebbende([...persoon, ['ZKN:vestiging', 'VES']]),
    ...nest('ZKN:heeftAlsInitiator', 'ZAKBTRINI', [
      ['ZKN:gerelateerde', 'BTR'],
      ...nest('ZKN:heeftAlsAanspreekpunt', 'ZAKBTRINICTP', [['ZKN:gerelateerde', 'CTP']]),
    ]),
    ...nest('ZKN:heeftRelevant', 'ZAKEDC', [['ZKN:gerelateerde', 'EDC']]),
  ]),
  notificatieDi01: nest('JZ:object', 'ZAK', [
    ...zaaktype,
    ...kind,
    ...belanghebbende([]),
    ...nest('ZKN:heeftBetrekkingOpAndere', 'ZAKZAKBTR', nest('ZKN:gerelateerde', 'ZAK', zaaktype)),
    ...nest('ZKN:heeft', 'ZAKSTT', [['ZKN:gerelateerde', 'STT']]),
    ...nest('ZKN:leidtTot', 'ZAKBSL', [['ZKN:gerelateerde', 'BSL']]),
  ]),
  Bv03Bericht: [],
  Fo03Bericht: [],
};
