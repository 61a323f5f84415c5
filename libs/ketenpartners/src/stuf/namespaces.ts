/** The namespaces of StUF-Jeugdzorg 1.0.9 and SOAP 1.1 under the prefixes that this library uses; a sender may use any other, or none. */
export const namespaces = {
  JZ: 'http://www.stufstandaarden.nl/koppelvlak/jz0100',
  ZKN: 'http://www.egem.nl/StUF/sector/zkn/0310',
  BG: 'http://www.egem.nl/StUF/sector/bg/0310',
  StUF: 'http://www.egem.nl/StUF/StUF0301',
  xmime: 'http://www.w3.org/2005/05/xmlmime',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
} as const;
export type Prefix = keyof typeof namespaces;
