/** The database is lost and comes back from its backup under another hub: what was open goes on, and no partner gets anything twice. */
import { createDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import {
  askAll,
  betrokken,
  casusOf,
  expectStatus,
  inInbox,
  melding,
  offered,
  openCasus,
  overdrachtAan,
  quiet,
  receivedBy,
  report,
  takeUp,
} from '../support/journey';
import { put } from '../support/partner';
import { testDirectory } from '../support/services';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(240_000);

const hubs: OwnHub[] = [];
afterAll(async () => {
  for (const hub of hubs) await hub.stop();
});
async function start(options: Partial<Parameters<typeof startTestHub>[0]> = {}): Promise<OwnHub> {
  const hub = await startTestHub({ mode: 'full', ...options });
  hubs.push(hub);
  return hub;
}
const status = async (hub: OwnHub, id: string) =>
  (await hub.sql<{ status: string }>('select status from outbox where id = $1', [id]))[0]?.status;

test('a second hub on the restored database goes on where the first one stood', async () => {
  const first = await start();
  const handed = await offered(first, betrokken('moeder-huizen', 'dochter-huizen'));
  await quiet(first, handed.id);
  const overdracht = overdrachtAan(handed, 'usd-huizen');
  await inInbox(first, 'u.usd', overdracht);

  // A question is on its way, and the partner does not answer: nobody knows whether it arrived.
  await put(first.run.partners.rvdk, 'mode', { mode: 'hang' });
  const asked = await openCasus(
    first,
    await casusOf(first, (await report(first, melding({ personen: betrokken('volwassene-hilversum') }))).id),
  );
  await askAll(first, asked);
  const vraag = await eventually(async () => {
    const [row] = await first.sql<{ id: string }>(
      "select id from outbox where casus_id = $1 and status = 'verzendend' and ontvanger = 'rvdk'",
      [asked.id],
    );
    expect(row).toBeDefined();
    return String(row?.id);
  }, 20_000);
  expect((await receivedBy(first, 'rvdk')).filter(({ body }) => body.includes(vraag))).toHaveLength(1);

  // A report is in the journal and not handled yet.
  await first.processes.workers.kill();
  const waiting = await report(first, melding({ personen: betrokken('moeder-huizen') }));
  const folder = testDirectory('back-up');
  expect((await first.cli('backup', folder)).code).toBe(0);
  const { sleutelbestand } = first;
  await first.stop();

  const database = await createDatabase();
  const restored = await first.cli('herstel', folder, '--naar', database, '--json');
  expect({ code: restored.code, err: restored.code === 0 ? '' : restored.err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(restored.out)).toMatchObject({ goed: true, hervat: { onzeker: 1 }, rechtgezet: { vernietigd: [], sleutels: 0 } });

  const second = await start({ database, sleutelbestand });
  const handled = await openCasus(second, await casusOf(second, waiting.id));
  expect(handled.meldingen).toHaveLength(1);
  expect((await takeUp(second, 'u.usd', overdracht)).inhoud?.personen).toHaveLength(2);
  await quiet(second, handed.id);
  const again = expectStatus(await (await second.partij('politie-mn')).get(`/v1/meldingen/${waiting.id}`), 200);
  expect(again).toMatchObject({ id: waiting.id, ontvangenOp: waiting.ontvangenOp });

  // The question went out once, and goes once more only when a person says so: the same message, by its own number.
  expect(await status(second, vraag)).toBe('onzeker');
  expect((await receivedBy(second, 'rvdk')).filter(({ body }) => body.includes(vraag))).toEqual([]);
  expect((await second.cli('retry', vraag, '--reden', 'RvdK kreeg niets')).code).toBe(0);
  await eventually(async () => {
    expect(await status(second, vraag)).toBe('bezorgd');
  }, 20_000);
  expect((await receivedBy(second, 'rvdk')).filter(({ body }) => body.includes(vraag))).toHaveLength(1);
  await eventually(async () => {
    expect(await second.cli('audit', 'verify')).toMatchObject({ code: 0 });
  });
});
