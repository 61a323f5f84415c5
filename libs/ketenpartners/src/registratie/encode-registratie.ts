import type { RegistratieVorm } from '@schakel/contracts';
import type { Minimised } from '@schakel/privacy';
import { isMinimised } from '@schakel/privacy';
import type { XmlContent } from '../stuf/xml-builder';
import { buildXml } from '../stuf/xml-builder';
import { leesbaar } from './leesbaar';

const naam = 'urn:schakel:eigen-registratie:1';
const type = 'text/html; charset=utf-8';

/**
 * The bytes of a registratie for the own dossier system: the fields by name, and the same as a page for people, in base64. The same input always
 * gives the same bytes. JSON: `{ vorm, id, inhoud, leesbaar: { type, base64 } }`; XML: the same names as elements, a list as a repeated element.
 * @throws Error for what no verstrekkingsbeleid let through
 */
export function encodeRegistratie(sealed: Minimised, id: string, vorm: RegistratieVorm): Buffer {
  if (!isMinimised(sealed)) throw new Error('encode: niet door minimise gemaakt');
  const { inhoud } = sealed;
  const page = { type, base64: Buffer.from(leesbaar(inhoud), 'utf8').toString('base64') };
  if (vorm === 'json') return Buffer.from(JSON.stringify({ vorm: naam, id, inhoud, leesbaar: page }), 'utf8');
  return buildXml('registratie', [], { '@_xmlns': naam, id, inhoud: asXml(inhoud), leesbaar: page });
}

function asXml(value: unknown): XmlContent {
  if (Array.isArray(value)) return value.map(asXml);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asXml(item)]));
}
