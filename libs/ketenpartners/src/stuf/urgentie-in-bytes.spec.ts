/** Danger is seen in bytes that no parser reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { vijandigeXml } from '../../../../test/fixtures/hostile/xml';
import { saysDringend } from './urgentie-in-bytes';
import { XmlReader } from './xml-reader';

const folder = join(__dirname, '../../../../test/fixtures/stuf');
const fixture = (name: string): string => readFileSync(join(folder, name), 'utf8');
const volledig = fixture('vt-melding-volledig.xml');
const generiek = fixture('melding-generiek-volledig.xml');
const calm = volledig
  .replace('>hoog<', '>matig<')
  .replace('Ja, tot 29 november', ' Nee ')
  .replace('<JZ:aanhouding>Ja', '<JZ:aanhouding> nee ');
const says = (text: string): boolean => saysDringend(Buffer.from(text));

test('of what can be read it says what the reader says', async () => {
  const reader = new XmlReader();
  const all = [...readdirSync(folder).map(fixture), calm, generiek.replace('Ja, tot 29 november', 'nee')];
  for (const text of all) expect(says(text)).toBe((await reader.read(Buffer.from(text), 'bericht')).dringend);
  await reader.close();
});

test('a report that was cut off anywhere behind its danger says it, and before it says nothing', () => {
  const [from, until] = [calm.length, calm.indexOf('</JZ:SASHniveau>')];
  const dringend = calm.replace('>matig<', '>hoog<');
  fc.assert(fc.property(fc.integer({ min: until, max: from }), (end) => says(dringend.slice(0, end))));
  fc.assert(fc.property(fc.integer({ min: 0, max: until - 2 }), (end) => !says(dringend.slice(0, end))));
});

test.each([
  ['another prefix', '<x:SASHniveau>hoog'],
  ['no prefix, attributes and white space', '<SASHniveau a="b">\n hoog </'],
  ['CDATA', '<JZ:SASHniveau><![CDATA[hoog'],
  ['capitals', '<JZ:SASHniveau>HOOG<'],
  ['a filled field', '<JZ:aanhouding>ja, vannacht'],
  ['a filled answer', '<vraagCode>VT-002</vraagCode> <antwoord>tot maandag'],
])('%s', (_, text) => {
  expect([says(text), saysDringend(Buffer.from(`\uFEFF${text}`, 'utf16le'))]).toEqual([true, true]);
});

test.each([
  '<SASHniveau>hooguit',
  '<JZ:aanhouding/>Ja',
  '<aanhoudingen>Ja',
  '<vraagCode>VT-001</vraagCode><antwoord>ja',
  'SASHniveau: hoog',
  '',
])('%s is no danger', (text) => {
  expect(says(text)).toBe(false);
});

test('hostile bytes cost little', () => {
  const long = ['<SASHniveau '.repeat(400_000), '<JZ:aanhouding>'.padEnd(5_000_000), '<vraagCode>VT-002</a>'.repeat(200_000)];
  const from = process.cpuUsage();
  for (const body of [...vijandigeXml.map((one) => one.body()), ...long.map((text) => Buffer.from(text))]) saysDringend(body);
  expect(process.cpuUsage(from).user / 1_000).toBeLessThan(5_000);
});
