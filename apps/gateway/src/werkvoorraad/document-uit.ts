import type { SoortIn } from '@schakel/contracts';
import { decode } from '@schakel/ketenpartners';

export interface DocumentUit {
  /** As its sender called it. */
  readonly naam: string | undefined;
  readonly bytes: Buffer;
}

/** The document that a melding carries, from the bytes in which it came; undefined when it has none. @throws RejectError when it cannot be read */
export function documentUit(soort: SoortIn, came: Buffer, bericht: string): DocumentUit | undefined {
  const melding = decode(soort, came, bericht);
  const { bestandsnaam: naam, inhoud } = ('document' in melding && melding.document) || {};
  return inhoud ? { naam, bytes: Buffer.from(inhoud, 'base64') } : undefined;
}
