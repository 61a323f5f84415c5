/** The content of run.json, from what runs. */
import { join, relative } from 'node:path';

const orNull = (text) => (text === undefined || text === '' ? null : text);
const alive = (processes) => processes.map((one) => one.pid).filter((pid) => pid !== null);

/** What the proefomgeving said when it was ready, as outsiders may know it. */
function surroundings(proef = { partners: {}, oidcIssuers: {}, users: [], clients: [] }) {
  const partners = Object.entries(proef.partners).map(([name, { control }]) => [name, { control }]);
  return {
    mailSink: orNull(proef.mailSink),
    oidcIssuer: orNull(proef.oidcIssuers['veilig-thuis']),
    oidcIssuers: proef.oidcIssuers,
    users: proef.users,
    clients: proef.clients,
    partners: Object.fromEntries(partners),
  };
}

/** The mailbox that is read: the set-up's own, else the one that its environment names. */
function mailboxOf(own, environment) {
  const { IMAP_URL: url, IMAP_GEBRUIKER: user, IMAP_WACHTWOORD: password } = environment;
  if (own || !url) return own ?? null;
  const { protocol, hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) || (protocol === 'imaps:' ? 993 : 143), user, password };
}

function entrances(imap, gateway = {}) {
  return { smtp: orNull(gateway.smtp), imap, mailSenders: gateway.mailSenders ?? [] };
}

const stores = ({ databaseUrl, amqpUrl, redisUrl }) => ({ databaseUrl, amqpUrl: orNull(amqpUrl), redisUrl: orNull(redisUrl) });

/** @param {object} hub what runs; `gateways`, `workers` and `proefomgevingen` are supervised processes */
export function describeRun({ mode, dir, root, env = {}, ports, services, gateways, workers, proefomgevingen }) {
  const managementOf = (one) => orNull(one?.ready?.managementUrl);
  return {
    mode,
    gateway: `http://127.0.0.1:${ports.gateway}`,
    management: { gateway: managementOf(gateways[0]), workers: workers.map(managementOf) },
    ...entrances(mailboxOf(services.imap, { ...process.env, ...env }), gateways[0]?.ready),
    ...stores(services),
    ...surroundings(proefomgevingen[0]?.ready),
    pids: { gateway: alive(gateways)[0] ?? null, workers: alive(workers), proefomgeving: alive(proefomgevingen), ...services.pids },
    logs: relative(root, join(dir, 'logs')),
  };
}
