import { UsageError, type Context } from './command';

type Env = Context['env'];

/** How long a backup of the keys is kept, in days. @throws UsageError */
export const sleutelDagen = (env: Env): number => days(env['SLEUTELBACKUP_DAGEN'], 30, 'SLEUTELBACKUP_DAGEN');

/** How long a backup of the data is kept, in days. @throws UsageError */
export const gegevensDagen = (env: Env): number => days(env['GEGEVENSBACKUP_DAGEN'], 35, 'GEGEVENSBACKUP_DAGEN');

function days(text: string | undefined, fallback: number, name: string): number {
  const value = text ? Number(text) : fallback;
  if (!Number.isInteger(value) || value < 0) throw new UsageError(`${name} is een aantal dagen`);
  return value;
}
