/**
 * Before the journeys: one embedded and one full hub that all files share, each with a database of its own. Where they stand is in
 * SCHAKEL_TEST_HUB_EMBEDDED and SCHAKEL_TEST_HUB_FULL. Files that kill something start a hub of their own (test-hub.ts).
 */
const { randomBytes } = require('node:crypto');
const { mkdirSync, mkdtempSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { Client } = require('pg');

const root = resolve(__dirname, '../..');
const need = (name) => {
  if (!process.env[name]) throw new Error(`${name} is not set: run this suite by "npm test -- <path>"`);
  return process.env[name];
};

async function newDatabase() {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: need('TEST_DATABASE_URL') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(need('TEST_DATABASE_URL')), { pathname: `/${name}` }).href;
}

/** Running services that are not the hub's to start or stop. */
const given = (urls) => ({
  ...urls,
  pids: { postgres: null, rabbitmq: null, redis: null },
  stop: async () => undefined,
  onExit: () => () => undefined,
});

async function start(startHub, mode) {
  const full = mode === 'full';
  const services = given({
    databaseUrl: await newDatabase(),
    amqpUrl: full ? need('TEST_AMQP_URL') : '',
    redisUrl: full ? need('TEST_REDIS_URL') : '',
  });
  mkdirSync(need('SCHAKEL_TEST_DIR'), { recursive: true, mode: 0o700 });
  const dir = mkdtempSync(join(need('SCHAKEL_TEST_DIR'), `${mode}-`));
  // The secret of test/support/database.ts: all hubs on one server share their login roles.
  const env = { OMGEVING: 'test', DATABASE_ROLE_SECRET: 'alleen-voor-toetsen' };
  const hub = await startHub({ mode, dir, root, services, env });
  process.env[`SCHAKEL_TEST_HUB_${mode.toUpperCase()}`] = dir;
  return hub;
}

module.exports = async () => {
  const { startHub } = await import('../../scripts/hub.mjs');
  const begun = await Promise.allSettled(['embedded', 'full'].map((mode) => start(startHub, mode)));
  globalThis.schakelHubs = begun.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = begun.find((result) => result.status === 'rejected');
  if (!failed) return;
  await Promise.all(globalThis.schakelHubs.map((hub) => hub.stop()));
  throw failed.reason;
};
