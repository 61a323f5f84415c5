/** Partners that misbehave, the Raad and the police at once. */
import type { Fault } from './fault';

const names = ['rvdk', 'politie'] as const;

const misbehave = (mode: string, lasts: Fault['lasts'], delayMs = 0): Fault => ({
  name: `partner-${mode}`,
  lasts,
  break: async (world) => {
    await Promise.all(names.map((name) => world.partner(name, mode, delayMs)));
  },
  heal: async (world) => {
    await Promise.all(names.map((name) => world.partner(name, 'normal')));
  },
});

export const partnerFaults: readonly Fault[] = [
  misbehave('hang', [2_000, 5_000]),
  misbehave('reset', [1_500, 4_000]),
  misbehave('duplicate', [2_000, 5_000]),
  misbehave('late', [2_000, 5_000], 2_000),
  misbehave('error500', [1_500, 4_000]),
  misbehave('error429', [2_000, 6_000]),
  misbehave('garbage', [1_500, 4_000]),
  misbehave('down', [2_000, 6_000]),
];
