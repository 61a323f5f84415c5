/** What an operator can do to a running broker: delete a queue, empty it, take its binding away. */
import type { Channel } from 'amqplib';
import type { Fault } from './fault';
import { nothing } from './fault';

const laneOf = (queue: string, exchange: string): string => queue.slice(exchange.length + 1, -'.g1'.length);

const onQueue = (name: string, act: (channel: Channel, queue: string, exchange: string) => Promise<unknown>): Fault => ({
  name,
  lasts: [0, 1_000],
  break: (world, random) =>
    world.onBroker(async (channel, { exchange, queues }) => {
      // The first is where the reports go: it is met most often.
      const queue = random.chance(0.6) ? queues[0]! : random.pick(queues);
      await act(channel, queue, exchange);
    }),
  heal: nothing,
});

export const brokerFaults: readonly Fault[] = [
  onQueue('wachtrij-weg', (channel, queue) => channel.deleteQueue(queue)),
  onQueue('wachtrij-geleegd', (channel, queue) => channel.purgeQueue(queue)),
  onQueue('wachtrij-losgemaakt', (channel, queue, exchange) => channel.unbindQueue(queue, exchange, laneOf(queue, exchange))),
];
