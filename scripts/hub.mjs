/** One whole local hub: services, simulated surroundings, gateway and workers. Silent: what it has to say goes to `report`. */
import { join, resolve } from 'node:path';
import { backOff } from './lib/back-off.mjs';
import { describeRun } from './lib/describe-run.mjs';
import { cliEnvironment, gatewayEnvironment, proefomgevingEnvironment, wantedPorts, workersEnvironment } from './lib/environment.mjs';
import { choosePorts } from './lib/ports.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { removeRun, writeRun } from './lib/run-file.mjs';
import { Supervised } from './lib/supervisor.mjs';
import { startServices } from './services.mjs';

/**
 * @typedef {object} Group all processes of one kind
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill ends them (default SIGKILL) and waits; they stay down until `restart`
 * @property {() => Promise<void>} restart stops them where they still run, starts them and waits until they are ready
 * @property {(number | null)[]} pids
 * @property {import('./lib/supervisor.mjs').Supervised[]} members each by itself
 *
 * @typedef {object} Hub
 * @property {any} run the content of run.json as it is now
 * @property {import('./services.mjs').Services} services
 * @property {Record<string, string>} cliEnvironment what dist/apps/cli/src/main.js needs
 * @property {{ gateway: Group, workers: Group, proefomgeving: Group }} processes
 * @property {() => Promise<void>} stop ends all of it in order, services that were handed over excepted; idempotent
 *
 * @typedef {object} HubWishes
 * @property {'embedded' | 'full'} mode
 * @property {string} dir private directory: run.json, secrets, logs, pids, data
 * @property {string} [root] folder of the repository, built; default the working directory
 * @property {import('./services.mjs').Services} [services] running ones; they stay the caller's to stop. Without them the hub starts its own
 * @property {Record<string, { port?: number, required?: boolean }>} [ports] wishes by name (gateway, smtp, mail, ...); what is not named is any
 * @property {Record<string, string>} [env] goes to every process, above everything else
 * @property {{ gateway?: number, workers?: number, proefomgeving?: number }} [processes] how many of each; default one
 * @property {(line: string) => void} [report]
 */

const noPorts = Object.fromEntries(Object.keys(wantedPorts).map((name) => [name, {}]));

/** @param {'embedded' | 'full'} mode  @returns {Pick<import('./services.mjs').Wishes, 'postgres' | 'rabbitmq' | 'redis' | 'dovecot' | 'preferEmbedded'>} */
export function servicesOf(mode, environment = process.env) {
  if (mode === 'embedded') return { postgres: true, rabbitmq: false, redis: false, preferEmbedded: true };
  return {
    postgres: environment.DATABASE_URL || true,
    rabbitmq: environment.AMQP_URL || true,
    redis: environment.REDIS_URL || true,
    dovecot: !environment.IMAP_URL,
    preferEmbedded: false,
  };
}

/** The known ports are those of the first; what is beside it listens where there is room. */
const anyPort = { gateway: { GATEWAY_PORT: '0', INTAKE_SMTP_PORT: '0' } };

/** The processes of one app. Their environment is asked for at start, when everything that they need is known. */
function group(hub, app, count) {
  const members = [];
  const start = async (environment) => {
    for (let number = 1; number <= count; number += 1) {
      const name = number === 1 ? app : `${app}-${number}`;
      const script = join(hub.root, 'dist', 'apps', app, 'src', 'main.js');
      const log = join(hub.dir, 'logs', `${name}.log`);
      const { dir, root: cwd, report } = hub;
      const onChange = () => hub.changed();
      const env = { ...process.env, ...environment, ...(number === 1 ? {} : anyPort[app]), ...hub.env };
      members.push(new Supervised({ name, dir, script, cwd, log, report, onChange, env }));
    }
    await Promise.all(members.map((member) => member.start()));
  };
  const all = (act) => async (argument) => {
    await Promise.all(members.map((member) => member[act](argument)));
  };
  return {
    members,
    start,
    stop: all('stop'),
    kill: all('kill'),
    restart: all('restart'),
    get pids() {
      return members.map((member) => member.pid);
    },
  };
}

/** A service that ends by itself is started again too; the hub meanwhile does what it does without it. */
function superviseServices(services, report, onChange) {
  const retries = {};
  const silence = services.onExit((name, how) => {
    onChange();
    retries[name] ??= backOff({ name, report, begin: () => services.start(name).then(onChange) });
    retries[name].again(`stopped (${how})`);
  });
  return () => {
    silence();
    for (const retry of Object.values(retries)) retry.stop();
  };
}

function groupsOf(hub, { gateway = 1, workers = 1, proefomgeving = 1 }) {
  return {
    proefomgeving: group(hub, 'proefomgeving', proefomgeving),
    gateway: group(hub, 'gateway', gateway),
    workers: group(hub, 'workers', workers),
  };
}

/** Services and surroundings side by side, then gateway and workers side by side. Gives the setting that both were told. */
async function startInOrder(hub, groups, services) {
  const { dir, root, ports } = hub;
  const omgeving = hub.env.OMGEVING ?? 'demo';
  const begun = await Promise.allSettled([services, groups.proefomgeving.start(proefomgevingEnvironment({ dir, ports, omgeving }))]);
  for (const result of begun) if (result.status === 'rejected') throw result.reason;
  const proef = groups.proefomgeving.members[0]?.ready;
  const setting = { dir, root, ports, omgeving, services: await services, proef };
  await Promise.all([groups.gateway.start(gatewayEnvironment(setting)), groups.workers.start(workersEnvironment(setting))]);
  return setting;
}

/** How all of it ends: who takes work in and who does it, then the surroundings, then what holds the data. */
function ending(hub, groups, services, own) {
  let stopping;
  const inOrder = async () => {
    hub.changed = () => undefined;
    hub.letServicesGo();
    removeRun(hub.dir);
    await Promise.all([groups.gateway.stop(), groups.workers.stop()]);
    await groups.proefomgeving.stop();
    const [started] = await Promise.allSettled([services]);
    if (own && started.status === 'fulfilled') await started.value.stop();
  };
  return () => (stopping ??= inOrder());
}

/** From here on run.json is there, and written again whenever a process comes or goes. */
function publish(hub, groups, setting) {
  const { services } = setting;
  const environment = { ...cliEnvironment(setting), ...hub.env };
  const describe = () =>
    describeRun({
      ...hub,
      services,
      gateways: groups.gateway.members,
      workers: groups.workers.members,
      proefomgevingen: groups.proefomgeving.members,
    });
  hub.changed = () => writeRun(hub.dir, describe(), environment);
  hub.letServicesGo = superviseServices(services, hub.report, () => hub.changed());
  hub.changed();
  return {
    get run() {
      return describe();
    },
    services,
    cliEnvironment: environment,
    processes: groups,
  };
}

/**
 * Starts a hub and resolves once every process is ready; run.json is there from then until `stop`. When a process does not come up, everything
 * is stopped again and the error says where its log is.
 *
 * @param {HubWishes} wishes
 * @returns {Promise<Hub>}
 */
export async function startHub({ mode, dir, services: given, ports = {}, processes = {}, ...wishes }) {
  const nothing = () => undefined;
  const hub = { mode, root: process.cwd(), env: {}, report: nothing, ...wishes, changed: nothing, letServicesGo: nothing };
  hub.dir = ensurePrivateDirectory(resolve(dir));
  hub.ports = await choosePorts({ ...noPorts, ...ports });
  const groups = groupsOf(hub, processes);
  const services = given
    ? Promise.resolve(given)
    : startServices({ dir: hub.dir, root: hub.root, report: hub.report, ...servicesOf(mode) });
  const stop = ending(hub, groups, services, given === undefined);
  try {
    const setting = await startInOrder(hub, groups, services);
    return Object.assign(publish(hub, groups, setting), { stop });
  } catch (error) {
    await stop();
    throw error;
  }
}
