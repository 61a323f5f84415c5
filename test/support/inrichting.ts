import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseInrichting } from '@schakel/contracts';
import type { Inrichting } from '@schakel/contracts';

const folder = join(__dirname, '../../config');

/** The configuration as it is delivered, with addresses on loopback. */
export function deliveredInrichting(): Inrichting {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const url = 'http://127.0.0.1:1';
  return parseInrichting(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])), {
    RVDK_URL: url,
    POLITIE_URL: url,
    VEILIG_THUIS_UTRECHT_URL: `${url}/v1/meldingen`,
    OIDC_ISSUER_VEILIG_THUIS: `${url}/vt`,
    OIDC_ISSUER_GEMEENTE: `${url}/gm`,
  });
}
