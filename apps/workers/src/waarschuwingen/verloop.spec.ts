import type { Bevinding, Ernst } from '@schakel/beheer';
import type { Waarschuwing } from '@schakel/store/waarschuwingen';
import { Verloop } from './verloop';

const wrong = (soort: Bevinding['soort'], ernst: Ernst = 'handelen'): Bevinding => ({
  soort,
  onderwerp: 'rvdk',
  sinds: new Date(0),
  ernst,
  wat: 'wat',
  doe: 'doe',
});
const open = (soort: string, ernst: Ernst = 'handelen'): Waarschuwing => ({
  id: 'w',
  soort,
  onderwerp: 'rvdk',
  ernst,
  begonnenOp: new Date(0),
  geeindigdOp: null,
});
const soorten = (list: readonly { readonly soort: string }[]): string[] => list.map(({ soort }) => soort);

test('what is there for one round wakes nobody; what stays does, once', () => {
  const verloop = new Verloop();
  const away = wrong('partner-onbereikbaar');
  expect(verloop.judge([away], []).begint).toEqual([]);
  expect(verloop.judge([], []).begint).toEqual([]);
  expect(verloop.judge([away], []).begint).toEqual([]);
  expect(verloop.judge([away], []).begint).toEqual([away]);
  expect(verloop.judge([away], [open('partner-onbereikbaar')])).toEqual({ begint: [], eindigt: [], gaatOver: [] });
});

test('what is away for one round is not over', () => {
  const verloop = new Verloop();
  const known = open('partner-onbereikbaar');
  expect(verloop.judge([], [known]).eindigt).toEqual([]);
  expect(verloop.judge([wrong('partner-onbereikbaar')], [known]).eindigt).toEqual([]);
  expect(verloop.judge([], [known]).eindigt).toEqual([]);
  expect(verloop.judge([], [known]).eindigt).toEqual([known]);
});

test('a bericht in quarantine and an uncertain verzending wake somebody at once', () => {
  const found = [wrong('bericht-in-quarantaine'), wrong('verzending-onzeker'), wrong('relay-staat-stil')];
  expect(soorten(new Verloop().judge(found, []).begint)).toEqual(['bericht-in-quarantaine', 'verzending-onzeker']);
});

test('what becomes urgent is told again, and nobody hears that it was over', () => {
  const verloop = new Verloop();
  const known = open('verloopt-binnenkort', 'let-op');
  verloop.judge([wrong('verloopt-binnenkort', 'let-op')], [known]);
  const { begint, eindigt, gaatOver } = verloop.judge([wrong('verloopt-binnenkort')], [known]);
  expect([soorten(begint), eindigt, gaatOver]).toEqual([['verloopt-binnenkort'], [], [known]]);
});
