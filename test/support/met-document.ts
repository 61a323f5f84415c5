import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '@schakel/ketenpartners';
import type { World } from './world';

const stuf = readFileSync(join(__dirname, '../fixtures/stuf/zorgmelding-volledig.xml'), 'utf8');
/** What no reader of ours can open. */
export const pdf = Buffer.from('%PDF-1.7 kenmerk-document');
/** An old police report whose one document is a PDF, as it comes in. */
export const meldingMetDocument = Buffer.from(
  stuf.replace(
    /contentType="[^"]*" StUF:bestandsnaam="[^"]*">[^<]*</,
    `contentType="application/pdf" StUF:bestandsnaam="kenmerk-verslag.pdf">${pdf.toString('base64')}<`,
  ),
);

export const soortMetDocument = 'zorgmelding.v1' as const;

/** Lets it arrive, and gives the bericht. */
export function reportWithDocument(world: World): string {
  world.send(soortMetDocument, 'politie-mn', decode(soortMetDocument, meldingMetDocument, 'stuf'), 'met-document');
  return 'met-document';
}
