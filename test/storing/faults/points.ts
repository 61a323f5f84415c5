/** A process that dies at exactly one place: between two steps, where it hurts most. */
import { eventually } from '../../support/eventually';
import type { World } from '../world';
import type { Fault } from './fault';
import { nothing } from './fault';

const points = [
  'intake-na-commit',
  'relay-na-bevestiging',
  'afhandeling-voor-commit',
  'afhandeling-na-commit',
  'verzending-na-aanroep',
] as const;
const waitMs = 10_000;

/** Whether somebody came there within a while; who does not is not killed there later. */
async function wentOff(world: World, point: string): Promise<boolean> {
  try {
    await eventually(() => {
      if (!world.hub.wentOff(point)) throw new Error(point);
    }, waitMs);
    return true;
  } catch {
    world.hub.disarm(point);
    return false;
  }
}

export const pointFaults: readonly Fault[] = points.map((point) => ({
  name: point,
  alone: true,
  lasts: [200, 200] as const,
  break: (world) => {
    world.hub.arm(point);
    return wentOff(world, point);
  },
  heal: nothing,
}));
