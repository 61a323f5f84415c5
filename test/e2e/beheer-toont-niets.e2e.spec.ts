/** Nothing that an administrator can open tells of anybody: no value of a person, no casus, team or municipality. */
import { markersOf, persona, withMarkers } from '../fixtures/personas';
import { startBrowser, type TestBrowser } from '../support/browser';
import { searchable } from '../support/canary-forms';
import { logIn } from '../support/console';
import { answered, askAll, casusOf, handOver, melding, note, openCasus, quiet, report, xml } from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const hub = sharedHub('embedded');
const namen = ['moeder-huizen', 'dochter-huizen'];
const personen = namen.map((id) => ({ persoon: withMarkers(persona(id)) }));
let browser: TestBrowser;
beforeAll(async () => {
  browser = await startBrowser({ javaScriptEnabled: false });
});
afterAll(() => browser.close());

/** A report that was accepted, asked about and handed over, and one that was refused; gives the casus. */
async function journey(): Promise<string> {
  const { id } = await report(hub, melding({ personen }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  await askAll(hub, casus);
  await handOver(hub, await note(hub, await answered(hub, casus.id), 'contactmoment'));
  await quiet(hub, casus.id);
  const politie = await hub.partij('politie-mn');
  const broken = melding({ personen }).replace(/<JZ:identificatieVtMelding>[^<]*<\/JZ:identificatieVtMelding>/, '');
  expect((await politie.post('/v1/meldingen', broken, xml)).status).toBe(400);
  return casus.id;
}

test('not on a page, in a metric or in what the command line exports', async () => {
  const casus = await journey();
  const rows = await hub.sql<{ id: string }>(
    "select id::text from journal where casus_id = $1 or status = 'afgewezen' union all select id::text from outbox where casus_id = $1 and kanaal <> 'postvak'",
    [casus],
  );
  const ids = rows.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(5);
  const page = await browser.open('scherm');
  await logIn(page, hub, 'o.beheer');
  const seen: string[] = [];
  for (const path of ['', '/oorzaak?wat=geweigerd&partij=politie-mn&deur=http', ...ids.map((id) => `/berichten/${id}`)]) {
    const answer = await page.goto(`${hub.run.gateway}/beheer${path}`);
    expect([path, answer?.status()]).toEqual([path, 200]);
    seen.push(await page.content());
  }
  const { gateway, workers } = hub.run.management;
  for (const process of [gateway, ...workers]) seen.push(await (await fetch(`${process}/metrics`)).text());
  for (const command of ['status', 'lanes']) seen.push((await hub.cli(command)).out, (await hub.cli(command, '--json')).out);

  const all = seen.join('\n');
  const find = searchable(all);
  const values = namen.flatMap((one) => Object.entries(markersOf(persona(one))));
  expect(values.filter(([, value]) => find(value))).toEqual([]);
  for (const pointer of [casus, 'usd-huizen', 'gemeente-huizen', 'Huizen']) expect(all).not.toContain(pointer);
});
