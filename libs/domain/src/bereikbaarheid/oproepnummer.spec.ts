import { uuidV7 } from '@schakel/contracts';
import { leesAntwoord, oproepnummer } from './oproepnummer';

test('a reply names the call of which it repeats the number', () => {
  for (let at = 0; at < 200; at += 1) {
    const nummer = oproepnummer(uuidV7(at));
    for (const reply of [`OK ${nummer}`, ` oké,${nummer}.`, `Ja ${nummer} ik ga`])
      expect(leesAntwoord(reply)).toEqual({ ja: true, nummer });
  }
});

test.each([
  ['OK', true, undefined],
  ['OK 12345', true, undefined],
  ['4821', false, '4821'],
  ['Okapi 4821', false, '4821'],
  ['nee 4821', false, '4821'],
])('%s', (text, ja, nummer) => {
  expect(leesAntwoord(text)).toEqual({ ja, ...(nummer ? { nummer } : {}) });
});
