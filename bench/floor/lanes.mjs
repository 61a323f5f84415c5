/** The bus of a straight-line program: one queue per lane, filled by a relay, emptied in batches that are acknowledged after the commit. */
import amqp from 'amqplib';
import pg from 'pg';
import { startRelay } from './relay.mjs';

const { DATABASE_URL, AMQP_URL } = process.env;
const arguments_ = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish', 'x-delivery-limit': 20 };

function fail(error) {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

async function consume(channel, queue, handle) {
  await channel.prefetch(128);
  let waiting = [];
  let busy = false;
  const flush = async () => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, 64);
      await handle(batch.map(({ content }) => JSON.parse(content.toString())));
      for (const message of batch) channel.ack(message);
    }
    busy = false;
  };
  await channel.consume(queue, (message) => {
    waiting.push(message);
    if (waiting.length === 1 && !busy) setImmediate(() => void (busy || flush().catch(fail)));
  });
}

/**
 * Handles what the relay publishes until the parent goes; tells the parent when it is ready.
 *
 * @param {string} name of this program on the bus
 * @param {Record<string, (references: { id: string, soort: string }[]) => Promise<unknown>>} lanes who handles which
 */
export async function runLanes(name, lanes) {
  const link = await amqp.connect(AMQP_URL, { noDelay: true });
  const reader = await amqp.connect(AMQP_URL, { noDelay: true });
  const queueOf = (lane) => `floor.${name}.${lane}`;
  const channel = await link.createConfirmChannel();
  channel.on('return', () => fail(new Error('returned')));
  for (const lane of Object.keys(lanes)) {
    await channel.assertQueue(queueOf(lane), { durable: true, arguments: arguments_ });
    // A broker that was used before may hold wake-ups of a database that is gone.
    await channel.purgeQueue(queueOf(lane));
  }
  for (const [lane, handle] of Object.entries(lanes)) await consume(await reader.createChannel(), queueOf(lane), handle);
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  startRelay(client, channel, queueOf).catch(fail);
  process.on('disconnect', () => process.exit(0));
  process.send({ gereed: true });
}

/** What a statement takes: the ids, in their order. */
export const idsOf = (references) => references.map(({ id }) => id).sort();
