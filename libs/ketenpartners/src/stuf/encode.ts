import type { SoortUit } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { encodeVtTerugkoppeling } from './encode-terugkoppeling';
import { encodeUitkomstGeneriekeMelding } from './encode-uitkomst-generieke-melding';
import { encodeVerzoekTotOnderzoek } from './encode-verzoek-tot-onderzoek';
import { encodeCheckOpBekendheid, encodeVerzoekCasusinformatie } from './encode-vragen';
import type { Adressering } from './stuurgegevens';

const codecs = {
  'check-op-bekendheid.v1': { functie: 'vcobDi01', encode: encodeCheckOpBekendheid },
  'verzoek-casusinformatie.v1': { functie: 'vciDi01', encode: encodeVerzoekCasusinformatie },
  'vt-terugkoppeling.v1': { functie: 'vtTerugkoppelingDi01', encode: encodeVtTerugkoppeling },
  'uitkomst-generieke-melding.v1': { functie: 'uitkomstMeldingGeneriekDi01', encode: encodeUitkomstGeneriekeMelding },
  'verzoek-tot-onderzoek.v1': { functie: 'vtoDi01', encode: encodeVerzoekTotOnderzoek },
} as const;
export type StufSoortUit = keyof typeof codecs;

/** Whether this kind goes out as StUF. */
export const isStufSoortUit = (soort: SoortUit): soort is StufSoortUit => Object.hasOwn(codecs, soort);

/** The soapAction of a Di01 as the standard's example WSDL gives it, without a scheme. */
export const soapAction = (soort: StufSoortUit): string => `www.stufstandaarden.nl/koppelvlak/jz0100/${codecs[soort].functie}`;

/**
 * The Di01 bytes of a minimised message; the same input always gives the same bytes. Fields that the policy took out are simply absent.
 * @throws RejectError `onbekend-bericht` for a kind that does not go out as StUF
 */
export function encode(sealed: { readonly soort: SoortUit; readonly inhoud: object }, adressering: Adressering): Buffer {
  if (!isStufSoortUit(sealed.soort)) throw new RejectError('onbekend-bericht');
  return codecs[sealed.soort].encode(sealed.inhoud, adressering);
}
