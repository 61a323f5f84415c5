/** The clock of the hub's processes jumps, and jumps back; that of PostgreSQL does not. */
import type { Fault } from './fault';

const hour = 3_600_000;

const jump = (name: string, ms: number): Fault => ({
  name,
  lasts: [2_000, 5_000],
  break: (world) => {
    world.shiftClock(ms);
    return Promise.resolve();
  },
  heal: (world) => {
    world.shiftClock(0);
    return Promise.resolve();
  },
});

export const clockFaults: readonly Fault[] = [jump('klok-vooruit', 72 * hour), jump('klok-terug', -hour)];
