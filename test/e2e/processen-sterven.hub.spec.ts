/** A process is killed between two steps, at the worst places: nothing is lost, and nothing happens twice. */
import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually';
import { askAll, betrokken, casusOf, casusOnce, melding, openCasus, receivedBy, report, rvdkKnows, xml } from '../support/journey';
import { mailOf, xmlBijlage } from '../support/mail';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(120_000);

let hub: OwnHub;
beforeAll(async () => {
  hub = await startTestHub({ mode: 'full' });
}, 60_000);
afterAll(() => hub.stop());

/** Waits until the armed process is dead, and starts it again at once. */
async function died(point: string, group: 'gateway' | 'workers'): Promise<void> {
  await eventually(() => {
    expect(hub.wentOff(point)).toBe(true);
  }, 20_000);
  await hub.processes[group].restart();
}

const one = betrokken('dochter-huizen');

test('the gateway dies between COMMIT and answer: sent again, the report gets the receipt of the first', async () => {
  const body = melding({ personen: one });
  const politie = await hub.partij('politie-mn');
  hub.arm('intake-na-commit');
  await expect(politie.post('/v1/meldingen', body, xml)).rejects.toThrow();
  await died('intake-na-commit', 'gateway');
  const rows = await hub.sql<{ id: string }>('select id from journal');
  expect(rows).toHaveLength(1);
  expect((await report(hub, body)).id).toBe(rows[0]!.id);
  await casusOf(hub, rows[0]!.id);
  expect(await hub.sql('select count(*)::int as n from casussen')).toEqual([{ n: 1 }]);
});

test.each(['intake-na-commit', 'mail-na-commit'])(
  'the gateway dies at %s, before the relay hears 250: handed over again, the mail is one report with one receipt',
  async (point) => {
    const before = await hub.sql<{ id: string }>('select id from journal');
    const raw = await mailOf({ attachments: [xmlBijlage(melding({ personen: one }))] });
    hub.arm(point);
    expect(await hub.mail(raw)).toBe(0);
    await died(point, 'gateway');
    expect(await hub.mail(raw)).toBe(250);
    const rows = await hub.sql<{ id: string; soort: string }>('select id, soort from journal where id <> all($1) order by soort', [
      before.map(({ id }) => id),
    ]);
    expect(rows.map(({ soort }) => soort)).toEqual(['mailontvangst', 'vt-melding']);
    await casusOf(hub, rows[1]!.id);
    await eventually(async () => {
      const receipts = (await hub.mails()).filter(({ text }) => text.includes(rows[1]!.id));
      expect(receipts).toHaveLength(1);
    }, 20_000);
  },
);

test.each(['afhandeling-voor-commit', 'afhandeling-na-commit', 'relay-na-bevestiging'])(
  'the workers die at %s: the report still leads to one casus, decided once',
  async (point) => {
    hub.arm(point);
    const { id } = await report(hub, melding({ personen: one }));
    await died(point, 'workers');
    const casus = await casusOf(hub, id, 40_000);
    expect(await openCasus(hub, casus)).toMatchObject({ versie: 1, status: 'ontvangen' });
    expect(await hub.sql('select actie from audit where onderwerp = $1', [id])).toEqual([{ actie: 'casus-aangemaakt' }]);
    await eventually(async () => {
      expect(await hub.sql('select id::text from wekkers where bericht_id = $1 and gesloten_op is null', [id])).toEqual([]);
    }, 20_000);
  },
);

test('the workers die between a call and its result: the verzending is onzeker, is not sent again by itself, and once more only when a person says so', async () => {
  await rvdkKnows(hub, { 'dochter-huizen': { bekend: 'N', delayMs: 600_000 } });
  const { id } = await report(hub, melding({ referentienummer: randomUUID(), personen: one }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  hub.arm('verzending-na-aanroep');
  await askAll(hub, casus);
  await died('verzending-na-aanroep', 'workers');
  const { vragen } = await casusOnce(hub, casus.id, (now) => {
    expect(now.vragen).toHaveLength(1);
  });
  const verzending = vragen[0]!.bekendheid;
  const arrivals = async (): Promise<number> => (await receivedBy(hub, 'rvdk')).filter(({ body }) => body.includes(verzending)).length;
  expect(await arrivals()).toBe(1);
  // The lease of the dead process ends; nobody has to wait for the clock.
  await hub.sql('update outbox set lease_tot = clock_timestamp() where id = $1', [verzending]);
  const statusOf = () => hub.sql<{ status: string }>('select status from outbox where id = $1', [verzending]);
  await eventually(async () => {
    expect(await statusOf()).toEqual([{ status: 'onzeker' }]);
  }, 40_000);
  expect(await arrivals()).toBe(1);
  const uncertain = { soort: 'bezorging-onzeker', onderwerp: verzending };
  await casusOnce(hub, casus.id, ({ signalen }) => {
    expect(signalen).toMatchObject([uncertain]);
    expect(signalen[0]).not.toHaveProperty('opgeheven');
  });

  expect(await hub.cli('retry', verzending, '--reden', 'de Raad zegt dat er niets kwam')).toMatchObject({ code: 0 });
  await eventually(async () => {
    expect(await statusOf()).toEqual([{ status: 'bezorgd' }]);
  }, 20_000);
  await casusOnce(hub, casus.id, ({ signalen }) => {
    expect(signalen[0]).toHaveProperty('opgeheven');
  });
  const [first, second] = (await receivedBy(hub, 'rvdk')).filter(({ body }) => body.includes(verzending));
  expect(second!.body).toBe(first!.body);
  expect(await hub.cli('retry', verzending, '--reden', 'nog eens')).toMatchObject({ code: 1 });
});
