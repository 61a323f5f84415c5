/** Namespaces of StUF-koppelvlak Jeugdzorg 1.0.9 and of SOAP 1.1, by the prefix that the published examples use. */
export const NS = {
  JZ: 'http://www.stufstandaarden.nl/koppelvlak/jz0100',
  ZKN: 'http://www.egem.nl/StUF/sector/zkn/0310',
  BG: 'http://www.egem.nl/StUF/sector/bg/0310',
  StUF: 'http://www.egem.nl/StUF/StUF0301',
  soapenv: 'http://schemas.xmlsoap.org/soap/envelope/',
} as const;

export type Prefix = keyof typeof NS;

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** The declarations that the root of a message needs. */
export function declarations(...prefixes: readonly Prefix[]): string {
  return prefixes.map((prefix) => `xmlns:${prefix}="${NS[prefix]}"`).join(' ');
}
