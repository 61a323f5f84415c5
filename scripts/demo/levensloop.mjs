/** What the hub can tell afterwards about this one report: its life, by the CLI, in ids, codes and times. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../lib/processes.mjs';

export async function toontLevensloop({ root, environmentFile }, say, { melding }) {
  say.step(`De levensloop van melding ${melding} (npm run schakel -- life ${melding}).`);
  const env = { ...process.env, ...JSON.parse(readFileSync(environmentFile, 'utf8')) };
  say.lines(await execute(process.execPath, [join(root, 'dist', 'apps', 'cli', 'src', 'main.js'), 'life', melding], { env }));
  return {};
}
