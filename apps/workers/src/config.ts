import { parseInrichting, type Inrichting } from '@schakel/contracts';
import { checkPolicies, regionPolicies, usageOf, type Policy } from '@schakel/privacy';
import { readCommon, readPolicyFiles, readYamlFolder, Settings, type CommonSettings } from '@schakel/runtime';

/** Everything the workers are told from outside, checked and frozen. */
export interface WorkersConfig extends CommonSettings {
  readonly inrichting: Inrichting;
  readonly policies: readonly Policy[];
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
  settings.check();
  const inrichting = parseInrichting(readYamlFolder(common.configDir), env);
  const policies = regionPolicies(...readPolicyFiles(common.configDir));
  checkPolicies(policies, usageOf(inrichting.partijen), common.omgeving);
  return Object.freeze({ ...common, inrichting, policies, smtpUrl, afzender, busVoorvoegsel });
}
