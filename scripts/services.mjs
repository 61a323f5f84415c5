/**
 * Private PostgreSQL, RabbitMQ, Redis and, where it is asked for, Dovecot for one directory, on loopback, with free ports and random passwords.
 *
 * `node scripts/services.mjs [directory]` starts the first three and keeps them until Ctrl-C.
 */
import { join } from 'node:path';
import { runCommand, say, timed } from './lib/console.mjs';
import { endAll, living } from './lib/pids.mjs';
import { prepareDovecot } from './lib/dovecot.mjs';
import { choosePorts } from './lib/ports.mjs';
import { preparePostgres } from './lib/postgres.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { embeddedPostgresFolder, ensurePrograms, findProgram, mayInstall, systemPostgresFolders } from './lib/programs.mjs';
import { prepareRabbitmq } from './lib/rabbitmq.mjs';
import { prepareRedis } from './lib/redis.mjs';
import { keepSecrets } from './lib/secrets.mjs';
import { untilAsked } from './lib/until-asked.mjs';

/**
 * @typedef {'postgres' | 'rabbitmq' | 'redis' | 'dovecot'} ServiceName
 * @typedef {object} Services
 * @property {string} databaseUrl owner of an empty database `schakel`; empty where no PostgreSQL was asked for
 * @property {string} amqpUrl empty where no RabbitMQ was asked for
 * @property {string} redisUrl empty where no Redis was asked for
 * @property {{ host: string, port: number, user: string, password: string } | null} imap a mailbox; null where none was asked for, or there is no Dovecot
 * @property {Record<ServiceName, number | null>} pids as they are now
 * @property {() => Promise<void>} stop ends all, in order; idempotent
 * @property {(name: ServiceName, signal?: NodeJS.Signals) => Promise<void>} kill ends one and waits until it is gone; its data and port stay
 * @property {(name: ServiceName) => Promise<void>} start starts one that was killed, on the same port and data; resolves once it answers
 * @property {(listener: (name: ServiceName, how: string) => void) => () => void} onExit is told of every one that ends without being asked to;
 *   what it gives ends the telling
 *
 * @typedef {object} Wishes
 * @property {string} dir private directory for data, logs, pids and secrets; kept between runs
 * @property {string} [root] folder of the repository; default the working directory
 * @property {boolean | string} [postgres] false for none; a URL to use that one and start none
 * @property {boolean | string} [rabbitmq]
 * @property {boolean | string} [redis]
 * @property {boolean} [dovecot] default none; where it is not here and cannot be installed, `report` is told and there is none
 * @property {boolean} [preferEmbedded] PostgreSQL from npm before the system's
 * @property {Record<string, string>} [postgresSettings] beside the ones of every private PostgreSQL
 * @property {(line: string) => void} [report] progress
 */

const folderOfPostgres = (root, preferEmbedded) => {
  const embedded = embeddedPostgresFolder(root);
  const [system] = systemPostgresFolders();
  return preferEmbedded ? (embedded ?? system) : (system ?? embedded);
};

const programsOf = {
  postgres: ({ root, preferEmbedded }) => folderOfPostgres(root, preferEmbedded),
  redis: () => findProgram('redis-server'),
  rabbitmq: () => {
    const [server, mapper] = [findProgram('rabbitmq-server'), findProgram('epmd')];
    return server && mapper ? { server, mapper } : undefined;
  },
  dovecot: () => findProgram('dovecot'),
};

async function locate(names, wishes) {
  await ensurePrograms(
    names.filter((name) => programsOf[name](wishes) === undefined),
    wishes.report,
  );
  return Object.fromEntries(names.map((name) => [name, programsOf[name](wishes)]));
}

/** A mailbox is one more way in: without it everything else is there. */
function withoutAbsent(names, wishes) {
  const absent = names.includes('dovecot') && !programsOf.dovecot(wishes) && !mayInstall();
  if (absent)
    wishes.report('Dovecot is not on this machine, so no mailbox is read (Debian and Ubuntu: sudo apt-get install dovecot-imapd)');
  return absent ? names.filter((name) => name !== 'dovecot') : names;
}

async function prepare(names, wishes) {
  const { dir, report, postgresSettings } = wishes;
  const programs = await locate(names, wishes);
  const ports = await choosePorts({ postgres: {}, redis: {}, amqp: {}, distribution: {}, mapper: {}, imap: {} });
  const secrets = keepSecrets(dir, ['databasePassword', 'amqpPassword', 'redisPassword', 'imapPassword']);
  const makers = {
    postgres: (bin) =>
      preparePostgres({ dir, bin, port: ports.postgres, password: secrets.databasePassword, more: postgresSettings, report }),
    rabbitmq: (found) => prepareRabbitmq({ dir, programs: found, ports, password: secrets.amqpPassword }),
    redis: (program) => prepareRedis({ dir, program, port: ports.redis, password: secrets.redisPassword }),
    dovecot: (program) => prepareDovecot({ dir, program, port: ports.imap, password: secrets.imapPassword }),
  };
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await makers[name](programs[name])])));
}

/** Keeps the running services: starts, kills and stops them, and tells of the ones that end by themselves. */
function keeper(prepared) {
  const running = {};
  const listeners = new Set();
  const start = async (name) => {
    const service = await prepared[name].start();
    running[name] = service;
    void service.exited.then(({ how }) => {
      if (running[name] !== service) return;
      delete running[name];
      for (const listener of listeners) listener(name, how);
    });
  };
  const kill = async (name, signal) => {
    const service = running[name];
    if (service === undefined) return;
    delete running[name];
    if (signal) service.kill(signal);
    else await service.stop(10_000);
    await service.exited;
  };
  const stop = async () => {
    await Promise.all(Object.keys(running).map((name) => kill(name)));
  };
  const onExit = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { running, start, kill, stop, onExit };
}

/**
 * Starts the services that are asked for, side by side, and resolves once all answer. When one fails, none stays behind.
 *
 * @param {Wishes} options
 * @returns {Promise<Services>}
 */
export async function startServices({ postgres = true, rabbitmq = true, redis = true, dovecot = false, ...rest }) {
  const wishes = { root: process.cwd(), report: () => undefined, preferEmbedded: false, ...rest };
  const asked = { postgres, rabbitmq, redis, dovecot };
  const wanted = Object.keys(asked).filter((name) => asked[name] === true);
  const own = withoutAbsent(wanted, wishes);
  ensurePrivateDirectory(wishes.dir);
  const prepared = await prepare(own, wishes);
  const keep = keeper(prepared);
  const begun = await Promise.allSettled(own.map((name) => keep.start(name)));
  const failed = begun.find((result) => result.status === 'rejected');
  if (failed) {
    await endAll(wishes.dir);
    throw failed.reason;
  }
  const url = (name) => (typeof asked[name] === 'string' ? asked[name] : (prepared[name]?.url ?? ''));
  return {
    databaseUrl: url('postgres'),
    amqpUrl: url('rabbitmq'),
    redisUrl: url('redis'),
    imap: prepared.dovecot?.mailbox ?? null,
    get pids() {
      return Object.fromEntries(Object.keys(asked).map((name) => [name, keep.running[name]?.pid ?? null]));
    },
    stop: keep.stop,
    kill: keep.kill,
    start: keep.start,
    onExit: keep.onExit,
  };
}

async function main([dir = join('.schakel', 'services')]) {
  const others = living(dir);
  if (others.length > 0) throw new Error(`${dir} is in use by ${others.map(({ name, pid }) => `${name} (${pid})`).join(', ')}`);
  const services = await timed(say, 'Starting PostgreSQL, RabbitMQ and Redis', () => startServices({ dir, report: say }));
  say(`DATABASE_URL=${services.databaseUrl}\nAMQP_URL=${services.amqpUrl}\nREDIS_URL=${services.redisUrl}\nCtrl-C stops them.`);
  await untilAsked();
  await services.stop();
}

if (process.argv[1]?.endsWith(join('scripts', 'services.mjs'))) void runCommand(main);
