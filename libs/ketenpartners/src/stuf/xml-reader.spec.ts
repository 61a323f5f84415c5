import { RejectError } from '@schakel/contracts';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrapSoap } from './soap';
import type { XmlEnvelope } from './xml-reader';
import { RefusedXml, XmlReader } from './xml-reader';
import { xmlSettings } from './xml-settings';

const fixture = (name: string): string => readFileSync(join(__dirname, '../../../../test/fixtures/stuf', name), 'utf8');
const melding = fixture('vt-melding-volledig.xml');
const antwoord = fixture('uci-twee-objecten.xml');
const reader = new XmlReader();
afterAll(() => reader.close());

const read = (text: string | Buffer, kind: 'meldingen' | 'soap' = 'meldingen'): Promise<XmlEnvelope> =>
  reader.read(Buffer.from(text), kind);
async function refusal(text: string | Buffer, kind: 'meldingen' | 'soap' = 'meldingen', by = reader): Promise<RefusedXml> {
  try {
    await by.read(Buffer.from(text), kind);
  } catch (error) {
    if (error instanceof RefusedXml) return error;
    throw error;
  }
  throw new Error('was accepted');
}
const betrokkene = 'vtMeldingDi01/object/betreft/gerelateerde/heeftBetrokken';

test('the envelope says kind, reference, sender and receiver, and why it is urgent', async () => {
  const { bericht, ...envelope } = await read(melding);
  expect(envelope).toEqual({
    soort: 'vt-melding.v1',
    wortel: 'vtMeldingDi01',
    referentienummer: 'OEFEN-2026-0001',
    zender: '00000099000000003000',
    ontvanger: '00000099000000001000',
    dringend: true,
    aanwijzingen: ['sash-hoog', 'tijdelijk-huisverbod', 'aanhouding'],
    twijfel: [],
  });
  expect(bericht.toString()).toBe(melding);
});

test('a report without indicators is not urgent, and "Nee" is no indicator', async () => {
  const calm = melding
    .replace('>hoog<', '>matig<')
    .replace('Ja, tot 29 november', 'Nee')
    .replace('<JZ:aanhouding>Ja', '<JZ:aanhouding> nee ');
  expect((await read(calm)).dringend).toBe(false);
});

test('doubtful values are accepted and named by place: bsn, birth date, name', async () => {
  const doubtful = melding
    .replace('>999990019<', '>999990018<')
    .replace('>999991772<', '>000000000<')
    .replace('"M">19850101', '"V">19850229')
    .replace("<BG:geslachtsnaam>O'Oefen</BG:geslachtsnaam>\n            <BG:geslachts", '<BG:geslachtsnaam/>\n            <BG:geslachts');
  expect((await read(doubtful)).twijfel.sort()).toEqual([
    `${betrokkene}[1]/gerelateerde/inp.bsn`,
    `${betrokkene}[1]/gerelateerde/staatInRelatieTot/gerelateerde/inp.bsn`,
    `${betrokkene}[2]/gerelateerde/geboortedatum`,
    `${betrokkene}[2]/gerelateerde/geslachtsnaam`,
  ]);
});

test.each(['20240229', '20261231', '20260430', ' 20260301 ', '+20260301'])('the date %s exists', async (date) => {
  expect((await read(melding.replace('>20261119<', `>${date}<`))).twijfel).toEqual([]);
});
test.each(['20230229', '20260431', '20261301', '20260100', '2026', '-1', '00000101'])('the date %s does not exist', async (date) => {
  expect((await read(melding.replace('>20261119<', `>${date}<`))).twijfel).toEqual(['vtMeldingDi01/object/datumIncident']);
});

test('every error is named at once, by place; a refused message still says who sent it, and that there is danger', async () => {
  const error = await refusal(
    melding
      .replace('>1271AA<', '>geheim<')
      .replace('"VTMZOS"', '"X"')
      .replace('<BG:rni>', '<BG:Jansen>')
      .replace('</BG:rni>', '</BG:Jansen>'),
  );
  expect(error.fouten.map(({ location }) => location).sort()).toEqual([
    'vtMeldingDi01/object/betreft/@entiteittype',
    `${betrokkene}[1]/gerelateerde/(onbekend element)`,
  ]);
  expect(error.envelope).toEqual(
    expect.objectContaining({
      zender: '00000099000000003000',
      referentienummer: 'OEFEN-2026-0001',
      soort: 'vt-melding.v1',
      dringend: true,
    }),
  );
});

test('the message comes out of its SOAP envelope on its own, with the namespaces it inherited', async () => {
  const [, prefixes = ''] = /<uciDi01([^>]*)>/.exec(antwoord) ?? [];
  const bare = antwoord.replace(prefixes, '').replace(/^<\?.*\?>\s*/, '');
  const soap = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"${prefixes}><e:Header/><e:Body>\n${bare}</e:Body></e:Envelope>`;
  const envelope = await read(soap, 'soap');
  expect(envelope.soort).toBe('uitkomst-casusinformatie.v1');
  expect(envelope.crossRefnummer).toBe('VRAAG-0001');
  expect((await read(wrapSoap(envelope.bericht), 'soap')).bericht.toString()).toContain('RAAD-0002');
});

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
test.each(['le', 'be'] as const)('UTF-16 %s is read and handed on as UTF-8', async (order) => {
  const { bericht } = await read(utf16(melding, order, true));
  expect(bericht.toString('utf8')).toContain('Zoë Anna');
});

const doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
const withDoctype = melding.replace('?>', `?><!-- <geen> --><?pi <x> ?>\n${doctype}`).replace('Burenruzie', '&b;');
const hostile: [string, string | Buffer, string][] = [
  ['nothing', '', 'niet-welgevormd'],
  ['no XML', 'hallo', 'niet-welgevormd'],
  ['not well-formed', melding.replace('</JZ:object>', ''), 'niet-welgevormd'],
  ['an undeclared entity', melding.replace('Burenruzie', '&oeps;'), 'niet-welgevormd'],
  ['a DOCTYPE', withDoctype, 'doctype-geweigerd'],
  ['a DOCTYPE after a byte order mark', `\uFEFF${withDoctype}`, 'doctype-geweigerd'],
  ['a DOCTYPE in UTF-16', utf16(withDoctype, 'le', true), 'doctype-geweigerd'],
  ['a DOCTYPE in UTF-16 without mark', utf16(withDoctype, 'be', false), 'doctype-geweigerd'],
  ['a lower-case doctype, which is no XML', withDoctype.replace('DOCTYPE', 'doctype'), 'niet-welgevormd'],
  ['100,000 levels', '<a>'.repeat(100_000) + '</a>'.repeat(100_000), 'niet-welgevormd'],
  ['another namespace', melding.replaceAll('koppelvlak/jz0100', 'koppelvlak/jz0200'), 'onbekend-bericht'],
  ['another message', antwoord, 'onbekend-bericht'],
  ['a mandatory field missing', melding.replace(/<JZ:jeugzorgrol>jeugdige<\/JZ:jeugzorgrol>/, ''), 'schema-ongeldig'],
  ['20 MB', melding.replace('Burenruzie', 'x'.repeat(20_000_000)), 'niet-welgevormd'],
];
test.each(hostile)('%s is refused, and the next message is read within 200 ms', async (_, text, code) => {
  expect((await refusal(text)).code).toBe(code);
  const start = performance.now();
  await read(melding);
  expect(performance.now() - start).toBeLessThan(200);
});

test('the words of a DOCTYPE inside the message are text like any other', async () => {
  expect((await read(melding.replace('Ruzie <luid>', '<!DOCTYPE html>'))).twijfel).toEqual([]);
});

test.each([
  ['two messages in one body', wrapSoap(Buffer.from('<a/><b/>')), 'Envelope/Body'],
  [
    'a header that must be understood',
    wrapSoap(Buffer.from('<a/>')).toString().replace('<soap:Body>', '<soap:Header><x soap:mustUnderstand="1"/></soap:Header><soap:Body>'),
    'Envelope/Header',
  ],
])('SOAP: %s is refused', async (_, text, location) => {
  expect((await refusal(text, 'soap')).fouten).toEqual([{ code: 'onbekend-bericht', location }]);
});

test('no refusal repeats a value, a name or a word of the sender', async () => {
  const spots = [...melding.matchAll(/>[^<>]+<|"[^"]*"/g)].map((match) => match.index + 1);
  const spoil = fc.tuple(fc.constantFrom(...spots), fc.constantFrom('', '<', '</JZ:object>', '&x;', '"', '<Merkteken/>', '\u0001'));
  await fc.assert(
    fc.asyncProperty(spoil, async ([spot, extra]) => {
      const text = `${melding.slice(0, spot)}Merkteken${extra}${melding.slice(spot)}`;
      const error = await read(text).catch((thrown: unknown) => thrown);
      const { envelope, ...said } = error instanceof RefusedXml ? error : new RefusedXml('schema-ongeldig', []);
      expect(JSON.stringify({ ...said, message: (error as Error).message, stack: (error as Error).stack })).not.toContain('Merkteken');
      expect(Object.keys(envelope ?? {})).not.toContain('bericht');
    }),
    { numRuns: 300 },
  );
});

test('a message that takes too long is refused, and those beside it are read', async () => {
  const slow = new XmlReader({ limitMs: 150 });
  const part = /<JZ:heeftBetrokken [^]*?<\/JZ:heeftBetrokken>/.exec(melding)![0];
  const heavy = melding.replace(part, part.replace('>jeugdige<', '>x<').repeat(3000));
  const [bad, ...good] = await Promise.allSettled([heavy, melding, melding].map((text) => slow.read(Buffer.from(text), 'meldingen')));
  expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'te-lang-bezig' } });
  expect(good.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  await slow.close();
});

test('a message that brings the thread down is refused, and those beside it are read in a fresh one', async () => {
  const settings = {
    ...xmlSettings(),
    aanwijzingen: { vtMeldingDi01: [['val', `JZ:object/JZ:informering = 'val' and $onbekend`]] as const },
  };
  const fragile = new XmlReader({ settings });
  const fatal = melding.replace('Ouders weten ervan', 'val');
  const results = await Promise.allSettled([melding, fatal, melding, melding].map((text) => fragile.read(Buffer.from(text), 'meldingen')));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(results[1]).toMatchObject({ reason: new RejectError('te-lang-bezig') });
  await fragile.close();
});

test('a thread is renewed after its share of messages, without a message lost', async () => {
  const renewing = new XmlReader({ renewAfter: 5 });
  const all = await Promise.all(Array.from({ length: 23 }, () => renewing.read(Buffer.from(melding), 'meldingen')));
  expect(all).toHaveLength(23);
  await renewing.close();
});
