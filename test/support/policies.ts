import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '@schakel/privacy';
import { parsePolicy } from '@schakel/privacy';

const folder = join(__dirname, '../../config/verstrekkingsbeleid');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** The policies as they are shipped, by kind of recipient. */
export const shipped: ReadonlyMap<string, Policy> = new Map(
  files.map((file) => [file.replace('.yaml', ''), parsePolicy(readFileSync(join(folder, file), 'utf8'))]),
);

export function shippedFor(ontvanger: string): Policy {
  const policy = shipped.get(ontvanger);
  if (!policy) throw new Error(`no policy for ${ontvanger}`);
  return policy;
}

interface RegelInput {
  readonly doel: string;
  readonly bericht: string;
  readonly velden: readonly string[];
  readonly verboden?: readonly string[];
}

/** Text of a policy with these regels and everything else filled in; JSON is YAML. */
export const policyText = (ontvanger: string, regels: readonly RegelInput[], more: object = {}): string =>
  JSON.stringify({
    ontvanger,
    naam: 'ontvanger',
    versie: 1,
    status: 'voorstel',
    regels: regels.map((regel) => ({
      grondslag: 'wet 1',
      grondslagOntvanger: 'wet 2',
      uitleg: 'uitleg',
      bewaartermijn: 'kort',
      informatieplicht: 'ja',
      ...regel,
    })),
    ...more,
  });

export const policyWith = (ontvanger: string, ...regels: RegelInput[]): Policy => parsePolicy(policyText(ontvanger, regels));
