/** The content of run.json, from what runs. */
import { join, relative } from 'node:path';

const orNull = (text) => (text === undefined || text === '' ? null : text);
const alive = (processes) => processes.map((one) => one.pid).filter((pid) => pid !== null);

function partnersOf(proef) {
  return Object.fromEntries(Object.entries(proef?.partners ?? {}).map(([name, { control }]) => [name, { control }]));
}

/** @param {object} hub `{ mode, dir, root, ports, services, gateways, workers, proefomgevingen }` */
export function describeRun({ mode, dir, root, ports, services, gateways, workers, proefomgevingen }) {
  const [gateway, proef] = [gateways[0]?.ready, proefomgevingen[0]?.ready];
  return {
    mode,
    gateway: `http://127.0.0.1:${ports.gateway}`,
    management: { gateway: orNull(gateway?.managementUrl), workers: workers.map((one) => orNull(one.ready?.managementUrl)) },
    smtp: orNull(gateway?.smtp),
    imap: null,
    mailSenders: gateway?.mailSenders ?? [],
    mailSink: orNull(proef?.mailSink),
    databaseUrl: services.databaseUrl,
    amqpUrl: orNull(services.amqpUrl),
    redisUrl: orNull(services.redisUrl),
    oidcIssuer: orNull(proef?.oidcIssuers['veilig-thuis']),
    users: proef?.users ?? [],
    clients: proef?.clients ?? [],
    partners: partnersOf(proef),
    pids: { gateway: gateways[0]?.pid ?? null, workers: alive(workers), proefomgeving: alive(proefomgevingen), ...services.pids },
    logs: relative(root, join(dir, 'logs')),
  };
}
