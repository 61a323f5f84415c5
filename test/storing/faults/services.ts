/** PostgreSQL, RabbitMQ and Redis that die, stop answering, or forget everything. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../world';
import type { Fault } from './fault';
import { nothing } from './fault';

/** Less than the hub waits for a lock. */
const fillMs = 1_500;

type Name = 'postgres' | 'rabbitmq' | 'redis';

const kill = (name: Name): Fault => ({
  name: `${name}-kill`,
  lasts: [500, 4_000],
  break: (world) => world.services.kill(name, 'SIGKILL'),
  heal: (world) => world.restartService(name),
});

const parentOf = (pid: string): number | undefined => {
  try {
    return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
};
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);

/** With its children: a PostgreSQL of which only the first process stands still goes on working. */
function signal(world: World, name: Name, what: NodeJS.Signals): void {
  const pid = world.services.pids[name];
  if (pid === null) return;
  const children = name === 'postgres' ? childrenOf(pid) : [];
  for (const each of [pid, ...children]) {
    try {
      process.kill(each, what);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

const freeze = (name: Name, lasts: Fault['lasts']): Fault => ({
  name: `${name}-stop`,
  lasts,
  break: (world) => {
    signal(world, name, 'SIGSTOP');
    return Promise.resolve();
  },
  heal: (world) => {
    signal(world, name, 'SIGCONT');
    return Promise.resolve();
  },
});

/** Nobody can finish handling for a while, so that the queues fill; then the broker forgets all of it. */
const wipe: Fault = {
  name: 'rabbitmq-leeg',
  lasts: [0, 500],
  alone: true,
  break: async (world) => {
    const release = await world.holdHandling();
    try {
      await pause(fillMs);
      await world.services.kill('rabbitmq', 'SIGKILL');
    } finally {
      await release();
    }
    world.wipeBroker();
  },
  heal: (world) => world.restartService('rabbitmq'),
};

const flush: Fault = {
  name: 'redis-leeg',
  lasts: [0, 500],
  break: (world) => world.redis((redis) => redis.flushall()),
  heal: nothing,
};

/** Everything starts again while neither broker nor Redis is there. */
const startWithout: Fault = {
  name: 'start-zonder-bus',
  alone: true,
  lasts: [500, 1_500],
  break: async (world) => {
    await Promise.all([world.services.kill('rabbitmq', 'SIGKILL'), world.services.kill('redis', 'SIGKILL')]);
    await Promise.all([...world.members('gateway'), ...world.members('workers')].map((member) => member.kill('SIGKILL')));
    await world.revive();
  },
  heal: async (world) => {
    await Promise.all([world.restartService('rabbitmq'), world.restartService('redis')]);
  },
};

/** The server ends every connection of the hub. */
const terminate: Fault = {
  name: 'postgres-verbreekt',
  lasts: [0, 500],
  break: async (world) => {
    await world.hub.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'schakel%'");
  },
  heal: nothing,
};

/** The answer to a COMMIT is lost: it happened, and nobody heard. */
const cutCommit: Fault = {
  name: 'antwoord-op-commit-weg',
  lasts: [0, 500],
  break: async (world) => {
    const cut = world.proxy.cutAt('COMMIT');
    await Promise.race([cut, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  },
  heal: nothing,
};

export const serviceFaults: readonly Fault[] = [
  kill('postgres'),
  kill('rabbitmq'),
  kill('redis'),
  freeze('postgres', [1_000, 4_000]),
  freeze('rabbitmq', [2_000, 6_000]),
  freeze('redis', [2_000, 6_000]),
  wipe,
  flush,
  startWithout,
  terminate,
  cutCommit,
];
