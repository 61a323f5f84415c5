/** Relay and consumer in one process. HANDLER=accept closes the wake-up; HANDLER=decide opens the casus too. */
import amqp from 'amqplib';
import pg from 'pg';
import { startRelay } from './relay.mjs';

const { DATABASE_URL, AMQP_URL, HANDLER } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
const link = await amqp.connect(AMQP_URL, { noDelay: true });
const reader = await amqp.connect(AMQP_URL, { noDelay: true });
const arguments_ = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish', 'x-delivery-limit': 20 };
const queueOf = (lane) => `floor.${HANDLER}.${lane}`;

const accept = {
  name: 't2',
  text: `with g as (insert into gezien (verwerker, bericht_id) select 'afhandeling', id from unnest($1::uuid[]) as i(id) order by id
    on conflict do nothing)
    update wekkers set gesloten_op = clock_timestamp() where bericht_id = any($1::uuid[]) and gesloten_op is null`,
};
const handlers = {
  accept: () => (ids) => pool.query({ ...accept, values: [ids] }),
  decide: async () => (await import('./decide.mjs')).makeDecider(pool),
};
const handle = await handlers[HANDLER]();

async function consume(lane) {
  const channel = await reader.createChannel();
  await channel.prefetch(128);
  let waiting = [];
  let busy = false;
  const flush = async () => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, 64);
      await handle(batch.map(({ content }) => JSON.parse(content.toString()).id).sort());
      for (const message of batch) channel.ack(message);
    }
    busy = false;
  };
  await channel.consume(queueOf(lane), (message) => {
    waiting.push(message);
    if (waiting.length === 1 && !busy) setImmediate(() => void (busy || flush().catch(fail)));
  });
}

function fail(error) {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

const lanes = ['afhandeling.dringend', 'afhandeling.normaal'];
const channel = await link.createConfirmChannel();
channel.on('return', () => fail(new Error('returned')));
for (const lane of lanes) await channel.assertQueue(queueOf(lane), { durable: true, arguments: arguments_ });
// A broker that was used before may hold wake-ups of a database that is gone.
for (const lane of lanes) await channel.purgeQueue(queueOf(lane));
for (const lane of lanes) await consume(lane);
const client = new pg.Client({ connectionString: DATABASE_URL });
await client.connect();
startRelay(client, channel, queueOf).catch(fail);
process.on('disconnect', () => process.exit(0));
process.send({ gereed: true });
