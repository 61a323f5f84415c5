import { stufTijdstip } from './datum';
import type { XmlContent } from './xml-builder';

/** Somebody who sends or receives StUF messages. */
export interface StufPartij {
  readonly oin: string;
  readonly naam: string;
  /** Name of the application at the receiving end, 3 to 50 characters; default the hub's own. */
  readonly applicatie?: string;
}

export interface Adressering {
  /** Id of the verzending; becomes the referentienummer. */
  readonly verzending: string;
  readonly zender: StufPartij;
  readonly ontvanger: StufPartij;
  readonly tijdstip: Date;
}

export const DEFAULT_APPLICATIE = 'SCHAKEL';

export const systeem = ({ oin, applicatie = DEFAULT_APPLICATIE }: StufPartij): XmlContent => ({
  'StUF:organisatie': oin,
  'StUF:applicatie': applicatie,
});

/** The heading of a Di01; `functie` is the name of the message. */
export const stuurgegevens = (functie: string, { verzending, zender, ontvanger, tijdstip }: Adressering): XmlContent => ({
  'StUF:berichtcode': 'Di01',
  'StUF:zender': systeem(zender),
  'StUF:ontvanger': systeem(ontvanger),
  'StUF:referentienummer': verzending,
  'StUF:tijdstipBericht': stufTijdstip(tijdstip),
  'StUF:functie': functie,
});
