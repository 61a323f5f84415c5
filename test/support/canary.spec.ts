import { allowedBy, findCanaries, kanariesOf, marker } from './canary';
import type { Bron } from './canary';
import { shippedFor } from './policies';

const naam = marker('moeder', 'geslachtsnaam', 200);
const moeder = {
  bsn: '999990019',
  geslachtsnaam: naam,
  geboortedatum: '1985-07-03',
  vreemd: 'Zoë & "Jørgen" <ß>/x',
  formeelAdres: { straat: marker('moeder', 'straat') },
};
const kanaries = [
  ...kanariesOf('moeder', moeder),
  ...kanariesOf('kind', { bsn: '999991772', geslachtsnaam: marker('kind', 'geslachtsnaam') }),
];
const log = (tekst: string): Bron[] => [{ naam: 'gateway.log', kanaal: 'log', tekst }];
const leaked = (tekst: string) => findCanaries(kanaries, log(tekst), new Map()).lekken.map(({ veld }) => veld);

const asHex = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('hex');
const asBase64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64');
const spoken = Array.from(moeder.vreemd)
  .map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  .join('');
const entities = Array.from(moeder.vreemd)
  .map((sign) => `&#x${sign.charCodeAt(0).toString(16)};`)
  .join('');

test.each([
  ['in plain', `level 30 ${naam} ok`, 'geslachtsnaam'],
  ['in capitals', naam.toUpperCase(), 'geslachtsnaam'],
  ['in a URL', `/zoek?q=${encodeURIComponent(moeder.vreemd)}`, 'vreemd'],
  ['in a form', new URLSearchParams({ q: moeder.vreemd }).toString(), 'vreemd'],
  ['in XML', '<n>Zoë &amp; &quot;Jørgen&quot; &lt;ß&gt;/x</n>', 'vreemd'],
  ['in XML by numbers', entities, 'vreemd'],
  ['in XML by decimal numbers', entities.replace(/x([0-9a-f]+)/g, (_, hex: string) => Number.parseInt(hex, 16).toString()), 'vreemd'],
  ['in JSON', JSON.stringify({ n: moeder.vreemd }), 'vreemd'],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ n: moeder.vreemd })), 'vreemd'],
  ['in JSON by numbers', spoken, 'vreemd'],
  ['in XML in a URL', encodeURIComponent(`<n>${moeder.vreemd.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</n>`), 'vreemd'],
  ['in hex', `\\x${asHex(naam)}`, 'geslachtsnaam'],
  ['in hex with colons', asHex(naam).replace(/(..)/g, '$1:').toUpperCase(), 'geslachtsnaam'],
  ['in hex of UTF-16', asHex(naam, 'utf16le'), 'geslachtsnaam'],
  ['in UTF-16', Buffer.from(naam, 'utf16le').toString('latin1'), 'geslachtsnaam'],
  ['in UTF-16, big end first', Buffer.from(naam, 'utf16le').swap16().toString('latin1'), 'geslachtsnaam'],
  ['in base64 of UTF-16', asBase64(`x${naam}x`, 'utf16le'), 'geslachtsnaam'],
  ['in quoted-printable', `kop=\r\n${asHex(moeder.vreemd).replace(/(..)/g, '=$1')}`, 'vreemd'],
  ['in quoted-printable over two lines', `${naam.slice(0, 9)}=\r\n${naam.slice(9)}`, 'geslachtsnaam'],
  ['as a bsn with spaces', 'bsn 999 990 019.', 'bsn'],
  ['as a bsn with dots', '9999.90.019', 'bsn'],
  ['as a bsn in base64', asBase64('{"bsn":"999990019"}'), 'bsn'],
  ['as a bsn in hex', asHex('bsn=999990019'), 'bsn'],
  ['as a StUF date', '<geboortedatum>19850703</geboortedatum>', 'geboortedatum'],
  ['as a date, day first', '03-07-1985', 'geboortedatum'],
  ['as a date without zeroes', '3/7/1985', 'geboortedatum'],
  ['as a date in words', 'geboren op 3 juli 1985', 'geboortedatum'],
])('a marker is found %s', (_, tekst, veld) => {
  expect(leaked(tekst)).toEqual([veld]);
});

test('base64 betrays a marker wherever it starts, in lines of a mail and in the form for URLs', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const coded = asBase64(`${before}${naam}en nog wat`);
    for (const form of [coded, coded.replace(/(.{20})/g, '$1\r\n'), coded.replaceAll('+', '-').replaceAll('/', '_')]) {
      expect([before, leaked(form)]).toEqual([before, ['geslachtsnaam']]);
    }
  }
});

test('a text without markers is clean, however full of digits it is', () => {
  expect(
    leaked(`${JSON.stringify({ id: '5f1d7c52-a0f4-4c8e-9a5b-e1d2c9a4f0b3', at: 1763762400000, n: 99999001 })} 2026-03-02T10:00:00Z`),
  ).toEqual([]);
});

const rvdk = new Map([['rvdk', allowedBy(shippedFor('rvdk'), ['check-op-bekendheid.v1'])]]);
const soap = (tekst: string, over: string[]): Bron[] => [{ naam: 'soap 1', kanaal: 'rvdk', tekst, over }];

test('what the policy of a recipient names is no leak there, and is reported as seen', () => {
  const { lekken, toegestaan } = findCanaries(kanaries, soap(`<bsn>999990019</bsn><naam>${naam}</naam>`, ['moeder']), rvdk);
  expect(lekken).toEqual([]);
  expect(toegestaan.map(({ veld }) => veld)).toEqual(['bsn', 'geslachtsnaam']);
});

test('what it does not name is a leak, told with where and how', () => {
  const { lekken } = findCanaries(kanaries, soap(`<straat>${moeder.formeelAdres.straat}</straat>`, ['moeder']), rvdk);
  expect(lekken).toEqual([{ persona: 'moeder', veld: 'formeelAdres.straat', bron: 'soap 1', kanaal: 'rvdk', vorm: 'letterlijk' }]);
});

test('a person whom the question was not about is a leak, even in an allowed field', () => {
  expect(findCanaries(kanaries, soap('999991772', ['moeder']), rvdk).lekken).toMatchObject([{ persona: 'kind', veld: 'bsn' }]);
});

test('the same field in a log is a leak, whatever a partner may have', () => {
  expect(findCanaries(kanaries, log(naam), rvdk).lekken).toMatchObject([{ veld: 'geslachtsnaam', bron: 'gateway.log' }]);
});

test('names differ between report and bericht, and the policy is read through that', () => {
  expect([...allowedBy(shippedFor('politie'), ['vt-terugkoppeling.v1'])]).toContain('kenmerk');
  const team = allowedBy(shippedFor('lokaal-team'), ['overdracht.v1']);
  expect(['geslachtsnaam', 'formeelAdres.straat', 'gemeente'].map((veld) => team.has(veld))).toEqual([true, true, false]);
});

test('a value too short to recognise must be left out by name, and twins are refused', () => {
  expect(() => kanariesOf('kind', { geslacht: 'M', adres: { huisnummer: '12' } })).toThrow('kind geslacht, adres.huisnummer');
  expect(kanariesOf('kind', { geslacht: 'M' }, ['geslacht'])).toEqual([]);
  expect(() => findCanaries([...kanaries, ...kanariesOf('vader', { geslachtsnaam: naam })], [], rvdk)).toThrow('zijn gelijk');
});

test('a marker fits its field and never occurs twice', () => {
  expect(marker('kind', 'formeelAdres.straat')).toMatch(/^kanarie-kind-formeelAdres-straat-[0-9a-z]+$/);
  expect(marker('kind', 'voorvoegsel', 10)).toMatch(/^[0-9a-z]{10}$/);
  expect(new Set(Array.from({ length: 100 }, () => marker('kind', 'x', 10))).size).toBe(100);
});
