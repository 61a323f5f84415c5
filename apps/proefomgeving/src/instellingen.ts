/** Where everything listens and who the hub is; read from the environment only. */
export interface Instellingen {
  readonly ports: {
    readonly identiteit: number;
    readonly identiteitGemeente: number;
    readonly smtp: number;
    readonly mail: number;
    readonly rvdk: number;
    readonly politie: number;
    readonly digikoppeling: number;
    readonly alarm: number;
    readonly dossier: number;
    readonly regio: number;
  };
  /** Base URL of the hub, without a slash at the end: redirect URIs, and where partners post their answers. */
  readonly gatewayUrl: string;
  readonly oidcClientId: string;
  /** Empty: taken from the secrets file, or made. */
  readonly oidcClientSecret: string;
  /** Signs what the provider of calls and text messages tells the hub; empty: it tells nothing that the hub believes. */
  readonly alarmGeheim: string;
  /** Path of the JSON file with the passwords and client secrets; what is missing is made and written back. */
  readonly geheimen: string;
}

/** A setting is absent or cannot be read; the message names the variable, never its value. */
export class InstellingError extends Error {
  override readonly name = 'InstellingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws InstellingError, also when OMGEVING is productie: simulated partners never run there */
export function readInstellingen(env: Environment): Instellingen {
  if (env['OMGEVING'] !== 'demo' && env['OMGEVING'] !== 'test') throw new InstellingError('OMGEVING is not demo or test');
  return {
    ports: {
      identiteit: port(env, 'PROEF_IDENTITEIT_PORT'),
      identiteitGemeente: port(env, 'PROEF_IDENTITEIT_GEMEENTE_PORT'),
      smtp: port(env, 'PROEF_SMTP_PORT'),
      mail: port(env, 'PROEF_MAIL_PORT'),
      rvdk: port(env, 'PROEF_RVDK_PORT'),
      politie: port(env, 'PROEF_POLITIE_PORT'),
      digikoppeling: port(env, 'PROEF_DIGIKOPPELING_PORT'),
      alarm: port(env, 'PROEF_ALARM_PORT'),
      dossier: port(env, 'PROEF_DOSSIER_PORT'),
      regio: port(env, 'PROEF_REGIO_PORT'),
    },
    gatewayUrl: required(env, 'GATEWAY_URL').replace(/\/+$/, ''),
    oidcClientId: env['OIDC_CLIENT_ID'] ?? 'schakel-gateway',
    oidcClientSecret: env['OIDC_CLIENT_SECRET'] ?? '',
    alarmGeheim: env['ALARM_TERUGMELDING_GEHEIM'] ?? '',
    geheimen: required(env, 'PROEF_GEHEIMEN'),
  };
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new InstellingError(`${name} is missing`);
  return value;
}

function port(env: Environment, name: string): number {
  const text = env[name] ?? '0';
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535) throw new InstellingError(`${name} is not a port`);
  return value;
}
