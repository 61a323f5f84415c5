/** A private RabbitMQ on loopback with a port mapper (epmd) of its own; its own would listen everywhere and stay behind. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from './conversation.mjs';
import { ensurePrivateDirectory, writePrivate } from './private-files.mjs';
import { launch, whenReady } from './processes.mjs';

const configuration = (port, password) => `listeners.tcp.default = 127.0.0.1:${port}
loopback_users.guest = true
default_user = schakel
default_pass = ${password}
vm_memory_high_watermark.absolute = 512MiB
disk_free_limit.absolute = 200MB
log.file.level = info
log.console = false
`;

/** RUNNING_UNDER_SYSTEMD makes the start script become the server, so that the pid that we hold is the server's. */
const environment = (home, ports) => ({
  ...process.env,
  HOME: join(home, 'home'),
  RABBITMQ_HOME_DIR: '',
  RABBITMQ_NODENAME: 'schakel@localhost',
  RABBITMQ_DIST_PORT: String(ports.distribution),
  RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
  RABBITMQ_CONF_ENV_FILE: '/dev/null',
  RABBITMQ_MNESIA_BASE: join(home, 'mnesia'),
  RABBITMQ_LOG_BASE: join(home, 'log'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
  RABBITMQ_FEATURE_FLAGS_FILE: join(home, 'feature_flags'),
  RABBITMQ_PID_FILE: join(home, 'pid'),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
  ERL_EPMD_ADDRESS: '127.0.0.1',
  ERL_EPMD_PORT: String(ports.mapper),
  RUNNING_UNDER_SYSTEMD: 'true',
  NOTIFY_SOCKET: '',
});

function writeFiles(home, ports, password) {
  for (const folder of ['mnesia', 'log', 'home']) ensurePrivateDirectory(join(home, folder));
  writePrivate(join(home, 'rabbitmq.conf'), configuration(ports.amqp, password));
  writePrivate(join(home, 'enabled_plugins'), '[].\n');
  const cookie = join(home, 'home', '.erlang.cookie');
  if (existsSync(cookie)) return;
  writePrivate(cookie, randomBytes(24).toString('hex'));
  chmodSync(cookie, 0o400);
}

/** @param {{ dir: string, programs: { server: string, mapper: string }, ports: { amqp: number, distribution: number, mapper: number }, password: string }} options */
export function prepareRabbitmq({ dir, programs, ports, password }) {
  const home = ensurePrivateDirectory(join(dir, 'rabbitmq'));
  writeFiles(home, ports, password);
  const env = environment(home, ports);
  const log = join(dir, 'logs', 'rabbitmq.log');
  const start = async () => {
    const mapper = launch({ dir, name: 'epmd', command: programs.mapper, args: [], env, log });
    const running = launch({ dir, name: 'rabbitmq', command: programs.server, args: [], env, log });
    const exited = running.exited.then(async (result) => {
      await mapper.stop();
      return result;
    });
    await whenReady(running, () => answers(ports.amqp, 'AMQP\0\0\x09\x01', 'capabilities'), 60_000);
    return { ...running, exited };
  };
  return { url: `amqp://schakel:${password}@127.0.0.1:${ports.amqp}`, start };
}
