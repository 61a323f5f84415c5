import type { ErrorCode } from '@schakel/contracts';
import { errorCodes } from '@schakel/contracts';
import { stufTijdstip } from './datum';
import type { StufPartij } from './stuurgegevens';
import { systeem } from './stuurgegevens';
import type { XmlContent } from './xml-builder';
import { buildXml } from './xml-builder';

/** An answer on a Di01: who answers whom, under which own reference, on which message. */
export interface Antwoordadres {
  readonly referentienummer: string;
  /** The referentienummer of the message that is answered; may be empty when it could not be read. */
  readonly crossRefnummer: string;
  readonly zender: StufPartij;
  readonly ontvanger: StufPartij;
  readonly tijdstip: Date;
}

const heading = (berichtcode: string, adres: Antwoordadres): XmlContent => ({
  'StUF:berichtcode': berichtcode,
  'StUF:zender': systeem(adres.zender),
  'StUF:ontvanger': systeem(adres.ontvanger),
  'StUF:referentienummer': adres.referentienummer,
  'StUF:tijdstipBericht': stufTijdstip(adres.tijdstip),
  'StUF:crossRefnummer': adres.crossRefnummer,
});

/** Bv03Bericht (StUF 03.01): received and processable. */
export const bv03 = (adres: Antwoordadres): Buffer =>
  buildXml('StUF:Bv03Bericht', ['StUF'], { 'StUF:stuurgegevens': heading('Bv03', adres) });

/** StUF 03.01 fault codes: StUF055, not as the schema says; StUF058, the process that handles the message gives an error. */
const stufCode = (code: ErrorCode): string => (code === 'schema-ongeldig' || code === 'niet-welgevormd' ? 'StUF055' : 'StUF058');

/** Fo03Bericht: refused. Says the hub's code and the places, never a value. */
export function fo03(adres: Antwoordadres, fout: { readonly code: ErrorCode; readonly locaties?: readonly string[] }): Buffer {
  const [status, titel] = errorCodes[fout.code];
  const details = [fout.code, ...(fout.locaties ?? [])].join(' ').slice(0, 1000);
  return buildXml('StUF:Fo03Bericht', ['StUF'], {
    'StUF:stuurgegevens': heading('Fo03', adres),
    'StUF:body': {
      'StUF:code': stufCode(fout.code),
      'StUF:plek': status >= 500 ? 'server' : 'client',
      'StUF:omschrijving': titel,
      'StUF:details': details,
    },
  });
}

/** A fault code of the standard as it is; anything else a partner puts there is not repeated. */
export const bekendeFoutcode = (code: string | undefined): string => (code && /^StUF\d{3}$/.test(code) ? code : 'Fo03');
