import { demandProductie, eigenSysteemOf, parseBeheer, parseInrichting, type BeheerInrichting, type Inrichting } from '@schakel/contracts';
import { demandRooster } from '@schakel/domain';
import { checkPolicies, regionPolicies, usageOf, type Policy } from '@schakel/privacy';
import {
  readClamd,
  readCommon,
  readDigikoppeling,
  readPolicyFiles,
  readYamlFolder,
  SettingError,
  Settings,
  type CommonSettings,
  type DigikoppelingSettings,
} from '@schakel/runtime';
import { existsSync } from 'node:fs';

/** Everything the workers are told from outside, checked and frozen. */
export interface WorkersConfig extends CommonSettings {
  readonly inrichting: Inrichting;
  readonly policies: readonly Policy[];
  /** Who is warned, and what the hub cannot know by itself. */
  readonly beheer: BeheerInrichting;
  /** Signs what goes to the webhook. */
  readonly webhookGeheim: string | undefined;
  /** Value of the Authorization header for the provider that calls and texts; there is none without one. */
  readonly alarmAutorisatie: string | undefined;
  /** Public base URL of the pages, without a slash at the end: where somebody who is woken looks. */
  readonly gatewayUrl: string;
  readonly smtpUrl: string;
  readonly digikoppeling: DigikoppelingSettings | undefined;
  /** Where the virus scanner listens; undefined: there is none. */
  readonly clamd: string | undefined;
  /** Keeps two hubs on one broker apart; absent for the only one. */
  readonly busVoorvoegsel: string | undefined;
  readonly afzender: string;
}

/**
 * Reads the environment, the inrichting and the verstrekkingsbeleid with the region's overlay.
 * @throws SettingError, InrichtingError or PolicyError, naming everything that is wrong and never a value
 */
export function readConfig(env: NodeJS.ProcessEnv): WorkersConfig {
  const settings = new Settings(env);
  const common = readCommon(settings);
  const smtpUrl = settings.url('SMTP_URL');
  const gatewayUrl = settings.url('GATEWAY_URL').replace(/\/+$/, '');
  const afzender = settings.optional('MAIL_AFZENDER') ?? 'niet-beantwoorden@schakel.invalid';
  const digikoppeling = readDigikoppeling(settings, common.omgeving);
  const clamd = readClamd(settings);
  const busVoorvoegsel = settings.optional('BUS_VOORVOEGSEL');
  const files = existsSync(common.configDir) ? readYamlFolder(common.configDir) : {};
  const beheer = parseBeheer(files, env);
  const inrichting = parseInrichting(files, env);
  if (common.omgeving === 'productie') demandProductie(inrichting);
  demandRooster(inrichting);
  const { aanbieder, webhook } = inrichting.bereikbaarheid;
  // Without a secret anybody could tell people that something is wrong, or over.
  const webhookGeheim = beheer.waarschuw.webhook || webhook ? settings.text('WAARSCHUW_WEBHOOK_GEHEIM') : undefined;
  const alarmAutorisatie = aanbieder.url ? settings.text('ALARM_AUTORISATIE') : undefined;
  settings.check();
  const byAdapter = inrichting.partijen.some(({ kanaal }) => kanaal.soort === 'digikoppeling');
  if (byAdapter && !digikoppeling) throw new SettingError('DIGIKOPPELING_URL ontbreekt: partijen.yaml noemt kanaal digikoppeling');
  const policies = regionPolicies(...readPolicyFiles(common.configDir));
  checkPolicies(policies, usageOf(inrichting.partijen, eigenSysteemOf(inrichting.hub) !== undefined), common.omgeving);
  return Object.freeze({
    ...common,
    inrichting,
    policies,
    beheer,
    webhookGeheim,
    smtpUrl,
    gatewayUrl,
    alarmAutorisatie,
    digikoppeling,
    clamd,
    afzender,
    busVoorvoegsel,
  });
}
