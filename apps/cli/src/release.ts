import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of the hub, as the nearest package.json above says it: the source and the built program lie at different depths. */
export function release(from = __dirname): string {
  const file = join(from, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  if (dirname(from) === from) throw new Error('package.json is not there');
  return release(dirname(from));
}
