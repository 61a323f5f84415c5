import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import type { Channel } from 'amqplib';
import { createBus } from '@schakel/transport';
import type { Lane } from '@schakel/transport';
import { busConformance, LANES } from './bus.conformance';
import type { BusUnderTest } from './bus.conformance';
import { Wire } from '../support/wire';
import { logger, need } from './support';

jest.setTimeout(120_000);
const amqpUrl = need('TEST_AMQP_URL');

busConformance('RabbitMQ', async () => rabbit(amqpUrl, await Wire.to(amqpUrl)));

function rabbit(url: string, wire: Wire): BusUnderTest {
  const prefix = `proef-${randomUUID()}`;
  const queue = (lane: Lane): string => `${prefix}.${lane}.g1`;
  const raw = async <T>(use: (channel: Channel) => Promise<T>): Promise<T> => {
    const model = await connect(url, { noDelay: true });
    try {
      return await use(await model.createChannel());
    } finally {
      await model.close();
    }
  };
  return {
    wire,
    bus: () => createBus({ amqpUrl: wire.url, lanes: LANES, logger, prefix, backoff: { minMs: 50, maxMs: 500 } }),
    peek: (lane) =>
      raw(async (channel) => {
        const bodies: string[] = [];
        for (;;) {
          const message = await channel.get(queue(lane), { noAck: false });
          if (!message) return bodies;
          expect(Object.keys(message.properties.headers ?? {}).filter((key) => key !== 'x-delivery-count')).toEqual([]);
          bodies.push(message.content.toString());
        }
      }),
    spoil: (lane) =>
      raw(async (channel) => {
        channel.publish(prefix, lane, Buffer.from('{"id":1,'), { persistent: true, messageId: randomUUID() });
        await channel.checkQueue(queue(lane));
      }),
    wipe: (lane) =>
      raw(async (channel) => {
        await channel.deleteQueue(queue(lane));
      }),
    close: () =>
      raw(async (channel) => {
        for (const lane of LANES) await channel.deleteQueue(queue(lane));
        await channel.deleteQueue(`${prefix}.dood.g1`);
        await channel.deleteExchange(prefix);
        await channel.deleteExchange(`${prefix}.dlx`);
      }),
  };
}
