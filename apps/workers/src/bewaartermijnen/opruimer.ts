import { errorCode, Loop, type Log } from '@schakel/runtime';
import { opgeruimd, tidy, type Bewaardagen, type Opgeruimd } from '@schakel/store/bewaartermijnen';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';

const everyMs = 3_600_000;

export const bewaardagen: Bewaardagen = {
  // Only to see how a bericht went; nothing decides by a wake-up that is closed.
  wekkers: 30,
  // Longer than any retry of a wake-up, the one by hand of an administrator after a long absence included.
  gezien: 90,
  // A year to compare with, and a month to look at it.
  dubbelen: 400,
};

/** Removes each hour what nobody needs any more, in small batches until nothing is left. One process at a time; another finds nothing to do. */
export const opruimer = (db: Database, log: Log): Loop =>
  new Loop(
    async () => {
      await lead(db, 'opruimen', async (lost, held) => {
        let went: Opgeruimd | undefined;
        while (!lost.aborted && (!went || total(went) > 0)) {
          went = await tidy(held, bewaardagen);
          for (const naam of opgeruimd) if (went[naam] > 0) log.info('opgeruimd', { naam, aantal: went[naam] });
        }
      });
    },
    everyMs,
    (error) => {
      log.warn('opruimen-onderbroken', { code: errorCode(error) });
    },
  );

const total = (went: Opgeruimd): number => opgeruimd.reduce((sum, naam) => sum + went[naam], 0);
