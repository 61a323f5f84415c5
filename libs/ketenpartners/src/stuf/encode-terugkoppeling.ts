import type { VtTerugkoppeling } from '@schakel/contracts';
import type { Minimaal } from './encode-vragen';
import { entiteit } from './encode-vragen';
import type { Adressering } from './stuurgegevens';
import { stuurgegevens } from './stuurgegevens';
import type { XmlContent } from './xml-builder';
import { buildXml, cut } from './xml-builder';

const nil: XmlContent = { '@_xsi:nil': 'true', '@_StUF:noValue': 'geenWaarde' };

const naarAanleidingVan = ({ kenmerkMelding, verantwoordelijke }: Minimaal<VtTerugkoppeling>): XmlContent => ({
  ...entiteit('ZAKVTM'),
  'ZKN:gerelateerde': {
    ...entiteit('VTM'),
    'JZ:identificatieVtMelding': kenmerkMelding ?? nil,
    'JZ:betreft': verantwoordelijke && {
      ...entiteit('VTMZOS'),
      'JZ:gerelateerde': {
        ...entiteit('ZOS'),
        'JZ:verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij': {
          ...entiteit('ZOSBTR'),
          'JZ:gerelateerde': { ...entiteit('BTR'), 'ZKN:naam': cut(verantwoordelijke, 200) },
        },
      },
    },
  },
});

/** vtTerugkoppelingDi01 (StUF-Jeugdzorg 1.0.9; Wmo 2015 art. 4.1.1 lid 2 onder g): steps taken, to the police. */
export const encodeVtTerugkoppeling = (terugkoppeling: Minimaal<VtTerugkoppeling>, adressering: Adressering): Buffer =>
  buildXml('JZ:vtTerugkoppelingDi01', ['JZ', 'ZKN', 'StUF', 'xsi'], {
    'JZ:stuurgegevens': stuurgegevens('vtTerugkoppelingDi01', adressering),
    'JZ:object': {
      ...entiteit('ZAK'),
      'ZKN:identificatie': terugkoppeling.verzoek ?? adressering.verzending,
      'ZKN:toelichting': cut(terugkoppeling.toelichting, 1000),
      'ZKN:uitkomst': terugkoppeling.uitkomst,
      'ZKN:status': terugkoppeling.status ?? '',
      'ZKN:naarAanleidingVan': naarAanleidingVan(terugkoppeling),
      'ZKN:isUitgevoerdDoor': {
        ...entiteit('ZAKBTR'),
        'ZKN:gerelateerde': { ...entiteit('BTR'), 'ZKN:naam': cut(adressering.zender.naam, 200), 'ZKN:oinNummer': adressering.zender.oin },
      },
    },
  });
