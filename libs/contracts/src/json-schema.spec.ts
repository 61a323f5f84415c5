import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue';
import type { Soort } from './catalogue';
import { jsonSchemaOf } from './json-schema';

const committed = (soort: string): unknown => JSON.parse(readFileSync(join(__dirname, `../schema/${soort}.json`), 'utf8'));

test.each(Object.keys(catalogue) as Soort[])('the committed schema of %s is what the contract says today', (soort) => {
  expect(committed(soort)).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(catalogue[soort].inhoud, soort))));
});

test('a field carries its sensitivity into the schema', () => {
  const schema = jsonSchemaOf(catalogue['vt-melding.v1'].inhoud, 'vt-melding.v1');
  expect(JSON.stringify(schema)).toContain('"bsn":{"type":"string","maxLength":17,"x-gevoeligheid":"identificerend"}');
});
