import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fout } from '@schakel/contracts';
import { bevestigingWortels, meldingWortels, nietVoorOns, soortenIn, verwijzingen } from './berichten-in';
import { namespaces } from './namespaces';
import type { TwijfelPlaatsen } from './twijfel-plaatsen';
import { twijfelPlaatsen } from './twijfel-plaatsen';
import type { Aanwijzing } from './urgentie-aanwijzingen';
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
  readonly aanwijzingen: Readonly<Record<string, readonly Aanwijzing[]>>;
  /** Roots that stand in the namespace of StUF itself. */
  readonly bevestigingen: readonly string[];
  /** Per root: where it names a message of ours, when that is not its crossRefnummer. */
  readonly verwijzingen: Readonly<Record<string, string>>;
  /** Per root: what makes it a report for somebody else. */
  readonly nietVoorOns: Readonly<Record<string, string>>;
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
  readonly foutcode?: string;
  /** Also of what is refused: danger counts where the rest cannot be read. */
  readonly aanwijzingen: string[];
}
/** `bericht` is absent when the body itself is the message, in UTF-8. */
export interface ReadMessage extends RawEnvelope {
  readonly twijfel: string[];
  readonly bericht?: Uint8Array;
}
export type XmlAnswer =
  | { readonly nr: number; readonly code?: never; readonly envelope: ReadMessage }
  | { readonly nr: number; readonly code: Fout['code']; readonly fouten: Fout[]; readonly envelope?: RawEnvelope };

const folder = join(__dirname, 'schema');
const parts = ['', '-generieke-melding', '-jeugdbescherming'];
/** Our schemas by file name; they refer to each other by these names. */
export const schemaBestanden = [...['jz', 'zkn', 'bg', 'stuf'].flatMap((name) => parts.map((part) => `${name}${part}.xsd`)), 'xmime.xsd'];
export const hoofdschema = 'jz.xsd';

/** Reads our schemas from disk, once, in the thread of the caller. */
export const xmlSettings = (): XmlSettings => ({
  schemas: Object.fromEntries(schemaBestanden.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
  hoofdschema,
  naamruimten: namespaces,
  wortels: { meldingen: meldingWortels, bericht: Object.keys(soortenIn), soap: Object.keys(soortenIn) },
  vasteWaarden,
  twijfelPlaatsen,
  aanwijzingen: urgentieAanwijzingen,
  bevestigingen: bevestigingWortels,
  verwijzingen,
  nietVoorOns,
});
