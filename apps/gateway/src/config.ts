import { blockOf, demandProductie, eigenSysteemOf, isGelezen, parseInrichting } from '@schakel/contracts';
import type { Inrichting } from '@schakel/contracts';
import { demandRooster } from '@schakel/domain';
import { hasVoorstel, regionPolicies, usageOf } from '@schakel/privacy';
import {
  isLoopback,
  readClamd,
  readCommon,
  readDigikoppeling,
  readPolicyFiles,
  readYamlFolder,
  SettingError,
  Settings,
} from '@schakel/runtime';
import type { CommonSettings, DigikoppelingSettings } from '@schakel/runtime';
import { accessFrom } from './access-config';
import { isLokaal } from './intake/imap/verbinding';
import { apiVersie } from './version';
import type { WebSettings } from './web';

/** Everything the gateway is told from outside, checked and frozen. */
export interface GatewayConfig extends CommonSettings {
  readonly host: string;
  readonly port: number;
  readonly inrichting: Inrichting;
  readonly web: WebSettings;
  /** Signs what the provider of calls and text messages tells us; undefined: it tells us nothing. */
  readonly alarmGeheim: string | undefined;
  /** Undefined: no mail comes in. */
  readonly maildeur: MaildeurSettings | undefined;
  /** Undefined: nothing comes in by Digikoppeling. */
  readonly digikoppeling: DigikoppelingSettings | undefined;
  /** What codes for the form are mailed with. Undefined: there is no form. */
  readonly codemail: { readonly smtpUrl: string; readonly afzender: string } | undefined;
  /** Where the virus scanner listens; undefined: there is none. */
  readonly clamd: string | undefined;
}

/** Where mail comes in; with paths of a key and a certificate, STARTTLS is offered. */
export interface MaildeurSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly sleutel: string; readonly certificaat: string } | undefined;
}
type Environment = Readonly<Record<string, string | undefined>>;

const minutes = (count: number): number => count * 60_000;
const secretLength = 32;

/**
 * Reads the environment and the YAML of CONFIG_DIR.
 *
 * @throws SettingError, InrichtingError or PolicyError, naming everything that is wrong and never a value
 */
export function readConfig(env: Environment): GatewayConfig {
  const settings = new Settings(env);
  const common = readCommon(settings);
  const own = {
    host: settings.optional('GATEWAY_HOST') ?? '127.0.0.1',
    port: settings.port('GATEWAY_PORT', 8080),
    gatewayUrl: settings.url('GATEWAY_URL').replace(/\/+$/, ''),
    oidcClientId: settings.text('OIDC_CLIENT_ID'),
    oidcClientSecret: settings.text('OIDC_CLIENT_SECRET'),
    sessieGeheim: settings.text('SESSIE_GEHEIM'),
    proxies: readProxies(settings),
  };
  const maildeur = readMaildeur(settings);
  const digikoppeling = readDigikoppeling(settings, common.omgeving);
  const codemail = readCodemail(settings);
  const clamd = readClamd(settings);
  const alarmGeheim = settings.optional('ALARM_TERUGMELDING_GEHEIM');
  settings.check();
  const inrichting = parseInrichting(readYamlFolder(common.configDir), env);
  demandRooster(inrichting);
  const web = webSettings(common, own, inrichting);
  const { host, port } = own;
  const config = { ...common, host, port, inrichting, web, alarmGeheim, maildeur, digikoppeling, codemail, clamd };
  demandSafe(config);
  if (common.omgeving === 'productie') demandProductie(inrichting);
  return deepFreeze(config);
}

/** Separated by commas. */
function readProxies(settings: Settings): string[] {
  const proxies = (settings.optional('GATEWAY_PROXIES') ?? '').split(',').flatMap((each) => each.trim() || []);
  settings.demand(
    proxies.every((each) => blockOf(each) !== undefined),
    'GATEWAY_PROXIES is geen lijst van IP-adressen en CIDR-blokken',
  );
  return proxies;
}

function readMaildeur(settings: Settings): MaildeurSettings | undefined {
  if (settings.optional('INTAKE_SMTP_PORT') === undefined) return undefined;
  const sleutel = settings.optional('INTAKE_SMTP_SLEUTEL');
  return {
    host: settings.optional('INTAKE_SMTP_HOST') ?? '127.0.0.1',
    port: settings.port('INTAKE_SMTP_PORT', 0),
    tls: sleutel === undefined ? undefined : { sleutel, certificaat: settings.text('INTAKE_SMTP_CERTIFICAAT') },
  };
}

function readCodemail(settings: Settings): GatewayConfig['codemail'] {
  if (settings.optional('SMTP_URL') === undefined) return undefined;
  return { smtpUrl: settings.url('SMTP_URL'), afzender: settings.optional('MAIL_AFZENDER') ?? 'niet-beantwoorden@schakel.invalid' };
}

type Own = Pick<WebSettings, 'proxies' | 'gatewayUrl' | 'oidcClientId' | 'oidcClientSecret' | 'sessieGeheim'>;

function webSettings({ omgeving, configDir }: CommonSettings, own: Own, region: Inrichting) {
  const gebruik = usageOf(region.partijen, eigenSysteemOf(region.hub) !== undefined);
  const beleidVastgesteld = !hasVoorstel(regionPolicies(...readPolicyFiles(configDir)), gebruik);
  return {
    omgeving,
    gatewayUrl: own.gatewayUrl,
    apiVersie,
    proxies: own.proxies,
    ...accessFrom(region),
    oidcClientId: own.oidcClientId,
    oidcClientSecret: own.oidcClientSecret,
    sessieGeheim: own.sessieGeheim,
    sessieRustMs: minutes(30),
    sessieDuurMs: minutes(10 * 60),
    telefoon: region.hub.bereikbaarheidsdienst.telefoon,
    beleidVastgesteld,
  } satisfies WebSettings;
}

/** Demo and test are for synthetic data on this machine alone; production speaks TLS with everybody. */
function demandSafe({ host, web, maildeur, inrichting }: GatewayConfig): void {
  const demands: readonly (readonly [boolean, string])[] =
    web.omgeving === 'productie'
      ? [
          [web.gatewayUrl.startsWith('https:'), 'GATEWAY_URL is geen https'],
          [web.issuers.every(({ issuer }) => issuer.startsWith('https:')), 'issuers.yaml issuer is geen https'],
        ]
      : [
          [isLoopback(host), 'GATEWAY_HOST is geen loopback-adres, en OMGEVING is niet productie'],
          [isLoopback(maildeur?.host ?? host), 'INTAKE_SMTP_HOST is geen loopback-adres, en OMGEVING is niet productie'],
        ];
  const mail = [
    !maildeur || (inrichting.hub.maildeur?.relays.length ?? 0) > 0,
    'INTAKE_SMTP_PORT: partijen.yaml noemt geen relays',
  ] as const;
  const all = [
    ...demands,
    mail,
    ...postbusDemands(web.omgeving, inrichting),
    [web.sessieGeheim.length >= secretLength, `SESSIE_GEHEIM is korter dan ${secretLength} tekens`] as const,
  ];
  const faults = all.filter(([holds]) => !holds).map(([, fault]) => fault);
  if (faults.length > 0) throw new SettingError(faults.join('; '));
}

/** Whoever logs in to a mailbox has something to log in with; only this process does, so only this process asks. */
function postbusDemands(omgeving: string, { hub: { postbussen = [] } }: Inrichting): (readonly [boolean, string])[] {
  return postbussen.filter(isGelezen).flatMap(({ id, adres, wachtwoord, wachtwoordBestand, oauth2 }) => {
    const ways = [wachtwoord, wachtwoordBestand, oauth2?.clientSecret ?? oauth2?.refreshToken].filter(Boolean);
    const local = omgeving !== 'productie';
    return [
      [ways.length === 1, `postbus ${id}: geef wachtwoord, wachtwoordBestand of oauth2 met een geheim`],
      [!local || isLokaal(adres), `postbus ${id}: geen loopback-adres, en OMGEVING is niet productie`],
      [local || !oauth2 || oauth2.tokenUrl.startsWith('https:'), `postbus ${id}: tokenUrl is geen https`],
    ] as const;
  });
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
