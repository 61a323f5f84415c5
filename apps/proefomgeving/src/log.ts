import { pino } from 'pino';

const logger = pino({ name: 'proefomgeving' });

/** What may be said of where things listen; never a secret. */
export function logReady(addresses: Readonly<Record<string, unknown>>): void {
  logger.info(addresses, 'gereed');
}

/** Something went wrong that is nobody's to answer for; the process goes on. */
export function logError(event: string, error: unknown): void {
  logger.error(kindOf(error), event);
}

/** The process cannot start or stop. `detail` names a setting, never its value. */
export function logFatal(error: unknown, detail: string | undefined): void {
  logger.fatal({ ...kindOf(error), detail }, 'proefomgeving stopped');
}

/** Name and code of an error only: its message may quote what came in. */
function kindOf(error: unknown): { readonly error: string; readonly code: string | undefined } {
  const { name, code } = error as NodeJS.ErrnoException;
  return { error: name, code };
}
