import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUuid, RejectError, uuidV5, type Soort } from '@schakel/contracts';
import { isMeldingSoort, leesMelding } from '@schakel/domain';
import { bv03, fo03, wrapSoap, XmlReader, type XmlKind } from '@schakel/ketenpartners';
import { readBericht } from '../../../apps/workers/src/afhandeling/read-bericht';
import { unwrapSoap } from '../../../libs/ketenpartners/src/stuf/soap';
import { buildUitslag } from '../../fixtures/antwoorden';
import { persona } from '../../fixtures/personas';
import { drieBetrokkenen, melding } from '../../support/journey';
import { afterAcceptance, type Decoder } from '../law';
import { canary } from '../tokens';

const folder = join(__dirname, '../../fixtures/stuf');
const partij = { oin: '00000099000000002000', naam: 'Partner' };
const adres = { referentienummer: 'A-1', crossRefnummer: uuidV5('vraag'), zender: partij, ontvanger: partij, tijdstip: new Date(0) };
const uitslag = buildUitslag({ referentienummer: 'U-1', vraag: uuidV5('vraag'), persoon: persona('moeder-huizen'), bekend: 'J' });
const messages: readonly Buffer[] = [
  ...readdirSync(folder).map((name) => readFileSync(join(folder, name))),
  Buffer.from(melding({ referentienummer: 'M-1', personen: drieBetrokkenen, teksten: { omschrijvingIncident: canary } })),
  Buffer.from(uitslag.replace('Partner (proef)', canary)),
  bv03(adres),
  fo03(adres, { code: 'schema-ongeldig', locaties: [canary] }),
];
const seeds = [...messages, ...messages.map(wrapSoap), Buffer.from(messages[0]!.toString('utf8').replace('UTF-8', 'UTF-16'), 'utf16le')];

/** As the doors read it, and as afhandeling reads what a door took. */
async function read(reader: XmlReader, bytes: Buffer, kind: XmlKind): Promise<readonly string[]> {
  const { soort, bericht, twijfel, aanwijzingen, dringend, crossRefnummer = '' } = await reader.read(bytes, kind);
  // Whoever answers must name a question of ours: the door looks it up.
  if (!isMeldingSoort(soort) && !isUuid(crossRefnummer)) throw new RejectError('onbekende-vraag');
  const row = { id: uuidV5('rij'), soort: soort as Soort, versie: 1, partij: 'politie-mn', ontvangenOp: new Date(0), casus: null };
  afterAcceptance(() => {
    const read = readBericht({ ...row, twijfel, dringend, inhoud: bericht } as never);
    for (const one of read) if (isMeldingSoort(one.bericht.soort)) leesMelding(one.bericht.soort, one.bericht.inhoud as never);
  });
  return [...twijfel, ...aanwijzingen];
}

export function stufDecoders(): readonly Decoder[] {
  // Time is judged by the processor's, which a busy machine does not lengthen.
  const reader = new XmlReader({ limitMs: 60_000 });
  const shared = { seeds, limitMs: 5_000, share: 2 };
  return [
    { ...shared, naam: 'StUF', read: (bytes) => read(reader, bytes, 'bericht') },
    { ...shared, naam: 'StUF in SOAP', read: (bytes) => read(reader, bytes, 'soap'), close: () => reader.close() },
    {
      naam: 'StUF, what a partner answers',
      seeds,
      limitMs: 3_000,
      share: 1,
      read: (bytes) => {
        unwrapSoap(bytes);
        return Promise.resolve([]);
      },
    },
  ];
}
