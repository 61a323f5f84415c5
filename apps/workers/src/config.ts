import { parseInrichting, type Inrichting } from '@schakel/contracts';
import { applyOverlay, checkPolicies, parsePolicy, usageOf, type Policy } from '@schakel/privacy';
import { readCommon, readYamlFolder, Settings, type CommonSettings } from '@schakel/runtime';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

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
  const policies = readPolicies(join(common.configDir, 'verstrekkingsbeleid'));
  const partijen = inrichting.partijen.map(({ soort, ketenpartner, mailAfzenders = [] }) => ({
    soort,
    vragen: ketenpartner?.vragen ?? false,
    mailt: mailAfzenders.length > 0,
  }));
  checkPolicies(policies, usageOf(partijen), common.omgeving);
  return Object.freeze({ ...common, inrichting, policies, smtpUrl, afzender, busVoorvoegsel });
}

/** A region's overlay stands in a folder of its own beside the national files, one per recipient, and can only take away. */
function readPolicies(folder: string): Policy[] {
  const overlays = existsSync(join(folder, 'regio')) ? readYamlFolder(join(folder, 'regio')) : {};
  return Object.entries(readYamlFolder(folder)).map(([name, text]) => {
    const policy = parsePolicy(text);
    return name in overlays ? applyOverlay(policy, overlays[name] ?? '') : policy;
  });
}
