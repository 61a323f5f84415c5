/** The simulated surroundings of the hub as one process: identity providers, mail sink, chain partners. Only for demo and test. */
import { pino } from 'pino';
import { readInstellingen } from './instellingen';
import { startProefomgeving } from './proefomgeving';

const log = pino({ name: 'proefomgeving' });

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
  log.info({ oidcIssuers, mailSink, smtpUrl, partners }, 'gereed');
  process.send?.(proefomgeving.gereed);
}

function fail(error: unknown): void {
  const { name, code } = error as NodeJS.ErrnoException;
  log.fatal({ name, code, variable: name === 'InstellingError' ? (error as Error).message : undefined }, 'proefomgeving stopped');
  process.exit(1);
}

main().catch(fail);
