import type { Log } from '@schakel/runtime';
import type { Database, Queryable } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import type { Timers } from '@schakel/transport';
import { Termijnwekker } from './wekker';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('a term that passed fires, also while the timers say nothing', async () => {
  const termijn = {
    id: 't1',
    casus_id: 'c1',
    soort: 'acceptatie',
    onderwerp: null,
    grondslag: 'afspraak',
    start_op: new Date(),
    uiterlijk: new Date(),
  };
  const query: Queryable['query'] = ({ text }) =>
    Promise.resolve({ rows: text.includes('for update skip locked') ? [termijn] : [], rowCount: 1 });
  const db = { query, transaction: (work: (tx: Queryable) => Promise<unknown>) => work({ query }) } as unknown as Database;
  const journalled: string[] = [];
  const journal = {
    append: ({ referentie = '' }) => {
      journalled.push(referentie);
      return Promise.resolve();
    },
  } as unknown as JournalAppender;
  const mute = { onFire: () => undefined, rebuild: () => new Promise<boolean>(() => undefined) } as unknown as Timers;
  const wekker = new Termijnwekker(db, journal, mute, 'veilig-thuis-gv', silent);
  void wekker.start();
  await new Promise(setImmediate);
  await wekker.stop();
  expect(journalled).toEqual(['termijn t1']);
});
