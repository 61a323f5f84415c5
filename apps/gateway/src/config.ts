import { eigenSysteemOf, parseInrichting } from '@schakel/contracts';
import type { Inrichting } from '@schakel/contracts';
import { hasVoorstel, regionPolicies, usageOf } from '@schakel/privacy';
import { readCommon, readPolicyFiles, readYamlFolder, SettingError, Settings } from '@schakel/runtime';
import type { CommonSettings } from '@schakel/runtime';
import { accessFrom } from './access-config';
import { apiVersie } from './version';
import type { WebSettings } from './web';

/** Everything the gateway is told from outside, checked and frozen. */
export interface GatewayConfig extends CommonSettings {
  readonly host: string;
  readonly port: number;
  readonly inrichting: Inrichting;
  readonly web: WebSettings;
  /** Undefined: no mail comes in. */
  readonly maildeur: MaildeurSettings | undefined;
}

/** Where mail comes in; with paths of a key and a certificate, STARTTLS is offered. */
export interface MaildeurSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly sleutel: string; readonly certificaat: string } | undefined;
}
type Environment = Readonly<Record<string, string | undefined>>;

const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];
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
  };
  const maildeur = readMaildeur(settings);
  settings.check();
  const inrichting = parseInrichting(readYamlFolder(common.configDir), env);
  const config = { ...common, host: own.host, port: own.port, inrichting, web: webSettings(common, own, inrichting), maildeur };
  demandSafe(config);
  return deepFreeze(config);
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

type Own = Pick<WebSettings, 'gatewayUrl' | 'oidcClientId' | 'oidcClientSecret' | 'sessieGeheim'>;

function webSettings(
  { omgeving, configDir }: CommonSettings,
  { gatewayUrl, oidcClientId, oidcClientSecret, sessieGeheim }: Own,
  region: Inrichting,
) {
  const gebruik = usageOf(region.partijen, eigenSysteemOf(region.hub) !== undefined);
  const beleidVastgesteld = !hasVoorstel(regionPolicies(...readPolicyFiles(configDir)), gebruik);
  return {
    omgeving,
    gatewayUrl,
    apiVersie,
    ...accessFrom(region),
    oidcClientId,
    oidcClientSecret,
    sessieGeheim,
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
          [loopback.includes(host), 'GATEWAY_HOST is geen loopback-adres, en OMGEVING is niet productie'],
          [loopback.includes(maildeur?.host ?? host), 'INTAKE_SMTP_HOST is geen loopback-adres, en OMGEVING is niet productie'],
        ];
  const mail = [
    !maildeur || (inrichting.hub.maildeur?.relays.length ?? 0) > 0,
    'INTAKE_SMTP_PORT: partijen.yaml noemt geen relays',
  ] as const;
  const all = [...demands, mail, [web.sessieGeheim.length >= secretLength, `SESSIE_GEHEIM is korter dan ${secretLength} tekens`] as const];
  const faults = all.filter(([holds]) => !holds).map(([, fault]) => fault);
  if (faults.length > 0) throw new SettingError(faults.join('; '));
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
