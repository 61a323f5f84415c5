/** An administrator heard from the recipient that it has what nobody knew the outcome of. */
import { randomUUID } from 'node:crypto';
import { uuidV5 } from '@schakel/contracts';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { untilLockWaits } from '../../../../test/support/lock-waits';
import { AuditLog } from '../audit';
import { herstel } from '../beheer';
import type { Database } from '../database';
import type { OutboxItem, Uitkomst } from '../outbox';
import { Outbox } from '../outbox';
import { attendering } from '../outbox/testing/sealed';

let store: FreshStore;
let afhandeling: Database;
let verzending: Database;
let beheer: Database;
let outbox: Outbox;
let audit: AuditLog;
beforeAll(async () => {
  store = await freshStore();
  afhandeling = store.open('afhandeling');
  verzending = store.open('verzending');
  beheer = store.open('beheer', 4);
  outbox = new Outbox(await store.vault('afhandeling'));
  audit = new AuditLog(await store.vault('beheer'));
});
afterAll(() => store.drop());

function item(revisie = 1, casus: string = randomUUID()): OutboxItem {
  const id = uuidV5(casus, 'usd-huizen', 'attendering.v1', 'kind', revisie);
  const where = { ontvanger: 'usd-huizen', kanaal: 'mail', onderwerp: 'kind', lane: 'verzending.mail.normaal' } as const;
  return { id, casus, ...where, revisie, dringend: false, sealed: attendering('usd-huizen'), noodzaak: 'nodig', beslotenDoor: 'v.vermeer' };
}
const add = (...items: OutboxItem[]) => afhandeling.transaction((tx) => outbox.add(tx, items));
const rowOf = async (id: string) =>
  (await store.owner.query<Record<string, unknown>>('select status, laatste_fout, onzekerheid, poging from outbox where id = $1', [id]))
    .rows[0];
const arrived = (...ids: string[]) => herstel(beheer, audit, 'aangekomen', ids, { actor: 'b.beheer', reden: 'gebeld, ligt er' });
async function tried(one: OutboxItem, uitkomst: Uitkomst): Promise<void> {
  const [claimed] = await outbox.claim(verzending, [one.id], 60_000);
  await outbox.result(verzending, claimed!, uitkomst);
}
const unknown = (foutcode = 'uitkomst-onbekend'): Uitkomst => ({ uitkomst: 'onzeker', foutcode });
const toldOf = async (id: string) =>
  verzending.transaction(async (tx) => {
    const held = await outbox.holdUntold(tx, id);
    if (held) await outbox.told(tx, id);
    return held?.wat;
  });

test('what arrived is delivered: its casus hears so once, the ledger stays as it was, and who said so is written down', async () => {
  const one = item();
  await add(one);
  await tried(one, unknown());
  expect(await toldOf(one.id)).toBe('ontstaan');
  const ledger = () => store.owner.query('select * from verstrekkingen where id = $1', [one.id]).then(({ rows }) => rows as unknown[]);
  const before = await ledger();
  expect(await arrived(one.id)).toEqual([one.id]);
  expect(await rowOf(one.id)).toEqual({ status: 'bezorgd', laatste_fout: null, onzekerheid: 'opgeheven', poging: 1 });
  expect([await toldOf(one.id), await toldOf(one.id)]).toEqual(['opgeheven', undefined]);
  expect([await ledger(), before.length]).toEqual([before, 1]);
  expect(await outbox.claim(verzending, [one.id], 60_000)).toEqual([]);
  const { rows } = await store.owner.query('select actie, actor, casus_id, reden is not null as reden from audit where onderwerp = $1', [
    one.id,
  ]);
  expect(rows).toEqual([{ actie: 'verzending-aangekomen', actor: 'b.beheer', casus_id: one.casus, reden: true }]);
});

test('a newer revisie that waited is woken', async () => {
  const older = item();
  const newer = item(2, older.casus);
  await add(older, newer);
  await tried(older, unknown());
  await store.owner.query("update wekkers set gepubliceerd_op = now(), beschikbaar_op = now() + interval '1 hour' where bericht_id = $1", [
    newer.id,
  ]);
  await arrived(older.id);
  const { rows } = await store.owner.query(
    'select gepubliceerd_op is null and beschikbaar_op <= clock_timestamp() as nu from wekkers where bericht_id = $1 and gesloten_op is null',
    [newer.id],
  );
  expect(rows).toEqual([{ nu: true }]);
});

test('of two administrators one said so, and the other hears that somebody did, whatever each of them said', async () => {
  const items = Array.from({ length: 40 }, () => item());
  await add(...items);
  for (const one of items) await tried(one, unknown());
  const ids = items.map(({ id }) => id);
  // Nobody can write what they did, so that all of them are at it at the same moment.
  await store.owner.query('begin');
  await store.owner.query('lock table audit in share mode');
  const all = Promise.all([
    arrived(...ids),
    arrived(...ids.toReversed()),
    herstel(beheer, audit, 'verzending', ids, { actor: 'a.ander', reden: 'ligt er niet' }),
  ]);
  await untilLockWaits(store, 'beheer', 3);
  await store.owner.query('commit');
  const [one, two, three] = await all;
  expect([...one, ...two, ...three].sort()).toEqual(ids.sort());
  const { rows } = await store.owner.query('select onderwerp from audit where onderwerp = any($1::uuid[])', [ids]);
  expect(rows).toHaveLength(ids.length);
  expect(await arrived(...ids)).toEqual([]);
});

test('only what was sent and nobody knows of can have arrived: not what waits, not what a team fetches, not where the seal broke', async () => {
  const [waits, broken, fetched] = [item(), item(), item()];
  await add(waits, broken, fetched);
  await tried(broken, unknown('zegel-verbroken'));
  await store.owner.query("update outbox set kanaal = 'postvak', status = 'onzeker' where id = $1", [fetched.id]);
  expect(await arrived(waits.id, broken.id, fetched.id, randomUUID())).toEqual([]);
  expect([await rowOf(waits.id), await rowOf(broken.id)]).toMatchObject([{ status: 'gereed' }, { status: 'onzeker' }]);
});
