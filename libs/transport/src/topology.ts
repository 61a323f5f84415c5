import type { Channel, Options } from 'amqplib';
import { DELIVERY_LIMIT } from './bus';
import type { Lane } from './lane';

/** Rises when a queue must be abandoned for one with other arguments or a fresh history: the new one is declared beside the old. */
const GENERATION = 'g1';

/** Names on the bus. Both adapters use them; `prefix` keeps two hubs on one broker or database apart. */
export class Names {
  readonly exchange: string;
  readonly deadExchange: string;
  readonly deadQueue: string;
  readonly timers: string;

  constructor(private readonly prefix: string) {
    this.exchange = prefix;
    this.deadExchange = `${prefix}.dlx`;
    this.deadQueue = `${prefix}.dood.${GENERATION}`;
    this.timers = `${prefix}.timers.${GENERATION}`;
  }

  queue(lane: Lane): string {
    return `${this.prefix}.${lane}.${GENERATION}`;
  }
}

/**
 * Arguments of a lane's queue: the set that RabbitMQ 3.10 and 4.x understand alike. The delivery limit is explicit and positive (-1 means
 * opposite things in the two); reject-publish is what makes at-least-once dead lettering possible; the length is a safety valve only.
 */
export function laneQueue(names: Names, lane: Lane): Options.AssertQueue {
  return {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': DELIVERY_LIMIT,
      'x-overflow': 'reject-publish',
      'x-dead-letter-exchange': names.deadExchange,
      'x-dead-letter-routing-key': names.queue(lane),
      'x-dead-letter-strategy': 'at-least-once',
      'x-max-length': 1_000_000,
    },
  };
}

/** The dead queue never drops: its limit is explicit and huge, else 4.x drops after 20 returns; it has no dead-letter exchange of its own. */
const deadQueue: Options.AssertQueue = {
  durable: true,
  arguments: { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish', 'x-delivery-limit': 1_000_000 },
};

/**
 * Declares everything that is not there yet, the dead queue first, so that no lane ever has nowhere to send its dead. Idempotent. What stands
 * there with other arguments is an error (406): the broker itself verifies.
 */
export async function declareTopology(channel: Channel, names: Names, lanes: readonly Lane[]): Promise<void> {
  await channel.assertExchange(names.exchange, 'topic', { durable: true });
  await channel.assertExchange(names.deadExchange, 'direct', { durable: true });
  await channel.assertQueue(names.deadQueue, deadQueue);
  for (const lane of lanes) {
    const queue = names.queue(lane);
    await channel.bindQueue(names.deadQueue, names.deadExchange, queue);
    await channel.assertQueue(queue, laneQueue(names, lane));
    await channel.bindQueue(queue, names.exchange, lane);
  }
}
