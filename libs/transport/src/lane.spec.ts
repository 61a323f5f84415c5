import { laneMatches, lanesFor } from './lane';

it('gives every partner two lanes of its own', () => {
  expect(lanesFor(['rvdk'])).toEqual([
    'afhandeling.dringend',
    'afhandeling.normaal',
    'verzending.rvdk.dringend',
    'verzending.rvdk.normaal',
  ]);
});

it.each([
  ['afhandeling.*', 'afhandeling.normaal', true],
  ['verzending.*.*', 'verzending.rvdk.dringend', true],
  ['verzending.*', 'verzending.rvdk.dringend', false],
  ['*.normaal', 'afhandeling.normaal', true],
  ['afhandeling.dringend', 'afhandeling.normaal', false],
] as const)('%s and %s: %s', (pattern, lane, matches) => {
  expect(laneMatches(pattern, lane)).toBe(matches);
});
