import { GEBRUIKERS, PARTIJEN } from './deelnemers';
import type { Gebruiker, Organisatie } from './deelnemers';
import { loadGeheimen } from './geheimen';
import type { Geheimen } from './geheimen';
import { gatewayClient, machineClient, startIdentiteit } from './identiteit/identiteit';
import type { Identiteit } from './identiteit/identiteit';
import type { Instellingen } from './instellingen';
import { startAlarm } from './ketenpartners/alarm/alarm';
import { startDigikoppeling } from './ketenpartners/digikoppeling/digikoppeling';
import { startDossiersysteem } from './ketenpartners/dossiersysteem/dossiersysteem';
import type { Partner } from './ketenpartners/partner-server';
import { startPolitie } from './ketenpartners/politie/politie';
import { startRvdk } from './ketenpartners/rvdk/rvdk';
import { startVeiligThuis } from './ketenpartners/veilig-thuis/veilig-thuis';
import { startMailbak } from './mailbak/mailbak';

/** A machine's way in: where it gets tokens and who it is. */
export interface ClientToegang {
  readonly partij: string;
  readonly soort: string;
  readonly oin: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Sent to the parent process once everything listens; holds secrets, so it goes nowhere else. */
export interface Gereed {
  readonly gereed: true;
  readonly oidcIssuers: Readonly<Record<Organisatie, string>>;
  /** The token endpoint for machines. */
  readonly tokenUrl: string;
  readonly users: readonly (Gebruiker & { readonly password: string })[];
  readonly clients: readonly ClientToegang[];
  readonly mailSink: string;
  readonly smtpUrl: string;
  readonly partners: Readonly<Record<'rvdk' | 'politie' | 'digikoppeling' | 'alarm' | 'dossier' | 'regio', Partner['urls']>>;
  /** The login of the hub at the Digikoppeling adapter. */
  readonly digikoppeling: { readonly gebruiker: string; readonly wachtwoord: string };
}

export interface Proefomgeving {
  readonly gereed: Gereed;
  /** Ends every server and every answer that still waits. Once. */
  stop(): Promise<void>;
}

/** Starts the identity providers, the mail sink and the partners, all on loopback. What started is ended again when something does not start. */
export async function startProefomgeving(instellingen: Instellingen): Promise<Proefomgeving> {
  const closers: (() => Promise<void>)[] = [];
  const started = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const running = await starting;
    closers.unshift(() => running.close());
    return running;
  };
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0)) await close();
  };
  try {
    return { gereed: await startAll(instellingen, started), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As whom the hub logs in at the Digikoppeling adapter. */
const ADAPTER = 'digikoppeling';

type Started = <T extends { close(): Promise<void> }>(starting: Promise<T>) => Promise<T>;

async function startAll(instellingen: Instellingen, started: Started): Promise<Gereed> {
  const { ports, gatewayUrl } = instellingen;
  const geheimen = await loadGeheimen(instellingen.geheimen, {
    users: GEBRUIKERS.map(({ username }) => username),
    clients: [instellingen.oidcClientId, ADAPTER, ...PARTIJEN.map(({ id }) => id)],
    given: { [instellingen.oidcClientId]: instellingen.oidcClientSecret },
  });
  const issuers = await startIssuers(instellingen, geheimen, started);
  const { tokenUrl } = issuers['veilig-thuis'];
  const clients = PARTIJEN.map(({ id, soort, oin }) => ({
    partij: id,
    soort,
    oin,
    tokenUrl,
    clientId: id,
    clientSecret: geheimen.clients[id] ?? '',
  }));
  const mailbak = await started(startMailbak({ smtp: ports.smtp, http: ports.mail }));
  const tokenOf = (id: string) => ({ tokenUrl, clientId: id, clientSecret: geheimen.clients[id] ?? '' });
  const rvdk = await started(startRvdk({ port: ports.rvdk, hubUrl: `${gatewayUrl}/v1/stuf`, token: tokenOf('rvdk') }));
  const regio = await started(
    startVeiligThuis({ port: ports.regio, hubUrl: `${gatewayUrl}/v1/doorzendingen`, token: tokenOf('veilig-thuis-utrecht') }),
  );
  const politie = await started(startPolitie(ports.politie));
  const login = { gebruiker: ADAPTER, wachtwoord: geheimen.clients[ADAPTER] ?? '' };
  const digikoppeling = await started(startDigikoppeling({ port: ports.digikoppeling, ...login }));
  const alarm = await started(
    startAlarm({ port: ports.alarm, hubUrl: `${gatewayUrl}/v1/alarm/terugmeldingen`, geheim: instellingen.alarmGeheim }),
  );
  const dossier = await started(startDossiersysteem(ports.dossier));
  return {
    gereed: true,
    oidcIssuers: { 'veilig-thuis': issuers['veilig-thuis'].issuer, gemeente: issuers.gemeente.issuer },
    tokenUrl,
    users: GEBRUIKERS.map((gebruiker) => ({ ...gebruiker, password: geheimen.users[gebruiker.username] ?? '' })),
    clients,
    mailSink: mailbak.url,
    smtpUrl: mailbak.smtpUrl,
    partners: {
      rvdk: rvdk.urls,
      politie: politie.urls,
      digikoppeling: digikoppeling.urls,
      alarm: alarm.urls,
      dossier: dossier.urls,
      regio: regio.urls,
    },
    digikoppeling: login,
  };
}

async function startIssuers(
  { ports, gatewayUrl, oidcClientId }: Instellingen,
  { users, clients }: Geheimen,
  started: Started,
): Promise<Readonly<Record<Organisatie, Identiteit>>> {
  const gateway = gatewayClient(oidcClientId, clients[oidcClientId] ?? '', gatewayUrl);
  const machines = PARTIJEN.map(({ id }) => machineClient(id, clients[id] ?? ''));
  const start = (organisatie: Organisatie, port: number): Promise<Identiteit> =>
    started(
      startIdentiteit({
        port,
        organisatie,
        gebruikers: GEBRUIKERS.filter((gebruiker) => gebruiker.organisatie === organisatie),
        passwords: users,
        clients: organisatie === 'veilig-thuis' ? [gateway, ...machines] : [gateway],
      }),
    );
  return {
    'veilig-thuis': await start('veilig-thuis', ports.identiteit),
    gemeente: await start('gemeente', ports.identiteitGemeente),
  };
}
