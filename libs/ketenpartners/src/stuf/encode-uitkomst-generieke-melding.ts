import type { UitkomstGeneriekeMelding } from '@schakel/contracts';
import type { Minimaal } from './encode-vragen';
import { entiteit, organisatie } from './encode-vragen';
import type { Adressering } from './stuurgegevens';
import { stuurgegevens } from './stuurgegevens';
import type { XmlContent } from './xml-builder';
import { buildXml, cut } from './xml-builder';

/** StatusMeldingContentType of StUF-Jeugdzorg 1.0.9: the codes under which a vtTerugkoppeling's status and uitkomst go here. */
const statussen: Readonly<Record<string, string>> = {
  'melding niet ontvankelijk': 'VT-00',
  overdracht: 'VT-02',
  'afsluiting zonder overdracht': 'VT-03',
  'Melding onjuist geadresseerd': 'VT-99',
};
const uitkomsten: Readonly<Record<string, string>> = {
  'vervolgstappen belegd bij VT': 'VT-01-01',
  overdracht: 'VT-01-02',
  'geen vervolgstappen nodig': 'VT-01-03',
  'inzet regionaal maatwerk VT': 'VT-01-04',
};
type Uitkomst = Minimaal<UitkomstGeneriekeMelding>;
const statuscode = ({ status, uitkomst }: Uitkomst): string => statussen[status ?? ''] ?? uitkomsten[uitkomst ?? ''] ?? 'VT-01-01';

/** BetrokkenheidContentType 002: hulpverlener. Only named when that is another than who sends. */
const verantwoordelijke = (naam: string | undefined, zender: string): XmlContent | undefined =>
  naam === undefined || naam === zender
    ? undefined
    : { ...organisatie('ZAKBTROVR', { 'ZKN:naam': cut(naam, 50) }), 'ZKN:betrokkenheidRelatie': '002' };

/** The sender's number has 5 to 40 characters; without one our own stands there, since the message must name something. */
const uwIdentificatie = (kenmerk: string | undefined, verzending: string): string | undefined =>
  cut(kenmerk && Array.from(kenmerk).length >= 5 ? kenmerk : verzending, 40);

/** uitkomstMeldingGeneriekDi01 (StUF-Jeugdzorg 1.0.9; Wmo 2015 art. 4.1.1 lid 2 onder g): the step that was taken, to who reported by meldingGeneriekDi01. */
export const encodeUitkomstGeneriekeMelding = (uitkomst: Uitkomst, adressering: Adressering): Buffer => {
  const { zender, ontvanger, verzending } = adressering;
  return buildXml('JZ:uitkomstMeldingGeneriekDi01', ['JZ', 'ZKN', 'StUF', 'xsi'], {
    'JZ:stuurgegevens': stuurgegevens('uitkomstMeldingGeneriekDi01', adressering),
    'JZ:object': {
      ...entiteit('ZAK'),
      'ZKN:identificatie': uitkomst.verzoek ?? verzending,
      'ZKN:heeftAlsInitiator': organisatie('ZAKBTRINI', { 'ZKN:identificatie': ontvanger.oin, 'ZKN:naam': cut(ontvanger.naam, 50) }),
      'ZKN:heeftAlsUitvoerende': organisatie('ZAKBTRUTV', { 'ZKN:identificatie': zender.oin, 'ZKN:naam': cut(zender.naam, 50) }),
      'ZKN:heeftAlsOverigBetrokkene': verantwoordelijke(uitkomst.verantwoordelijke, zender.naam),
      'JZ:uwIdentificatie': uwIdentificatie(uitkomst.kenmerkMelding, verzending),
      'JZ:soortmeldingCode': 'VT',
      'JZ:statuscode': statuscode(uitkomst),
    },
  });
};
