import { randomUUID } from 'node:crypto';
import { RetryLaterError, uuidV5 } from '@schakel/contracts';
import { DigikoppelingChannel, type Channel, type EbmsAdapter } from '@schakel/ketenpartners';
import { minimise } from '@schakel/privacy';
import type { Loop } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import { Outbox } from '@schakel/store/outbox';
import { verstuurOpnieuw } from '@schakel/store/verstuur-opnieuw';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { startAdapter } from '../../../../test/support/digikoppeling';
import { eventually } from '../../../../test/support/eventually';
import { deliveredInrichting } from '../../../../test/support/inrichting';
import { shippedFor } from '../../../../test/support/policies';
import { bezorgingen } from './bezorgingen';
import { Kanalen } from './kanalen';
import { Verzender } from './verzender';

const unused = {} as Channel;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const inrichting = deliveredInrichting();
const domein = 'schakel.example';
const politie = { id: 'politie-jubes', soort: 'politie', bsnToegestaan: false } as const;
const lane = 'verzending.politie-jubes.normaal';
let store: FreshStore;
let other: Awaited<ReturnType<typeof startAdapter>>;
let verzending: Database;
let outbox: Outbox;
let luisteraar: Loop;

beforeAll(async () => {
  store = await freshStore();
  other = await startAdapter();
  verzending = store.open('verzending', 4);
  outbox = new Outbox(await store.vault('verzending'));
  luisteraar = bezorgingen(verzending, outbox, other.adapter, { domein, intervalMs: 20 }, silent);
  luisteraar.start();
});
afterEach(() => other.postkamer.behave('normal'));
afterAll(async () => {
  await luisteraar.stop();
  await other.close();
  await store.drop();
});

/** Something to send to the police; `revisie` 2 is newer news of the same casus. */
async function add(casus: string = randomUUID(), revisie = 1): Promise<string> {
  const id = uuidV5(casus, politie.id, 'vt-terugkoppeling.v1', 'melding', revisie);
  const inhoud = { verzoek: randomUUID(), status: 'overdracht', uitkomst: 'overdracht', verantwoordelijke: 'Veilig Thuis' };
  const sealed = minimise('vt-terugkoppeling.v1', inhoud, shippedFor('politie'), { ontvanger: politie, doel: 'terugkoppeling' });
  const writer = new Outbox(await store.vault('afhandeling'));
  const about = {
    id,
    casus,
    ontvanger: politie.id,
    kanaal: 'digikoppeling',
    onderwerp: 'melding',
    revisie,
    dringend: false,
    lane,
  } as const;
  await store.open('afhandeling').transaction((tx) => writer.add(tx, [{ ...about, sealed, noodzaak: 'nodig', beslotenDoor: 'v.vermeer' }]));
  return id;
}
const senderBy = (adapter: Pick<EbmsAdapter, 'message' | 'send'>, wie = inrichting): Verzender => {
  const digikoppeling = new DigikoppelingChannel(adapter, domein);
  const kanalen = new Kanalen(wie, { digikoppeling, 'stuf-direct': unused, mail: unused, map: unused, http: unused });
  return new Verzender(verzending, outbox, {} as JournalAppender, kanalen, silent, () => new Date());
};
const send = (id: string, by = senderBy(other.adapter)): Promise<void> => by.send(politie.id, [id]);
/** As if the pause were over. */
const due = (id: string) => store.owner.query('update outbox set volgende_poging = now() where id = $1', [id]);
const rowOf = async (id: string) =>
  (
    await store.owner.query<{ status: string; fout: string | null; onzekerheid: string | null; open: number }>(
      `select status, laatste_fout as fout, onzekerheid,
         (select count(*)::int from wekkers where bericht_id = $1 and gesloten_op is null) as open from outbox where id = $1`,
      [id],
    )
  ).rows[0];
const becomes = (id: string, row: object) =>
  eventually(async () => {
    expect(await rowOf(id)).toMatchObject(row);
  });
/** Numbers of the ebMS messages that carry it. */
const carriedBy = async (id: string): Promise<string[]> =>
  (await other.postkamer.all()).map(({ properties }) => properties.messageId).filter((each) => each.startsWith(id));
const taken = { status: 'verzendend', fout: null, open: 1 };
const delivered = { status: 'bezorgd', fout: null, open: 0 };
const gaveUp = { status: 'onzeker', fout: 'niet-bezorgd', onzekerheid: 'ontstaan', open: 0 };

test('what the adapter took is delivered when the adapter says so, and not before', async () => {
  const id = await add();
  await other.postkamer.behave('late', 300);
  await send(id);
  expect(await rowOf(id)).toMatchObject(taken);
  await becomes(id, { ...delivered, onzekerheid: null });
  expect(await carriedBy(id)).toEqual([`${id}@${domein}`]);
  await eventually(async () => {
    expect(await other.adapter.events(['DELIVERED'], 10)).toEqual([]);
  });
});

test.each(['failed', 'expired'] as const)(
  'what is %s is for a person; let go again it is a new message, and ends when that is delivered',
  async (mode) => {
    const id = await add();
    await other.postkamer.behave(mode);
    await send(id);
    await becomes(id, gaveUp);
    await other.postkamer.behave('normal');
    expect(await outbox.claim(verzending, [id], 1_000)).toEqual([]);
    await store.open('beheer').transaction((tx) => verstuurOpnieuw(tx, [id]));
    await send(id);
    await becomes(id, { ...delivered, onzekerheid: 'opgeheven' });
    expect(await carriedBy(id)).toEqual([`${id}@${domein}`, `${id}.2@${domein}`]);
  },
);

test('an answer that was lost makes no second message', async () => {
  const id = await add();
  const losing = {
    message: (messageId: string) => other.adapter.message(messageId),
    send: async (request: Parameters<EbmsAdapter['send']>[0]) => {
      await other.adapter.send(request);
      throw new RetryLaterError('partner-onbereikbaar');
    },
  };
  await other.postkamer.behave('late', 3_600_000);
  await send(id, senderBy(losing));
  expect(await rowOf(id)).toMatchObject({ status: 'gereed', fout: 'partner-onbereikbaar', open: 1 });
  await due(id);
  await send(id);
  expect(await rowOf(id)).toMatchObject(taken);
  expect(await carriedBy(id)).toHaveLength(1);
});

test('a process that died after the adapter took it makes no second message, and asks nobody', async () => {
  const id = await add();
  await other.postkamer.behave('late', 3_600_000);
  await send(id);
  await store.owner.query("update outbox set lease_tot = now() - interval '1 s', lease_token = gen_random_uuid() where id = $1", [id]);
  expect(await outbox.expiredLeases(verzending, [], ['digikoppeling'])).toMatchObject([{ id, status: 'gereed' }]);
  await send(id);
  expect([await rowOf(id), (await carriedBy(id)).length]).toMatchObject([taken, 1]);
});

test('when no word comes the adapter is asked, which is no failure', async () => {
  const id = await add();
  await other.postkamer.behave('late', 3_600_000);
  await send(id);
  await store.owner.query("update outbox set lease_tot = now() - interval '1 s' where id = $1", [id]);
  await outbox.expiredLeases(verzending, [], ['digikoppeling']);
  expect(await rowOf(id)).toMatchObject({ status: 'gereed', fout: null, open: 1 });
  await send(id);
  expect([await rowOf(id), (await carriedBy(id)).length]).toMatchObject([taken, 1]);
});

test('newer news waits until the older is delivered', async () => {
  const casus = randomUUID();
  const [older, newer] = [await add(casus), await add(casus, 2)];
  await other.postkamer.behave('late', 200);
  await send(older);
  await send(newer);
  expect(await carriedBy(newer)).toEqual([]);
  await becomes(older, delivered);
  await send(newer);
  await becomes(newer, delivered);
});

test.each([
  ['down', 'partner-onbereikbaar'],
  ['error500', 'adapter-weigert'],
  ['garbage', 'partner-antwoord-onleesbaar'],
  ['hang', 'partner-onbereikbaar'],
] as const)('an adapter that is %s: later again, and nothing is uncertain', async (mode, fout) => {
  const id = await add();
  await other.postkamer.behave(mode);
  await send(id);
  expect(await rowOf(id)).toMatchObject({ status: 'gereed', fout, onzekerheid: null, open: 1 });
});

test('what is not in the agreement is said to be so, and goes once that is mended', async () => {
  const id = await add();
  const wrong = deliveredInrichting();
  const { digikoppeling } = wrong.partijen.find((partij) => partij.id === politie.id)!.kanaal;
  digikoppeling!.cpaId = 'CPA-ONBEKEND';
  await send(id, senderBy(other.adapter, wrong));
  expect(await rowOf(id)).toMatchObject({ status: 'gereed', fout: 'adapter-weigert' });
  await due(id);
  await send(id);
  await becomes(id, delivered);
});
