import type { Pool } from 'pg';
import { DEFAULT_BACKOFF } from './backoff';
import type { BackoffLimits } from './backoff';
import type { Bus } from './bus';
import { BullmqBus } from './bullmq-bus';
import { BullmqTimers } from './bullmq-timers';
import type { Lane } from './lane';
import type { TransportLogger } from './log';
import { RabbitBus } from './rabbit-bus';
import { PostgresTimerStore, RedisTimerStore } from './timer-store';
import type { Timers } from './timers';
import { Names } from './topology';

/** The prefix of every queue and exchange of the hub. */
const PREFIX = 'schakel';
const LOCK_MS = 30_000;

export interface BusSettings {
  /** RabbitMQ; when absent or empty the bus is BullMQ on `pool`. */
  readonly amqpUrl?: string | undefined;
  /** See createBullmqPool; the schema must have been prepared (prepareBullmq). The caller ends it. */
  readonly pool?: Pool | undefined;
  /** Every lane of the region (see lanesFor). */
  readonly lanes: readonly Lane[];
  readonly logger: TransportLogger;
  readonly prefix?: string;
  readonly backoff?: BackoffLimits;
  /** BullMQ only: how long a wake-up stays with a reader that vanished, in milliseconds; default 30,000. */
  readonly lockMs?: number;
}

/**
 * Makes the bus. Never fails because the bus is absent.
 *
 * @throws RangeError when neither is given
 */
export function createBus(settings: BusSettings): Bus {
  const { amqpUrl, pool, lanes, logger, prefix = PREFIX, backoff = DEFAULT_BACKOFF, lockMs = LOCK_MS } = settings;
  const names = new Names(prefix);
  if (amqpUrl) return new RabbitBus({ url: amqpUrl, names, lanes, logger, backoff });
  if (pool) return new BullmqBus({ pool, names, lanes, logger, backoff, lockMs });
  throw new RangeError('geen-bus');
}

export interface TimerSettings {
  /** Redis; when absent or empty the timers are BullMQ on `pool`. */
  readonly redisUrl?: string | undefined;
  readonly pool?: Pool | undefined;
  readonly logger: TransportLogger;
  readonly prefix?: string;
  readonly backoff?: BackoffLimits;
}

/**
 * Makes the timers. Never fails because their store is absent.
 *
 * @throws RangeError when neither is given
 */
export function createTimers({ redisUrl, pool, logger, prefix = PREFIX, backoff = DEFAULT_BACKOFF }: TimerSettings): Timers {
  const { timers } = new Names(prefix);
  if (redisUrl) return new BullmqTimers(new RedisTimerStore(redisUrl, logger), timers, logger);
  if (pool) return new BullmqTimers(new PostgresTimerStore({ pool, logger, backoff }), timers, logger);
  throw new RangeError('geen-timers');
}
