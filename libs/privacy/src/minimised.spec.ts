import type { MinimisedData } from './minimised';
import { isMinimised, Minimised } from './minimised';
import { restoreMinimised } from './restore';

const data: MinimisedData<'attendering.v1'> = {
  soort: 'attendering.v1',
  inhoud: { nummer: 'f3a1', dringend: true },
  velden: ['nummer', 'dringend'],
  ontvanger: 'usd-huizen',
  beleid: 'lokaal-team',
  versie: 1,
  doel: 'attendering',
  grondslag: 'Wmo 2015 art. 4.1.1 lid 2 onder d',
  grondslagOntvanger: 'Wmo 2015 art. 5.1.1',
};
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('only the sealed object itself counts as minimised; a copy, a literal and an heir of its prototype do not', () => {
  const sealed = Minimised.seal(data);
  expect(isMinimised(sealed)).toBe(true);
  for (const fake of [data, Object.assign({}, sealed), copy(sealed), Object.create(Minimised.prototype), null, 'tekst']) {
    expect(isMinimised(fake)).toBe(false);
  }
});

test('sealed content cannot be changed afterwards', () => {
  const { inhoud, velden } = Minimised.seal({ ...data, inhoud: { ...data.inhoud } });
  expect([Object.isFrozen(inhoud), Object.isFrozen(velden)]).toEqual([true, true]);
  expect(() => Object.assign(inhoud, { nummer: 'ander' })).toThrow(TypeError);
});

test('a row of the outbox comes back sealed and equal', () => {
  const restored = restoreMinimised(copy(Minimised.seal(data)));
  expect(isMinimised(restored)).toBe(true);
  expect(copy(restored)).toEqual(data);
});

test('a row with a field that was not disclosed is refused, and the refusal names no value', () => {
  const extra = { ...data, inhoud: { ...data.inhoud, telefoon: '0356991199' } };
  expect(() => restoreMinimised(extra)).toThrow('outbox: inhoud buiten de vastgelegde velden');
});

test('a row that claims a field unknown to its contract, or a schuiladres, is refused', () => {
  const unknown = { ...data, inhoud: { geheim: 'x' }, velden: ['geheim'] };
  const persoon = { persoon: { schuiladres: 'x' } };
  const hidden = { ...data, soort: 'check-op-bekendheid.v1', inhoud: persoon, velden: ['persoon.schuiladres'] };
  for (const row of [unknown, hidden]) expect(() => restoreMinimised(row)).toThrow('buiten de vastgelegde velden');
});

test('a row of another shape is refused: an inbound kind, a missing ground, no list of fields', () => {
  const { grondslag, ...without } = data;
  expect(grondslag).not.toBe('');
  for (const row of [{ ...data, soort: 'vt-melding.v1' }, without, { ...data, velden: 'nummer' }, [], null]) {
    expect(() => restoreMinimised(row)).toThrow('outbox: geen verzegelde inhoud');
  }
});
