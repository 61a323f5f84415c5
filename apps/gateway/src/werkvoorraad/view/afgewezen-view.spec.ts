import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '@schakel/contracts';
import { errorCodes } from '@schakel/contracts';
import { inrichting } from '../../../../../test/support/world';
import { afgewezenTekst, afgewezenView } from './afgewezen-view';

const errors = readFileSync(join(__dirname, '../../../../../docs/errors.md'), 'utf8');
/** What a door refuses and keeps: the content of a bericht, and who may send it. */
const ofDoors = errors
  .split('\n### ')
  .filter((section) => /\*\*Waar:\*\* (elke deur voor XML|`POST \/v1\/meldingen`|antwoorden van ketenpartners)/.test(section))
  .map((section) => /`([^`]+)`/.exec(section)?.[1] as ErrorCode);

test('who telephones the sender reads why in plain words, and not the words of the technician', () => {
  expect(ofDoors.length).toBeGreaterThan(8);
  expect(ofDoors.filter((code) => afgewezenTekst(code).startsWith(errorCodes[code][1]))).toEqual([]);
  expect(ofDoors.filter((code) => /schema|XML|JSON|DOCTYPE|hub|partij/.test(afgewezenTekst(code)))).toEqual([]);
});

test('many faults of one kind are one sentence, with every place for the technician', () => {
  const fouten = ['a', 'b', ''].map((location) => ({ code: 'schema-ongeldig' as const, location }));
  const regel = {
    id: 'x',
    partij: 'politie-mn',
    deur: 'http',
    soort: 'vt-melding.v1',
    status: 'afgewezen',
    ontvangenOp: new Date(),
    fouten,
  };
  expect(afgewezenView(inrichting, regel).fouten).toEqual([
    { code: 'schema-ongeldig', tekst: afgewezenTekst('schema-ongeldig'), plaatsen: ['a', 'b'] },
  ]);
});
