import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '@schakel/contracts';
import { redenTekst } from './reden-teksten';

const errors = readFileSync(join(__dirname, '../../../../../docs/errors.md'), 'utf8');
const ofPost = errors
  .split('\n### ')
  .filter((section) => section.includes('lijst van post'))
  .map((section) => /`([^`]+)`/.exec(section)?.[1] as ErrorCode);

test('every reason of the list of post has words of its own', () => {
  expect(ofPost.length).toBeGreaterThan(10);
  expect(ofPost.filter((code) => redenTekst(code) === redenTekst('niet-welgevormd'))).toEqual([]);
});

test('every reason says what to do, in sentences that somebody can read aloud', () => {
  const words = (sentence: string): number => sentence.trim().split(/\s+/).length;
  const long = ofPost.flatMap((code) => redenTekst(code).split(/[.?:]\s/)).filter((sentence) => words(sentence) > 20);
  expect(long).toEqual([]);
});
