/** The document of a melding on the page of its casus: opened with a reason, and never left behind unseen when the melding is sent on. */
import type { Onderzocht } from '@schakel/ketenpartners';
import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import { meldingMetDocument, pdf, reportWithDocument } from '../../../../test/support/met-document';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { inrichting, kind, meldingProfessional, vera, World } from '../../../../test/support/world';
import { WerkvoorraadModule } from './werkvoorraad.module';

let gateway: TestGateway;
let store: MemoryWerkvoorraad;
let path: string;
let document: string;
let browser: ReturnType<typeof pageSession>;
/** What the scanner of the region says. */
let scanner: Onderzocht = 'veilig';
beforeEach(async () => {
  store = new MemoryWerkvoorraad(new World(new Date()));
  const bericht = reportWithDocument(store.world);
  store.contents.set(bericht, meldingMetDocument);
  path = `/werkvoorraad/casussen/${store.file.id}`;
  document = `${path}/documenten/${bericht}`;
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    WerkvoorraadModule.with(store, inrichting, { scan: () => Promise.resolve(scanner) }),
  ]);
  scanner = 'veilig';
  browser = pageSession(gateway.app, await gateway.loginAs('veilig-thuis'));
});
afterEach(() => gateway.app.close());

const open = () => browser.post(`${path}/reden`, [['reden', 'Dienst van vandaag']]);
const sendOn = (...more: [string, string][]) =>
  browser.post(`${path}/doorzending`, [
    ['versie', String(store.file.versie)],
    ['regio', 'veilig-thuis-utrecht'],
    ['doorzendreden', 'woont daar'],
    ...more,
  ]);

test('it opens as it came, under a name and a type that say nothing, and not without a reason', async () => {
  const refused = await browser.get(document);
  expect([refused.statusCode, store.logged]).toEqual([400, []]);
  await open();
  expect((await browser.get(path)).body).toContain(`href="${document}"`);
  const logged = store.logged.length;
  const { statusCode, headers, rawPayload } = await browser.get(document);
  expect([statusCode, rawPayload]).toEqual([200, pdf]);
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="document.pdf"',
  });
  expect(store.logged.slice(logged)).toMatchObject([{ actie: 'casus-geopend', casus: store.file.id, reden: 'Dienst van vandaag' }]);
});

test('a melding of another casus, one without a document, or one whose key was destroyed has none', async () => {
  await open();
  expect((await browser.get(`${path}/documenten/elders`)).statusCode).toBe(404);
  store.contents.clear();
  expect((await browser.get(document)).statusCode).toBe(404);
  store.world = new World(new Date());
  store.world.report([kind]);
  const other = `/werkvoorraad/casussen/${store.file.id}`;
  await browser.post(`${other}/reden`, [['reden', 'Dienst van vandaag']]);
  const { body } = await browser.get(other);
  expect([body.includes('/documenten/'), body.includes('documentenMetDeHand')]).toEqual([false, false]);
  store.contents.set(store.file.meldingen[0]!.bericht, meldingMetDocument);
  expect((await browser.get(`${other}/documenten/${store.file.meldingen[0]!.bericht}`)).statusCode).toBe(404);
});

test('the page says before the choice that it does not go along, and takes no choice of somebody who did not say to know', async () => {
  await open();
  expect((await browser.get(path)).body).toContain('Bij deze melding hoort 1 document dat niet meegaat');
  const answer = await sendOn();
  expect([answer.statusCode, store.entries.size]).toEqual([400, 0]);
  expect(answer.body).toContain('href="#documentenMetDeHand"');
  expect(answer.body).toContain('Kruis aan dat u zorgt dat de andere regio het krijgt');
  expect(answer.body).toContain('woont daar');
});

test('once sent on, the page asks for it until somebody writes down that it was handed over', async () => {
  await open();
  expect((await sendOn(['documentenMetDeHand', 'ja'])).statusCode).toBe(303);
  const asked = 'Draag het zelf over, en leg dat vast bij Notities';
  expect((await browser.get(path)).body).toContain(`${asked}</strong>: Veilig Thuis Utrecht`);
  const fields: [string, string][] = [
    ['versie', String(store.file.versie)],
    ['onderwerp', 'documenten-overgedragen'],
  ];
  expect((await browser.post(`${path}/notities`, fields)).statusCode).toBe(303);
  const { body } = await browser.get(path);
  expect([body.includes(asked), body.includes('Documenten met de hand overgedragen')]).toEqual([false, true]);
});

test.each([
  ['onveilig', 'de virusscanner vond iets'],
  ['onbekend', 'De virusscanner kon er nog niet naar kijken'],
] as const)('it stays shut while the scanner says %s, and the worker reads why', async (said, why) => {
  scanner = said;
  await open();
  const { statusCode, body } = await browser.get(document);
  expect([statusCode, body.includes(why), body.includes('%PDF')]).toEqual([400, true, false]);
});

test('so does the mail that a melding was typed over from: it opens whole, and the page says that it does not go along', async () => {
  store.world = new World(new Date());
  const melding = { ...meldingProfessional([kind]), bron: 'mail' as const, poststuk: 'p1', door: vera };
  store.world.send('opgenomen-melding.v1', 'veilig-thuis-gv', melding);
  const mail = Buffer.from('From: buurvrouw@provider.example\r\n\r\nZie foto.');
  store.contents.set('p1', mail);
  path = `/werkvoorraad/casussen/${store.file.id}`;
  await open();
  const { body } = await browser.get(path);
  expect(body).toContain('Open de mail waaruit deze melding is overgenomen');
  expect(body).toContain('Bij deze melding hoort 1 document dat niet meegaat');
  document = `${path}/documenten/${store.file.meldingen[0]!.bericht}`;
  const { headers, rawPayload } = await browser.get(document);
  expect([rawPayload, headers['content-disposition']]).toEqual([mail, 'attachment; filename="document.eml"']);
  store.fouten.set('p1', [{ code: 'bijlage-onveilig', location: '' }]);
  expect((await browser.get(document)).statusCode).toBe(400);
});
