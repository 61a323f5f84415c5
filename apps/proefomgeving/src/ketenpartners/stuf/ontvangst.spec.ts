import { buildTerugkoppeling, buildVraag, inEnvelope, soapHeaders } from '../../../../../test/fixtures/vragen';
import { Ontvangst } from './ontvangst';
import type { Bericht } from './ontvangst';
import { vtTerugkoppelingDi01 } from './terugkoppeling';
import { vciDi01, vcobDi01 } from './vragen';

const NOW = new Date('2026-03-01T10:15:00Z');
const taken: Bericht[] = [];
const make = (organisatie = '00000099000000002000'): Ontvangst =>
  new Ontvangst({ organisatie, applicatie: 'PROEF' }, [vcobDi01, vciDi01, vtTerugkoppelingDi01], (bericht) => taken.push(bericht));
const vraag = buildVraag();
const take = (message: string, headers = soapHeaders('vcobDi01')) => make().take(inEnvelope(message), headers, NOW);

beforeEach(() => taken.splice(0));

test('a question in order is confirmed with the reference of the question', () => {
  const { status, body } = take(vraag);
  expect(status).toBe(200);
  expect(body).toContain('<StUF:berichtcode>Bv03</StUF:berichtcode>');
  expect(body).toContain('<StUF:crossRefnummer>VT-VRAAG-1</StUF:crossRefnummer>');
  expect(taken).toHaveLength(1);
});

test('a request for casusinformatie and a terugkoppeling in order are confirmed too', () => {
  expect(take(buildVraag({ vraagcodes: ['VT-001', 'VT-002'] }), soapHeaders('vciDi01')).status).toBe(200);
  const politie = make('00000099000000003000');
  expect(politie.take(inEnvelope(buildTerugkoppeling()), soapHeaders('vtTerugkoppelingDi01'), NOW).status).toBe(200);
});

const wrong: readonly (readonly [string, string, string])[] = [
  ['another namespace', vraag.replace('koppelvlak/jz0100', 'koppelvlak/jz0101'), 'vcobDi01: onverwacht'],
  [
    'elements in another order',
    vraag.replace(/(<JZ:soortVerzoeker>.*<\/JZ:soortVerzoeker>)(<JZ:redenVerzoek>.*<\/JZ:redenVerzoek>)/, '$2$1'),
    'vcobDi01/object/soortVerzoeker: ontbreekt',
  ],
  [
    'a mandatory element that is absent',
    vraag.replace(/<BG:geslachtsnaam>.*<\/BG:geslachtsnaam>/, ''),
    'natuurlijkPersoon/geslachtsnaam: ontbreekt',
  ],
  [
    'a field that the minimal set does not have',
    vraag.replace('</BG:geslachtsnaam>', '</BG:geslachtsnaam><BG:geslachtsaanduiding>M</BG:geslachtsaanduiding>'),
    'geslachtsaanduiding: onverwacht',
  ],
  ['another entiteittype than the fixed one', vraag.replace('"VVZ"', '"VVX"'), 'vcobDi01/object: entiteittype'],
  ['no entiteittype where it is mandatory', vraag.replace(' StUF:entiteittype="NPS"', ''), 'natuurlijkPersoon: entiteittype'],
  [
    'an entiteittype where none belongs',
    vraag.replace('<JZ:redenVerzoek>', '<JZ:redenVerzoek StUF:entiteittype="X">'),
    'redenVerzoek: entiteittype',
  ],
  ['an unknown attribute', vraag.replace('<JZ:identificatie>', '<JZ:identificatie soort="x">'), 'identificatie: attribuut'],
  ['a code outside the list', vraag.replace('>05<', '>09<'), 'soortVerzoeker: waarde'],
  ['too long a reference', buildVraag({ referentienummer: 'x'.repeat(41) }), 'referentienummer: waarde'],
  ['a message for somebody else', vraag.replace('00000099000000002000', '00000099000000003000'), 'ontvanger/organisatie: waarde'],
  [
    'nil where that is not allowed',
    vraag.replace('<JZ:identificatie>VT-ZAAK-1', '<JZ:identificatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">'),
    'identificatie: nil',
  ],
  ['loose text between elements', vraag.replace('</JZ:stuurgegevens>', '</JZ:stuurgegevens>zomaar'), 'vcobDi01: tekst'],
  ['an element twice', vraag.replace(/(<JZ:identificatie>.*<\/JZ:identificatie>)/, '$1$1'), 'identificatie: te-vaak'],
  ['no well-formed XML', vraag.replace('</JZ:object>', ''), 'Envelope: onverwacht'],
  ['a DOCTYPE', `<!DOCTYPE x>${vraag}`, 'Envelope: onverwacht'],
  ['a message nobody knows', vraag.replaceAll('vcobDi01', 'vxobDi01'), 'vxobDi01: onverwacht'],
];

test.each(wrong)('%s is refused with the place, and nothing is handed on', (_, message, place) => {
  const { status, body } = take(message);
  expect(status).toBe(500);
  expect(body).toContain('<faultcode>soapenv:Client</faultcode>');
  expect(body).toContain('<StUF:berichtcode>Fo03</StUF:berichtcode>');
  expect(body).toContain(place);
  expect(taken).toEqual([]);
});

test.each([
  ['another action', { ...soapHeaders('vciDi01') }],
  ['no action', { 'content-type': 'text/xml' }],
  ['another content type', { ...soapHeaders('vcobDi01'), 'content-type': 'application/json' }],
])('%s in the headers is refused', (_, headers: Record<string, string>) => {
  expect(take(vraag, headers).status).toBe(500);
});

test('a refusal never repeats what stood in the message', () => {
  expect(take(vraag.replace('>05<', '>geheim<')).body).not.toContain('geheim');
});

test('the same question again is confirmed again but taken once; the same reference with other bytes is refused', () => {
  const ontvangst = make();
  const send = (message: string) => ontvangst.take(inEnvelope(message), soapHeaders('vcobDi01'), NOW).status;
  expect([send(vraag), send(vraag), send(buildVraag({ bsn: '999990068' }))]).toEqual([200, 200, 500]);
  expect(taken).toHaveLength(1);
  ontvangst.forget();
  expect(send(vraag)).toBe(200);
  expect(taken).toHaveLength(2);
});

test("prefixes are the sender's own choice", () => {
  expect(
    take(vraag.replaceAll('JZ:', 'a:').replace('xmlns:JZ', 'xmlns:a').replaceAll('BG:', 'b:').replace('xmlns:BG', 'xmlns:b')).status,
  ).toBe(200);
});

test('a BSN keeps its leading zero', () => {
  take(buildVraag({ bsn: '012345672' }));
  expect(JSON.stringify(taken, (_, value: unknown) => (value instanceof Map ? [...(value as Map<string, string>)] : value))).toContain(
    '"012345672"',
  );
});
