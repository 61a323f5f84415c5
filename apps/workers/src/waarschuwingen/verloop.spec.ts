import type { Bevinding, Ernst } from '@schakel/beheer';
import type { Waarschuwing } from '@schakel/store/waarschuwingen';
import { Verloop } from './verloop';

const rustMs = 300_000;
const at = (seconds: number): Date => new Date(seconds * 1_000);
const wrong = (soort: Bevinding['soort'], ernst: Ernst = 'handelen'): Bevinding => ({
  soort,
  onderwerp: 'rvdk',
  sinds: at(0),
  ernst,
  wat: 'wat',
  doe: 'doe',
});
const open = (soort: string, ernst: Ernst = 'handelen', wegSinds: Date | null = null): Waarschuwing => ({
  id: 'w',
  soort,
  onderwerp: 'rvdk',
  ernst,
  begonnenOp: at(0),
  geeindigdOp: null,
  wegSinds,
});
const soorten = (list: readonly { readonly soort: string }[]): string[] => list.map(({ soort }) => soort);
const away = wrong('partner-onbereikbaar');
const nothing = { begint: [], gaatWeg: [], isTerug: [], eindigt: [], gaatOver: [] };

test('what is there for one round wakes nobody; what stays does, once', () => {
  const verloop = new Verloop(rustMs);
  expect(verloop.judge([away], [], at(0)).begint).toEqual([]);
  expect(verloop.judge([], [], at(15)).begint).toEqual([]);
  expect(verloop.judge([away], [], at(30)).begint).toEqual([]);
  expect(verloop.judge([away], [], at(45)).begint).toEqual([away]);
  expect(verloop.judge([away], [open('partner-onbereikbaar')], at(60))).toEqual(nothing);
});

test('what is away is over after its rest, also for a process that did not see it go', () => {
  const known = open('partner-onbereikbaar');
  expect(new Verloop(rustMs).judge([], [known], at(0))).toEqual({ ...nothing, gaatWeg: [known] });
  const resting = open('partner-onbereikbaar', 'handelen', at(0));
  expect(new Verloop(rustMs).judge([], [resting], at(299))).toEqual(nothing);
  expect(new Verloop(rustMs).judge([], [resting], at(300))).toEqual({ ...nothing, eindigt: [resting] });
});

test('what is back within its rest is the same trouble', () => {
  const resting = open('partner-onbereikbaar', 'handelen', at(0));
  expect(new Verloop(rustMs).judge([away], [resting], at(299))).toEqual({ ...nothing, isTerug: [resting] });
});

test('a partner that comes and goes each half minute, for a day, is told once and is over once', () => {
  const day = 86_400;
  const told: string[] = [];
  let row: Waarschuwing | undefined;
  let verloop = new Verloop(rustMs);
  for (let second = 0; second < day + 600; second += 15) {
    // Each hour another process goes on.
    if (second % 3_600 === 0) verloop = new Verloop(rustMs);
    const found = second < day && second % 60 < 30 ? [away] : [];
    const { begint, gaatWeg, isTerug, eindigt } = verloop.judge(found, row ? [row] : [], at(second));
    told.push(...begint.map(() => 'begin'), ...eindigt.map(() => 'einde'));
    if (gaatWeg.length > 0) row = open('partner-onbereikbaar', 'handelen', at(second));
    if (begint.length + isTerug.length > 0) row = open('partner-onbereikbaar');
    if (eindigt.length > 0) row = undefined;
  }
  expect(told).toEqual(['begin', 'einde']);
});

test('a bericht in quarantine and an uncertain verzending wake somebody at once', () => {
  const found = [wrong('bericht-in-quarantaine'), wrong('verzending-onzeker'), wrong('relay-staat-stil')];
  expect(soorten(new Verloop(rustMs).judge(found, [], at(0)).begint)).toEqual(['bericht-in-quarantaine', 'verzending-onzeker']);
});

test('what becomes urgent is told again, and nobody hears that it was over', () => {
  const verloop = new Verloop(rustMs);
  const known = open('verloopt-binnenkort', 'let-op');
  verloop.judge([wrong('verloopt-binnenkort', 'let-op')], [known], at(0));
  const { begint, eindigt, gaatOver } = verloop.judge([wrong('verloopt-binnenkort')], [known], at(15));
  expect([soorten(begint), eindigt, gaatOver]).toEqual([['verloopt-binnenkort'], [], [known]]);
});
