import { eigenSysteemOf, parseBeheer, parseInrichting, type BeheerInrichting, type Inrichting } from '@schakel/contracts';
import { checkPolicies, regionPolicies, usageOf, type Policy } from '@schakel/privacy';
import { readCommon, readPolicyFiles, readYamlFolder, Settings, type CommonSettings } from '@schakel/runtime';
import { existsSync } from 'node:fs';

/** Everything the workers are told from outside, checked and frozen. */
export interface WorkersConfig extends CommonSettings {
  readonly inrichting: Inrichting;
  readonly policies: readonly Policy[];
  /** Who is warned, and what the hub cannot know by itself. */
  readonly beheer: BeheerInrichting;
  /** Signs what goes to the webhook. */
  readonly webhookGeheim: string | undefined;
  readonly smtpUrl: string;
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
  const afzender = settings.optional('MAIL_AFZENDER') ?? 'niet-beantwoorden@schakel.invalid';
  const busVoorvoegsel = settings.optional('BUS_VOORVOEGSEL');
  const files = existsSync(common.configDir) ? readYamlFolder(common.configDir) : {};
  const beheer = parseBeheer(files, env);
  // Without a secret anybody could tell administrators that something is wrong, or over.
  const webhookGeheim = beheer.waarschuw.webhook ? settings.text('WAARSCHUW_WEBHOOK_GEHEIM') : undefined;
  settings.check();
  const inrichting = parseInrichting(files, env);
  const policies = regionPolicies(...readPolicyFiles(common.configDir));
  checkPolicies(policies, usageOf(inrichting.partijen, eigenSysteemOf(inrichting.hub) !== undefined), common.omgeving);
  return Object.freeze({ ...common, inrichting, policies, beheer, webhookGeheim, smtpUrl, afzender, busVoorvoegsel });
}
