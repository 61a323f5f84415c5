import { DEFAULT_BACKOFF } from './backoff';
import type { BackoffLimits } from './backoff';
import type { Bus } from './bus';
import type { Lane } from './lane';
import type { TransportLogger } from './log';
import { RabbitBus } from './rabbit-bus';
import { Names } from './topology';

/** The prefix of every queue and exchange of the hub. */
const PREFIX = 'schakel';

export interface BusSettings {
  /** RabbitMQ; without it the bus runs on `pool`. */
  readonly amqpUrl?: string | undefined;
  /** Every lane of the region (see lanesFor). */
  readonly lanes: readonly Lane[];
  readonly logger: TransportLogger;
  readonly prefix?: string;
  readonly backoff?: BackoffLimits;
}

/** Makes the bus. Never fails because the bus is absent. */
export function createBus({ amqpUrl, lanes, logger, prefix = PREFIX, backoff = DEFAULT_BACKOFF }: BusSettings): Bus {
  const names = new Names(prefix);
  if (amqpUrl) return new RabbitBus({ url: amqpUrl, names, lanes, logger, backoff });
  throw new RangeError('geen-bus');
}
