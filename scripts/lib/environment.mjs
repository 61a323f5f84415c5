/** What each process of a local hub is told, by environment only; nobody gets a secret that it does not use. */
import { join } from 'node:path';
import { keepKeyFile, keepSecrets } from './secrets.mjs';

const secretNames = ['roleSecret', 'oidcClientSecret', 'sessionSecret', 'alarmSecret', 'alarmCallbackSecret'];
const loopback = (port) => `http://127.0.0.1:${port}`;

export const wantedPorts = {
  gateway: { port: 8080 },
  smtp: { port: 2525 },
  mail: { port: 8025 },
  identiteit: {},
  identiteitGemeente: {},
  mailbak: {},
  rvdk: {},
  politie: {},
  digikoppeling: {},
  alarm: {},
  dossier: {},
  regio: {},
};

const client = (secrets) => ({ OIDC_CLIENT_ID: 'schakel-gateway', OIDC_CLIENT_SECRET: secrets.oidcClientSecret });

export function proefomgevingEnvironment({ dir, ports, omgeving }) {
  return {
    OMGEVING: omgeving,
    ...client(keepSecrets(dir, secretNames)),
    GATEWAY_URL: loopback(ports.gateway),
    PROEF_GEHEIMEN: join(dir, 'proef-geheimen.json'),
    PROEF_IDENTITEIT_PORT: String(ports.identiteit),
    PROEF_IDENTITEIT_GEMEENTE_PORT: String(ports.identiteitGemeente),
    PROEF_SMTP_PORT: String(ports.mailbak),
    PROEF_MAIL_PORT: String(ports.mail),
    PROEF_RVDK_PORT: String(ports.rvdk),
    PROEF_POLITIE_PORT: String(ports.politie),
    PROEF_DIGIKOPPELING_PORT: String(ports.digikoppeling),
    PROEF_ALARM_PORT: String(ports.alarm),
    ALARM_TERUGMELDING_GEHEIM: keepSecrets(dir, secretNames).alarmCallbackSecret,
    PROEF_DOSSIER_PORT: String(ports.dossier),
    PROEF_REGIO_PORT: String(ports.regio),
  };
}

function storage({ dir, root, services, omgeving }) {
  return {
    OMGEVING: omgeving,
    DATABASE_URL: services.databaseUrl,
    DATABASE_ROLE_SECRET: keepSecrets(dir, secretNames).roleSecret,
    AMQP_URL: services.amqpUrl,
    REDIS_URL: services.redisUrl,
    SLEUTELBESTAND: keepKeyFile(dir),
    CONFIG_DIR: process.env.CONFIG_DIR ?? join(root, 'config'),
    MANAGEMENT_PORT: '0',
    // Every thread's own arena keeps what it once had; two are enough here and keep the resident size flat.
    MALLOC_ARENA_MAX: '2',
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${heap}`.trim(),
  };
}

/** The space for what lives a moment: Node's own choice of three times 16 MB is a fifth of what a whole process of the hub should need. */
const heap = '--max-semi-space-size=4';

/** @param {object} proef what the proefomgeving said when it was ready; undefined where none runs */
const outside = (proef) =>
  proef && {
    OIDC_ISSUER_VEILIG_THUIS: proef.oidcIssuers['veilig-thuis'],
    OIDC_ISSUER_GEMEENTE: proef.oidcIssuers.gemeente,
    RVDK_URL: proef.partners.rvdk.url,
    POLITIE_URL: proef.partners.politie.url,
    ALARM_URL: proef.partners.alarm.url,
    SMTP_URL: proef.smtpUrl,
    DIGIKOPPELING_URL: proef.partners.digikoppeling.url,
    DIGIKOPPELING_GEBRUIKER: proef.digikoppeling.gebruiker,
    DIGIKOPPELING_WACHTWOORD: proef.digikoppeling.wachtwoord,
    DIGIKOPPELING_DOMEIN: 'schakel.invalid',
    VEILIG_THUIS_UTRECHT_URL: proef.partners.regio.url,
    // The simulated region takes any; it only demands that there is one.
    VEILIG_THUIS_UTRECHT_TOEGANGSBEWIJS: 'oefenomgeving',
    EIGEN_SYSTEEM_URL: process.env.EIGEN_SYSTEEM_URL ?? '',
  };

/** The mailbox of this set-up; what somebody named in the environment is read too, and comes from there by itself. */
const mailbox = ({ imap }) =>
  imap && { IMAP_URL: `imap://${imap.host}:${imap.port}`, IMAP_GEBRUIKER: imap.user, IMAP_WACHTWOORD: imap.password };

export function gatewayEnvironment(setting) {
  const secrets = keepSecrets(setting.dir, secretNames);
  return {
    ...storage(setting),
    ...outside(setting.proef),
    ...client(secrets),
    GATEWAY_HOST: '127.0.0.1',
    GATEWAY_PORT: String(setting.ports.gateway),
    GATEWAY_URL: loopback(setting.ports.gateway),
    INTAKE_SMTP_PORT: String(setting.ports.smtp),
    ...mailbox(setting.services),
    SESSIE_GEHEIM: secrets.sessionSecret,
    ALARM_TERUGMELDING_GEHEIM: secrets.alarmCallbackSecret,
  };
}

export const workersEnvironment = (setting) => ({
  ...storage(setting),
  ...outside(setting.proef),
  GATEWAY_URL: loopback(setting.ports.gateway),
  ALARM_AUTORISATIE: `Bearer ${keepSecrets(setting.dir, secretNames).alarmSecret}`,
});

/** The CLI is the administrator's own hand on this machine: it may reach what the workers reach, and the test users' passwords. */
export const cliEnvironment = (setting) => ({
  ...workersEnvironment(setting),
  ...client(keepSecrets(setting.dir, secretNames)),
  PROEF_GEHEIMEN: join(setting.dir, 'proef-geheimen.json'),
  RUN_FILE: join(setting.dir, 'run.json'),
});
