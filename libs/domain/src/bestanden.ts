import { createHash } from 'node:crypto';
import type { GeregistreerdBestand, SoortIn } from '@schakel/contracts';
import type { BerichtIn } from './besluit';
import type { CasusMelding } from './casus';

/** Kinds that a program opens to show, and does not run. */
const knownKinds = /\.(pdf|docx|xlsx|odt|txt|csv|xml|json|jpe?g|png|eml)$/i;

/** A name for bytes that somebody outside sent: ours, with no more of theirs than a kind that is known. */
export function bestandsnaam(ours: string, theirs: string | undefined): string {
  const [, kind] = knownKinds.exec(theirs ?? '') ?? [];
  return kind ? `${ours}.${kind.toLowerCase()}` : ours;
}

/** The berichten that a file may come with. */
export const soortenMetBestand = ['zorgmelding.v1', 'opgenomen-melding.v1'] as const satisfies readonly SoortIn[];

/** Whether a melding has a file of which the casus has no bytes: they stay in the journal, a document in the bericht itself, a mail in its own. */
export const heeftBestand = ({ inhoud }: Pick<CasusMelding, 'inhoud'>): boolean =>
  inhoud.document?.geopendUitBericht === true || inhoud.opname?.poststuk !== undefined;

/**
 * The file that came with this bericht, numbered within its casus; undefined when it has none, or when its bytes are gone. What may be a danger is
 * named and kept back.
 */
export function bestandVan({ inhoud, bestand = {} }: BerichtIn, nummer: number): GeregistreerdBestand | undefined {
  const { document, poststuk } = inhoud as { document?: Stuk; poststuk?: string };
  const { base64, gevaar } = poststuk === undefined ? { ...bestand, base64: document?.inhoud } : bestand;
  const known =
    poststuk === undefined
      ? { naam: bestandsnaam(`document-${nummer}`, document?.bestandsnaam), mediatype: document?.mediatype ?? 'application/octet-stream' }
      : { naam: `bericht-${nummer}.eml`, mediatype: 'message/rfc822' };
  if (base64 === undefined) return undefined;
  if (gevaar) return { ...known, achtergehouden: gevaar };
  return { ...known, sha256: createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex'), base64 };
}
interface Stuk {
  readonly bestandsnaam?: string;
  readonly mediatype?: string;
  readonly inhoud?: string;
}
