/** The police by Digikoppeling: a report comes in, what was decided goes back, and what is not delivered is for a person. */
import { randomUUID } from 'node:crypto';
import { deel, Postkamer, politieOin } from '../support/digikoppeling';
import { eventually } from '../support/eventually';
import { betrokken, casusOf, casusOnce, handOver, melding, note, openCasus, overdrachtAan, takeUp } from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('embedded');
const postkamer = new Postkamer(hub.run.partners.digikoppeling.control);
afterAll(() => postkamer.behave('normal'));

/** What went out about this melding, in order, with what the adapter knows of it. */
async function sentBack(identificatie: string): Promise<{ messageId: string; status: string; xml: string }[]> {
  return (await postkamer.all())
    .map(({ properties: { messageId, messageStatus }, dataSources }) => ({
      messageId,
      status: messageStatus,
      xml: Buffer.from(dataSources[0]?.content ?? '', 'base64').toString('utf8'),
    }))
    .filter(({ xml }) => xml.includes('vtTerugkoppelingDi01') && xml.includes(identificatie));
}
const statusOf = async (messageId: string) =>
  (await hub.sql<{ status: string }>('select status from outbox where id = $1', [messageId.slice(0, 36)]))[0]?.status;

test('a report by Digikoppeling becomes a casus; its terugkoppeling is delivered when the adapter says so, and one that is not is for a person', async () => {
  const identificatie = randomUUID();
  const body = melding({ identificatie, zender: politieOin, personen: betrokken('dochter-huizen') });
  const messageId = await postkamer.inject({ dataSources: [deel(body)] });
  await eventually(async () => {
    expect(await postkamer.statusOf(messageId)).toBe('PROCESSED');
  }, 20_000);
  const [bericht] = await hub.sql<{ id: string }>(
    "select id from journal where partij = 'politie-jubes' order by ontvangen_op desc limit 1",
  );
  const casus = await openCasus(hub, await casusOf(hub, bericht!.id));
  const decided = await handOver(hub, await note(hub, casus, 'contactmoment'));
  await eventually(async () => {
    const [first] = await sentBack(identificatie);
    expect(first?.xml).toContain('uitkomst veiligheidsbeoordeling');
    expect([first?.status, await statusOf(first!.messageId)]).toEqual(['DELIVERED', 'bezorgd']);
  }, 20_000);
  await postkamer.behave('failed');
  await takeUp(hub, 'u.usd', overdrachtAan(decided, 'usd-huizen'));
  const shown = await casusOnce(hub, casus.id, ({ signalen }) => {
    expect(signalen.map(({ soort }) => soort)).toContain('bezorging-onzeker');
  });
  const [, second] = await sentBack(identificatie);
  expect([second?.status, await statusOf(second!.messageId)]).toEqual(['DELIVERY_FAILED', 'onzeker']);
  expect(second?.xml).not.toContain(shown.id);
});
