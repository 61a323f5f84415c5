import type { Inhoud, SoortIn } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { decodeUitkomsten, decodeUitslagen } from './decode-antwoorden';
import { decodeGeneriekeMelding } from './decode-generieke-melding';
import { decodeNotificatie } from './decode-notificatie';
import { decodeVtMelding } from './decode-vt-melding';
import { decodeZorgmelding } from './decode-zorgmelding';
import type { XmlNode } from './xml-tree';
import { parseXml } from './xml-tree';

const codecs = {
  'vt-melding.v1': (root: XmlNode, id: string) => [decodeVtMelding(root, id)],
  'generieke-melding.v1': (root: XmlNode, id: string) => [decodeGeneriekeMelding(root, id)],
  'zorgmelding.v1': (root: XmlNode, id: string) => [decodeZorgmelding(root, id)],
  'notificatie.v1': (root: XmlNode, id: string) => [decodeNotificatie(root, id)],
  'uitslag-check-op-bekendheid.v1': decodeUitslagen,
  'uitkomst-casusinformatie.v1': decodeUitkomsten,
};
export type StufSoortIn = keyof typeof codecs;

/** Whether this kind comes in as StUF, and so as XML bytes. */
export const isStufSoortIn = (soort: SoortIn): soort is StufSoortIn => Object.hasOwn(codecs, soort);

/**
 * Reads every object of a message that the XML reader accepted. An answer (ucob, uci) may hold several; a report always holds one.
 * @throws RejectError `niet-welgevormd`, or `onbekend-bericht` for a kind that does not come in as StUF
 */
export function decodeAlle<S extends SoortIn>(soort: S, bericht: Buffer, berichtId: string): Inhoud<S>[] {
  if (!isStufSoortIn(soort)) throw new RejectError('onbekend-bericht');
  return codecs[soort](parseXml(bericht), berichtId) as Inhoud<S>[];
}

/**
 * Reads a message with one object, as the hub's own questions ask for.
 * @throws RejectError as decodeAlle; `schema-ongeldig` when there are more objects, so that none is lost in silence
 */
export function decode<S extends SoortIn>(soort: S, bericht: Buffer, berichtId: string): Inhoud<S> {
  const [first, second] = decodeAlle(soort, bericht, berichtId);
  if (first === undefined || second !== undefined)
    throw new RejectError('schema-ongeldig', [{ code: 'schema-ongeldig', location: 'object[2]' }]);
  return first;
}
