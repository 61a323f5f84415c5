import fc from 'fast-check';
import type { Dienstpatroon, Roosterdag } from '@schakel/contracts';
import { InrichtingError } from '@schakel/contracts';
import { dagVan, isVrijeDag, tijdstipOp } from '../werkdagen';
import { demandRooster } from './overlap';
import type { Rooster } from './rooster';
import { dienstenTussen, gatenIn, isOpDienst, roosterOp } from './rooster';

const werkdagen = { extraVrijeDagen: [{ datum: '2026-05-15', omschrijving: 'dag na Hemelvaart' }] };
const patroon = (
  dagen: Roosterdag[],
  begin: string,
  eind: string,
  volgorde: string[],
  more: Partial<Dienstpatroon> = {},
): Dienstpatroon => ({
  dagen,
  begin,
  eind,
  volgorde,
  geldigVan: '2026-01-05',
  ...more,
});
const met = (...rooster: Dienstpatroon[]): Rooster =>
  ({ bereikbaarheid: { personen: [], rooster, achterwacht: ['wacht'] }, werkdagen }) as unknown as Rooster;

/** Day and night shared out: on working days from five until eight, and whole free days. */
const avond = patroon(['werkdag'], '17:00', '08:00', ['avond', 'reserve']);
const dag = patroon(['werkdag'], '08:00', '17:00', ['dag']);
const vrij = patroon(['vrije-dag'], '08:00', '08:00', ['vrij']);
const heel = met(avond, dag, vrij);
const moment = fc.integer({ min: +new Date('2026-01-06T00:00Z'), max: +new Date('2027-12-31T00:00Z') }).map((ms) => new Date(ms));

test('at every moment exactly those are called whom the roster names then, and behind them the achterwacht', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const today = dagVan(now);
      const hours = now >= tijdstipOp(today, '17:00') ? 'avond' : now >= tijdstipOp(today, '08:00') ? 'dag' : 'nacht';
      const begonnen = hours === 'nacht' ? dagVan(new Date(+now - 12 * 3_600_000)) : today;
      const expected = isVrijeDag(werkdagen, begonnen) ? ['vrij'] : hours === 'dag' ? ['dag'] : ['avond', 'reserve'];
      expect(roosterOp(heel, now)).toEqual([...expected, 'wacht']);
    }),
    { numRuns: 500 },
  );
});

test('a night in which the clock changes has no hole and no hour with two at once', () => {
  for (const night of ['2026-03-29', '2026-10-25']) {
    const nachten = met(patroon(['elke-dag'], '02:30', '14:00', ['een']), patroon(['elke-dag'], '14:00', '02:30', ['twee']));
    const [van, tot] = [tijdstipOp(night, '00:00'), tijdstipOp(night, '20:00')];
    expect(gatenIn(nachten, van, tot)).toEqual([]);
    const diensten = dienstenTussen(nachten, van, tot);
    diensten.slice(1).forEach((dienst, at) => {
      expect(dienst.van).toEqual(diensten[at]?.tot);
    });
  }
});

test('every second week counts from the week in which the pattern begins', () => {
  const om = met(patroon(['maandag'], '09:00', '17:00', ['even'], { elkeWeken: 2 }));
  expect(roosterOp(om, new Date('2026-01-05T10:00+01:00'))).toEqual(['even', 'wacht']);
  expect(roosterOp(om, new Date('2026-01-12T10:00+01:00'))).toEqual(['wacht']);
  expect(roosterOp(om, new Date('2026-01-19T10:00+01:00'))).toEqual(['even', 'wacht']);
});

test('access lasts for the dienst and an hour after it', () => {
  const at = (time: string) => isOpDienst(heel, 'avond', new Date(`2026-01-07T${time}+01:00`));
  expect([at('07:59'), at('08:59'), at('09:01'), at('16:59'), at('17:00')]).toEqual([true, true, false, false, true]);
  expect(isOpDienst(heel, 'wacht', new Date('2026-01-07T12:00+01:00'))).toBe(true);
});

test('a hole is named with its moments', () => {
  const [van, tot] = [new Date('2026-01-07T12:00+01:00'), new Date('2026-01-08T12:00+01:00')];
  expect(gatenIn(met(avond), van, tot)).toEqual([
    { van, tot: new Date('2026-01-07T17:00+01:00') },
    { van: new Date('2026-01-08T08:00+01:00'), tot },
  ]);
});

test('two patterns at the same time stop the start, with the day; what only touches does not', () => {
  expect(() => {
    demandRooster(heel);
  }).not.toThrow();
  const dubbel = met(avond, dag, vrij, patroon(['vrijdag'], '07:30', '09:00', ['dubbel']));
  expect(() => {
    demandRooster(dubbel);
  }).toThrow(InrichtingError);
  expect(() => {
    demandRooster(dubbel);
  }).toThrow(/rooster\[4\]: overlapt rooster\[1\] op 2026-01-0/);
});
