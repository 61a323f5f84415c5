import { pino } from 'pino';

const logger = pino({ name: 'proefomgeving' });

/** What may be said of where things listen; never a secret. */
export function logReady(addresses: Readonly<Record<string, unknown>>): void {
  logger.info(addresses, 'gereed');
}

/** Name and code of an error only: its message may quote what came in. */
export function logError(event: string, error: unknown): void {
  const { name, code } = error as NodeJS.ErrnoException;
  logger.error({ name, code }, event);
}

/** The process cannot start or stop. `detail` names a setting, never its value. */
export function logFatal(error: unknown, detail: string | undefined): void {
  const { name, code } = error as NodeJS.ErrnoException;
  logger.fatal({ name, code, detail }, 'proefomgeving stopped');
}
