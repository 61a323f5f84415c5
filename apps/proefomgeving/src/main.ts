/** The simulated surroundings of the hub as one process: identity providers, mail sink, chain partners. Only for demo and test. */
import { InstellingError, readInstellingen } from './instellingen';
import { logFatal, logReady } from './log';
import { startProefomgeving } from './proefomgeving';

async function main(): Promise<void> {
  const proefomgeving = await startProefomgeving(readInstellingen(process.env));
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    proefomgeving.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        fail(error);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  // Without its parent nobody needs it, and nobody would end it.
  process.on('disconnect', end);
  const { oidcIssuers, mailSink, smtpUrl, partners } = proefomgeving.gereed;
  logReady({ oidcIssuers, mailSink, smtpUrl, partners });
  process.send?.(proefomgeving.gereed);
}

function fail(error: unknown): void {
  logFatal(error, error instanceof InstellingError ? error.message : undefined);
  process.exit(1);
}

main().catch(fail);
