import { errorCode, type Log } from './logger';
import { SettingError } from './environment';

/** Tells the parent that the process is ready, and where it can be watched. Without a parent it does nothing. */
export function tellReady(more: Record<string, unknown> = {}): void {
  process.send?.({ gereed: true, ...more });
}

/** Errors of our own whose message is written for the administrator: settings, files, places and database codes; never a value. */
const toldInFull = ['InrichtingError', 'PolicyError', 'KeyFileError', 'NewerDatabaseError', 'DatabaseError'];

/** What the log says of a start that failed: everything that must be mended, where the error is ours; else only its code. */
export function startFault(error: unknown): string {
  const ours = error instanceof SettingError || (error instanceof Error && toldInFull.includes(error.name));
  return ours ? error.message.replace(/\s*\n\s*/g, '; ') : errorCode(error);
}

/**
 * Runs `start` and, on SIGTERM or SIGINT, what it returned; leaves with 0 when that ended within 20 s and with 1 when it did not.
 * A start that fails leaves with 1 after one line.
 */
export async function runProcess(log: Log, start: () => Promise<() => Promise<void>>): Promise<void> {
  process.on('unhandledRejection', (reason) => {
    log.error('onverwachte-fout', { code: errorCode(reason) });
  });
  try {
    const stop = await start();
    let stopping = false;
    const leave = (): void => {
      if (stopping) return;
      stopping = true;
      log.info('stopt');
      setTimeout(() => process.exit(1), 20_000).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once('SIGTERM', leave).once('SIGINT', leave).once('disconnect', leave);
  } catch (error) {
    log.error('start-mislukt', { code: startFault(error) });
    process.exit(1);
  }
}
