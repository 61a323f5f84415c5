import { randomUUID } from 'node:crypto';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { readsOf, untilPlanned } from '../../../../test/support/server-reads';
import type { Database, Queryable } from '../database';
import { Outbox, type OutboxItem } from '../outbox';
import { attendering } from './testing/sealed';

const backlog = 1_500;
const batch = 8;

let store: FreshStore;
let verzending: Database;
let outbox: Outbox;
let sender: Outbox;
beforeEach(async () => {
  store = await freshStore();
  // One connection: plans belong to a connection.
  verzending = store.open('verzending', 1);
  outbox = new Outbox(await store.vault('afhandeling'));
  sender = new Outbox(await store.vault('verzending'));
});
afterEach(() => store.drop());

const item = (): OutboxItem => ({
  id: randomUUID(),
  casus: randomUUID(),
  ontvanger: 'usd-huizen',
  kanaal: 'mail',
  onderwerp: randomUUID(),
  revisie: 1,
  dringend: false,
  lane: 'verzending.mail.normaal',
  sealed: attendering('usd-huizen'),
  noodzaak: 'toets',
  beslotenDoor: 'regel',
});

async function waiting(count: number): Promise<string[]> {
  const items = Array.from({ length: count }, item);
  const afhandeling = store.open('afhandeling', 1);
  await afhandeling.transaction((tx) => outbox.add(tx, items));
  return items.map(({ id }) => id);
}

const read = (work: (tx: Queryable) => Promise<unknown>): Promise<number> => readsOf(verzending, ['outbox', 'wekkers'], work);

async function sendBatch(tx: Queryable, ids: readonly string[]): Promise<void> {
  for (const claimed of await sender.claim(tx, ids, 60_000)) await sender.result(tx, claimed, { uitkomst: 'bezorgd' });
}

/** What the statistics saw on the day that the plans are made: nothing open, as on any quiet day. */
async function delivered(count: number): Promise<void> {
  await waiting(count);
  await store.owner.query("update outbox set status = 'bezorgd', bezorgd_op = clock_timestamp()");
  await store.owner.query('update wekkers set gepubliceerd_op = clock_timestamp(), gesloten_op = clock_timestamp()');
  await store.owner.query('vacuum analyze outbox, wekkers, sleutels');
}

test.each([1, 3_000])(
  'after a quiet day with %i delivered, sending a few reads those alone and not all that wait for others',
  async (count) => {
    await delivered(count);
    const ids = await waiting(backlog);
    let last = 0;
    for (let nr = 0; nr < untilPlanned; nr += 1) last = await read((tx) => sendBatch(tx, ids.slice(nr * batch, (nr + 1) * batch)));
    expect(last).toBeLessThanOrEqual(15 * batch);
  },
);
