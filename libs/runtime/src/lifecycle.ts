import { errorCode, type Log } from './logger';
import { SettingError } from './environment';

/** Tells the parent that the process is ready, and where it can be watched. Without a parent it does nothing. */
export function tellReady(more: Record<string, unknown> = {}): void {
  process.send?.({ gereed: true, ...more });
}

/**
 * Runs `start` and, on SIGTERM or SIGINT, what it returned; leaves with 0 when that ended within 20 s and with 1 when it did not.
 * A start that fails leaves with 1 after one line: settings are named, anything else only by its code.
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
    log.error('start-mislukt', { code: error instanceof SettingError ? error.message : errorCode(error) });
    process.exit(1);
  }
}
