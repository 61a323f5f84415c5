import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

/**
 * The id of a registratie that is whole: it says what it is, holds something with every file in it whole, and holds a page for people. Undefined
 * for anything else.
 */
export function leesRegistratie(body: string): string | undefined {
  const read = body.startsWith('<') ? fromXml(body) : fromJson(body);
  if (!isObject(read)) return undefined;
  const { id, inhoud, leesbaar } = read;
  const whole =
    typeof id === 'string' &&
    isObject(inhoud) &&
    'casus' in inhoud &&
    isObject(leesbaar) &&
    isPage(leesbaar['base64']) &&
    holdsWholeFiles(inhoud);
  return whole ? id : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPage = (base64: unknown): boolean =>
  typeof base64 === 'string' && Buffer.from(base64, 'base64').toString('utf8').startsWith('<!doctype html>');

/** Each file, wherever it stands, is what its digest says. */
function holdsWholeFiles(value: unknown): boolean {
  if (!isObject(value)) return true;
  const { sha256, base64 } = value;
  const whole = base64 === undefined || (typeof base64 === 'string' && sha256 === digestOf(base64));
  return whole && Object.values(value).every(holdsWholeFiles);
}
const digestOf = (base64: string): string => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');

function fromXml(body: string): unknown {
  // The package that is to replace it does not exist on its own yet; the parser alone takes what is not well-formed.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (XMLValidator.validate(body) !== true) return undefined;
  const document: unknown = parser.parse(body);
  return isObject(document) ? document['registratie'] : undefined;
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
