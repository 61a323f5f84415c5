import { randomUUID } from 'node:crypto';
import type { Log } from '@schakel/runtime';
import { JournalAppender } from '@schakel/store/journal-append';
import { apply, type Termijn } from '@schakel/store/termijnen';
import { createTimers } from '@schakel/transport';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { Termijnwekker } from './wekker';

const hub = 'veilig-thuis-gv';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let store: FreshStore;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.drop());

const term = (soort: string, uiterlijk: Date): Termijn => ({
  id: randomUUID(),
  casus: randomUUID(),
  soort,
  grondslag: 'afspraak',
  start: uiterlijk,
  uiterlijk,
});
const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

/** Timers whose Redis is not there: they never ring and never answer. */
const deafTimers = () => createTimers({ redisUrl: 'redis://127.0.0.1:1', logger: { info: () => undefined, warn: () => undefined } });

async function journalled(): Promise<number> {
  const { rows } = await store.owner.query<{ n: number }>("select count(*)::int as n from journal where soort = 'verstreken-termijn'");
  return rows[0]!.n;
}
const firedOf = async (id: string): Promise<boolean> =>
  (await store.owner.query<{ op: Date | null }>('select afgegaan_op as op from termijnen where id = $1', [id])).rows[0]!.op !== null;

async function waking(work: () => Promise<void>, processes = 1): Promise<void> {
  const timers = deafTimers();
  const vault = await store.vault('termijnen');
  const make = () => new Termijnwekker(store.open('termijnen'), new JournalAppender(store.open('termijnen'), vault), timers, hub, silent);
  const wekkers = Array.from({ length: processes }, make);
  await Promise.all(wekkers.map((wekker) => wekker.start()));
  await work();
  await Promise.all(wekkers.map((wekker) => wekker.stop()));
  await timers.close();
}

test('what passed fires once, also with two processes and deaf timers; what still runs or was met does not', async () => {
  const passed = Array.from({ length: 250 }, (_, at) => term('acceptatie', ago(at)));
  const [soon, met] = [term('acceptatie', new Date(Date.now() + 60_000)), term('acceptatie', ago(5))];
  await apply(store.open('afhandeling'), { gesteld: [...passed, soon, met], vervuld: [met.id] });
  await waking(async () => {
    await eventually(async () => {
      expect(await journalled()).toBe(250);
    });
  }, 2);
  await waking(async () => {});
  expect([await journalled(), await firedOf(soon.id), await firedOf(met.id), await firedOf(passed[249]!.id)]).toEqual([
    250,
    false,
    false,
    true,
  ]);
});

test('a term that cannot be journalled holds up no other, and fires when it can', async () => {
  const [stuck, other] = [term('antwoord', ago(20)), term('acceptatie', ago(10))];
  await apply(store.open('afhandeling'), { gesteld: [stuck, other], vervuld: [] });
  const taken = await new JournalAppender(store.open('termijnen'), await store.vault('termijnen')).append({
    soort: 'casus-notitie.v1',
    deur: 'termijnen',
    partij: hub,
    referentie: `termijn ${stuck.id}`,
    bytes: Buffer.from('{}'),
    dringend: false,
  });
  await waking(async () => {
    await eventually(async () => {
      expect([await firedOf(other.id), await firedOf(stuck.id)]).toEqual([true, false]);
    });
  });
  await store.owner.query('update journal set referentie = null where id = $1', [taken.id]);
  await waking(async () => {});
  expect([await firedOf(stuck.id), await journalled()]).toEqual([true, 2]);
});
