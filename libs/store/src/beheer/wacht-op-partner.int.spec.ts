/** What was never tried because its partner is left alone is as visible, and as easily sent, as what failed. */
import { randomUUID } from 'node:crypto';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { AuditLog } from '../audit';
import { herstel } from '../beheer';
import { Outbox, type OutboxItem } from '../outbox';
import { attendering } from '../outbox/testing/sealed';
import { gevallen } from './oorzaak';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

const item = (): OutboxItem => ({
  id: randomUUID(),
  casus: randomUUID(),
  ontvanger: 'usd-huizen',
  kanaal: 'mail',
  lane: 'verzending.mail.normaal',
  onderwerp: 'kind',
  revisie: 1,
  dringend: false,
  sealed: attendering('usd-huizen'),
  noodzaak: 'nodig',
  beslotenDoor: 'v.vermeer',
});

test('what is held up behind a partner is listed with the moment that it comes back, and goes once when somebody says so', async () => {
  const [held, leaving] = [item(), item()];
  const outbox = new Outbox(await store.vault('afhandeling'));
  await store.open('afhandeling').transaction((tx) => outbox.add(tx, [held, leaving]));
  await outbox.putOff(store.open('verzending'), [held.id], { afterMs: 240_000, apartMs: 0 });
  const beheer = store.open('beheer');
  const audit = new AuditLog(await store.vault('beheer'));
  const listed = () => gevallen(beheer, { wat: 'verzending', partner: 'mail', status: 'gereed' }, { gemeenten: [] }, 10);
  const [found, ...others] = await listed();
  expect([found?.id, others]).toEqual([held.id, []]);
  expect(found!.volgendePoging!.getTime() - Date.now()).toBeGreaterThan(200_000);
  const send = () => herstel(beheer, audit, 'verzending', [held.id, leaving.id], { actor: 'b.beheer', reden: 'de partner is er weer' });
  expect([await send(), await send(), await listed()]).toEqual([[held.id], [], []]);
  const { rows } = await store.owner.query('select from wekkers where bericht_id = $1 and beschikbaar_op <= now()', [held.id]);
  expect(rows).toHaveLength(1);
});

test('what waits behind a partner in trouble is listed also in the moment that the hub tries it', async () => {
  const due = item();
  const outbox = new Outbox(await store.vault('afhandeling'));
  await store.open('afhandeling').transaction((tx) => outbox.add(tx, [due]));
  const listed = async () => {
    const found = await gevallen(store.open('beheer'), { wat: 'verzending', partner: 'mail', status: 'gereed' }, { gemeenten: [] }, 10);
    return found.map(({ id }) => id);
  };
  expect(await listed()).not.toContain(due.id);
  await store.owner.query("insert into partner_status (partner, toestand) values ('mail', 'open')");
  expect(await listed()).toContain(due.id);
});
