import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fout } from '@schakel/contracts';
import { namespaces } from './namespaces';
import type { TwijfelPlaatsen } from './twijfel-plaatsen';
import { twijfelPlaatsen } from './twijfel-plaatsen';
import { urgentieAanwijzingen } from './urgentie-aanwijzingen';
import { vasteWaarden } from './vaste-waarden';

/** `meldingen` and `bericht`: the Di01 itself, a melding or of any kind; `soap`: in an envelope. */
export type XmlKind = 'meldingen' | 'bericht' | 'soap';

/** What the thread is told at its start; it opens no file itself. `schemas` maps a file name, as schemaLocation says it, to its text. */
export interface XmlSettings {
  readonly schemas: Readonly<Record<string, string>>;
  readonly hoofdschema: string;
  readonly naamruimten: Readonly<Record<string, string>>;
  readonly wortels: Readonly<Record<XmlKind, readonly string[]>>;
  readonly vasteWaarden: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly twijfelPlaatsen: Readonly<Record<string, TwijfelPlaatsen>>;
  readonly aanwijzingen: readonly (readonly [string, string])[];
}

export interface XmlRequest {
  readonly nr: number;
  readonly kind: XmlKind;
  readonly body: Uint8Array;
}
export interface RawEnvelope {
  readonly wortel: string;
  readonly referentienummer?: string;
  readonly crossRefnummer?: string;
  readonly zender?: string;
  readonly ontvanger?: string;
}
/** `bericht` is absent when the body itself is the message, in UTF-8. */
export interface ReadMessage extends RawEnvelope {
  readonly twijfel: string[];
  readonly aanwijzingen: string[];
  readonly bericht?: Uint8Array;
}
export type XmlAnswer =
  | { readonly nr: number; readonly code?: never; readonly envelope: ReadMessage }
  | { readonly nr: number; readonly code: Fout['code']; readonly fouten: Fout[]; readonly envelope?: RawEnvelope };

const folder = join(__dirname, 'schema');
const files = ['jz.xsd', 'zkn.xsd', 'bg.xsd', 'stuf.xsd', 'xmime.xsd'];
const inbound = ['vtMeldingDi01', 'ucobDi01', 'uciDi01'];

/** Reads our schemas from disk, once, in the thread of the caller. */
export const xmlSettings = (): XmlSettings => ({
  schemas: Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
  hoofdschema: 'jz.xsd',
  naamruimten: namespaces,
  wortels: { meldingen: ['vtMeldingDi01'], bericht: inbound, soap: inbound },
  vasteWaarden,
  twijfelPlaatsen,
  aanwijzingen: urgentieAanwijzingen,
});
