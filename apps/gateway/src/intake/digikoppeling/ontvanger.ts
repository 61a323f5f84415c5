import { RejectError, RetryLaterError, type Fout } from '@schakel/contracts';
import { EventPoller, type EbmsAdapter, type EbmsEvent } from '@schakel/ketenpartners';
import { errorCode, failpoint, Loop, type Log } from '@schakel/runtime';
import { DatabaseError, type Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import type { DigikoppelingIntake } from './digikoppeling-intake';

const deur = 'digikoppeling';
/** From this time that a message cannot be fetched a person hears of it. */
const tellFrom = 5;
/** Trouble that is not of one message: the next one would meet it too. */
const ofAll: readonly string[] = ['tijdelijk-niet-beschikbaar', 'partner-onbereikbaar'];

/**
 * Takes what comes in by Digikoppeling: asks the adapter every few seconds, journals each message, and settles it after COMMIT. A message that is read
 * twice is one melding. One process at a time asks; one bad message holds up no other; while the adapter is away the rounds come less often.
 */
export function ontvanger(
  db: Database,
  adapter: EbmsAdapter,
  intake: DigikoppelingIntake,
  intervalMs: number,
  log: Log,
  clock?: () => number,
): Loop {
  /** Of what a person was told, as long as this process knows: telling it again is the same poststuk. */
  const told = new Set<string>();
  const take = async ({ messageId }: EbmsEvent): Promise<void> => {
    const message = await adapter.message(messageId);
    if (!message) throw new RejectError('niet-gevonden');
    failpoint('digikoppeling-na-ophalen');
    const { partij, berichten, fouten } = await intake.take(message);
    const code = [...new Set(fouten.map((fout) => fout.code))].join(' ');
    log.info('digikoppeling-ontvangen', { deur, partij, aantal: berichten.length, code });
  };
  const failed = async ({ messageId }: EbmsEvent, keren: number, error: unknown): Promise<void> => {
    log.warn('digikoppeling-uitgesteld', { deur, poging: keren, code: errorCode(error) });
    const code = codeOf(error);
    if (code === undefined || ofAll.includes(code)) throw error;
    if (keren < tellFrom || told.has(messageId)) return;
    await intake.keepUnfetched(messageId, code);
    told.add(messageId);
  };
  const poller = new EventPoller(adapter, ['RECEIVED'], take, failed, clock);
  return new Loop(
    async () => {
      await lead(db, 'digikoppeling-ontvangst', (signal) => poller.round(signal));
    },
    intervalMs,
    (error) => {
      log.warn('digikoppeling-onderbroken', { deur, code: errorCode(error) });
    },
  );
}

/** What our own program stumbles over is of one message; undefined for trouble of the database. */
function codeOf(error: unknown): Fout['code'] | undefined {
  if (error instanceof RejectError || error instanceof RetryLaterError) return error.code;
  return error instanceof DatabaseError ? undefined : 'onbekend-bericht';
}
