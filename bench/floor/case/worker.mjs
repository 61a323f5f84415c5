/** Relay, handlers and senders of a whole case in one process: one queue per lane, acknowledged after the commit. */
import amqp from 'amqplib';
import pg from 'pg';
import { makeDecider } from '../decide.mjs';
import { startRelay } from '../relay.mjs';
import { makeFollower } from './follow.mjs';
import { makeSender } from './send.mjs';

const { DATABASE_URL, AMQP_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 4 });
const link = await amqp.connect(AMQP_URL, { noDelay: true });
const reader = await amqp.connect(AMQP_URL, { noDelay: true });
const arguments_ = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish', 'x-delivery-limit': 20 };
const queueOf = (lane) => `floor.case.${lane}`;
const [open, follow, send] = [makeDecider(pool), makeFollower(pool), makeSender(pool)];

/** Reports open a casus; the rest is about one. */
async function afhandeling(references) {
  const of = (isReport) => references.filter(({ soort }) => (soort === 'vt-melding') === isReport).map(({ id }) => id);
  const [reports, others] = [of(true).sort(), of(false).sort()];
  if (reports.length > 0) await open(reports);
  if (others.length > 0) await follow(others);
}
const verzending = (references) => send(references.map(({ id }) => id).sort());

function fail(error) {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

async function consume(lane, handle) {
  const channel = await reader.createChannel();
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
  await channel.consume(queueOf(lane), (message) => {
    waiting.push(message);
    if (waiting.length === 1 && !busy) setImmediate(() => void (busy || flush().catch(fail)));
  });
}

const lanes = {
  'afhandeling.dringend': afhandeling,
  'afhandeling.normaal': afhandeling,
  'verzending.rvdk.normaal': verzending,
  'verzending.politie-mn.normaal': verzending,
  'verzending.mail.normaal': verzending,
};
const channel = await link.createConfirmChannel();
channel.on('return', () => fail(new Error('returned')));
for (const lane of Object.keys(lanes)) {
  await channel.assertQueue(queueOf(lane), { durable: true, arguments: arguments_ });
  // A broker that was used before may hold wake-ups of a database that is gone.
  await channel.purgeQueue(queueOf(lane));
}
for (const [lane, handle] of Object.entries(lanes)) await consume(lane, handle);
const client = new pg.Client({ connectionString: DATABASE_URL });
await client.connect();
startRelay(client, channel, queueOf).catch(fail);
process.on('disconnect', () => process.exit(0));
process.send({ gereed: true });
