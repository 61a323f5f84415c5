/** Breaks one thing after another, in an order and at moments that follow from the seed, and mends each before the next. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults/fault';
import { brokerFaults } from './faults/broker';
import { clockFaults } from './faults/clock';
import { partnerFaults } from './faults/partners';
import { pointFaults } from './faults/points';
import { longFreeze, processFaults } from './faults/processes';
import { serviceFaults } from './faults/services';
import type { History } from './history';
import type { Random } from './random';
import type { World } from './world';

export const allFaults: readonly Fault[] = [
  ...processFaults,
  ...serviceFaults,
  ...brokerFaults,
  ...partnerFaults,
  ...clockFaults,
  ...pointFaults,
];
export const faultsOfLongRuns: readonly Fault[] = [...allFaults, longFreeze];

export interface NemesisTiming {
  /** Between two faults, in milliseconds. */
  readonly rest: readonly [least: number, most: number];
  /** How often a second fault comes while the first lasts. */
  readonly together: number;
}

export class Nemesis {
  /** What was broken, in order. */
  readonly done: string[] = [];

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly history: History,
    private readonly timing: NemesisTiming,
  ) {}

  /** Each of these once, in an order of its own, until `ended`. */
  async round(faults: readonly Fault[], ended: AbortSignal): Promise<void> {
    const order = this.random.shuffle(faults);
    for (let [fault] = order; fault && !ended.aborted; [fault] = order) {
      await pause(this.random.between(...this.timing.rest));
      const [, second] = order;
      const both = second && !fault.alone && !second.alone && this.random.chance(this.timing.together);
      await this.strike(order.splice(0, both ? 2 : 1));
    }
  }

  private async strike(faults: readonly Fault[]): Promise<void> {
    const begin = this.history.now();
    const met: string[] = [];
    try {
      // One after the other, as it happens: two that break at once break in some order.
      for (const fault of faults) if ((await fault.break(this.world, this.random)) !== false) met.push(fault.name);
      await pause(Math.max(...faults.map(({ lasts }) => this.random.between(...lasts))));
    } finally {
      for (const fault of faults) await fault.heal(this.world);
      await this.world.revive();
    }
    this.done.push(...met);
    this.history.add({ op: 'storing', ref: met.join(' + '), begin, end: this.history.now(), outcome: met.length > 0 ? 'ok' : 'fail' });
  }
}
