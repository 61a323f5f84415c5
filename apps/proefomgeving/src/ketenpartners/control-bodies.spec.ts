import { MODES, isAnswers, isMode } from './control-bodies';

test.each(MODES)('mode %s is taken, with and without a delay', (mode) => {
  expect(isMode({ mode })).toBe(true);
  expect(isMode({ mode, delayMs: 10 })).toBe(true);
});

test.each([
  [undefined],
  [null],
  ['normal'],
  [{}],
  [{ mode: 'fast' }],
  [{ mode: 'slow', delayMs: -1 }],
  [{ mode: 'slow', delayMs: '1' }],
  [{ mode: 'slow', delay: 1 }],
])('mode %j is refused', (body) => {
  expect(isMode(body)).toBe(false);
});

test('answers by bsn, with a default and with texts, are taken', () => {
  expect(isAnswers({})).toBe(true);
  expect(
    isAnswers({
      default: { bekend: 'N' },
      '999990056': { bekend: 'J', antwoorden: { 'VT-001': 'tekst' }, ookNietGevraagd: true, delayMs: 5 },
    }),
  ).toBe(true);
});

test.each([
  [[]],
  [{ '999990056': { bekend: 'ja' } }],
  [{ naam: { bekend: 'J' } }],
  [{ default: { bekend: 'J', antwoorden: { a: 1 } } }],
  [{ default: { bekend: 'J', extra: 1 } }],
  [{ default: null }],
])('answers %j are refused', (body) => {
  expect(isAnswers(body)).toBe(false);
});
