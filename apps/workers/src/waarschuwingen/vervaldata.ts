import type { Vervaldatum } from '@schakel/beheer';
import { errorCode, Loop, type Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import { noteerVervaldata, vergeetVervaldata } from '@schakel/store/vervaldata';
import { tlsDatum } from './tls-datum';
import { firstOfEach, type Adres } from './vervalt';

const everyMs = 24 * 3_600_000;

/** Looks once a day until when everything is valid that ends by itself. What cannot be seen now keeps the date it had. */
export const vervaldata = (db: Database, adressen: readonly Adres[], bekend: readonly Vervaldatum[], log: Log): Loop =>
  new Loop(
    async () => {
      await lead(db, 'vervaldata', async () => {
        const seen = (await Promise.all(adressen.map(look))).flat();
        await noteerVervaldata(db, firstOfEach([...bekend, ...seen]));
        await vergeetVervaldata(db, [...bekend, ...adressen]);
      });
    },
    everyMs,
    (error) => {
      log.warn('vervaldata-onderbroken', { code: errorCode(error) });
    },
  );

async function look({ soort, onderwerp, url }: Adres): Promise<Vervaldatum[]> {
  const geldigTot = await tlsDatum(url);
  return geldigTot ? [{ soort, onderwerp, geldigTot }] : [];
}
