/** Processes of the hub that die, and that stop for a while without dying. */
import type { World } from '../world';
import type { Fault } from './fault';
import { nothing } from './fault';

type Group = 'gateway' | 'workers';

const kill = (group: Group, which: 'one' | 'all'): Fault => ({
  name: `${group}-kill-${which}`,
  lasts: [0, 2_000],
  break: async (world, random) => {
    const members = world.members(group);
    const chosen = which === 'all' ? members : [random.pick(members)];
    await Promise.all(chosen.map((member) => member.kill('SIGKILL')));
  },
  heal: nothing,
});

const signalAll = (world: World, group: Group, signal: NodeJS.Signals): void => {
  for (const { pid } of world.members(group)) if (pid !== null) process.kill(pid, signal);
};

const freezeGateway: Fault = {
  name: 'gateway-stop',
  lasts: [1_500, 5_000],
  break: (world) => {
    signalAll(world, 'gateway', 'SIGSTOP');
    return Promise.resolve();
  },
  heal: (world) => {
    signalAll(world, 'gateway', 'SIGCONT');
    return Promise.resolve();
  },
};

/** One of the two: the other must be able to go on, unless the frozen one leads the relay. */
const freezeWorker = (name: string, lasts: Fault['lasts']): Fault => ({
  name,
  lasts,
  break: (world, random) => {
    const { pid } = random.pick(world.members('workers'));
    if (pid !== null) process.kill(pid, 'SIGSTOP');
    return Promise.resolve();
  },
  heal: (world) => {
    signalAll(world, 'workers', 'SIGCONT');
    return Promise.resolve();
  },
});

export const processFaults: readonly Fault[] = [
  kill('gateway', 'one'),
  kill('workers', 'one'),
  kill('workers', 'all'),
  freezeGateway,
  freezeWorker('workers-stop', [1_500, 5_000]),
];

/** Longer than the lease of a verzending: for long runs only. */
export const longFreeze: Fault = freezeWorker('workers-stop-lang', [42_000, 45_000]);
