import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../../../test/support/browser';
import { accessibilityFaults, fitsWidth, startBrowser } from '../../../../test/support/browser';
import { pressByKeyboard } from '../../../../test/support/keyboard';
import { eventually } from '../../../../test/support/eventually';
import { family, familyCasus } from '../../../../test/support/family';
import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { inrichting } from '../../../../test/support/world';
import { WerkvoorraadModule } from './werkvoorraad.module';

const shots = process.env['SCHERMBEELDEN'];
let gateway: TestGateway;
let store: MemoryWerkvoorraad;
/** One browser without JavaScript for what people do, one with it for axe, which is a script itself. */
let browser: TestBrowser;
let judge: TestBrowser;
let base: string;
let path: string;
beforeAll(async () => {
  store = new MemoryWerkvoorraad();
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    WerkvoorraadModule.with(store, inrichting),
  ]);
  await gateway.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
  [browser, judge] = await Promise.all([startBrowser({ javaScriptEnabled: false }), startBrowser()]);
}, 60_000);
beforeEach(async () => {
  store.world = familyCasus();
  store.entries.clear();
  path = `${base}/werkvoorraad/casussen/${store.file.id}`;
  const { id, status, dringend, ontvangenOp } = store.file;
  const termijn = { soort: 'veiligheidsbeoordeling', uiterlijk: new Date(store.file.termijnen[0]!.uiterlijk) };
  store.lines = [{ id, status, dringend, ontvangenOp: new Date(ontvangenOp), termijn, openVragen: 2 }];
  const cookie = await gateway.loginAs('veilig-thuis');
  for (const { context } of [browser, judge])
    await context.addCookies([{ name: 'schakel', value: cookie.slice('schakel='.length), url: base }]);
});
afterAll(async () => {
  await Promise.all([browser.close(), judge.close()]);
  await gateway.app.close();
});

async function typeInto(page: Page, id: string, text: string): Promise<void> {
  await page.focus(`#${id}`);
  await page.keyboard.type(text);
}
const shows = (page: Page, text: string) =>
  eventually(async () => {
    expect(await page.textContent('main')).toContain(text);
  });
async function openCasus(page: Page): Promise<void> {
  await page.goto(path);
  await page.fill('#reden', 'Dienst van vandaag');
  await page.click('text="Openen"');
  await page.waitForSelector('text=Termijnen');
}
async function usable(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
}

test('without JavaScript and without a mouse a worker opens a casus, notes the contact and hands it over', async () => {
  const page = await browser.open('telefoon');
  await page.goto(`${base}/werkvoorraad`);
  await pressByKeyboard(page, (await page.textContent('.kaart a'))!.trim());
  await page.waitForURL(path);
  await typeInto(page, 'reden', 'Dienst van vandaag');
  await pressByKeyboard(page, 'Openen');
  await shows(page, 'Fenne');
  await page.focus('#contactmoment');
  await page.keyboard.press('Space');
  await pressByKeyboard(page, 'Vastleggen');
  await page.waitForURL('**?bericht=*');
  await page.focus('#uitkomst');
  await page.keyboard.type('Overdracht');
  await typeInto(page, 'samenvatting', 'Het gezin wil hulp; met beide ouders is gesproken.');
  await pressByKeyboard(page, 'Besluit vastleggen');
  await shows(page, 'Aangeboden, nog niet opgepakt');
  expect(store.file.deelcasussen.map(({ personen }) => personen.length)).toEqual([2, 2, 1]);
  await page.close();
}, 30_000);

describe.each(['telefoon', 'scherm'] as const)('on a %s everybody can use', (viewport) => {
  test.each(['leeg', 'lijst'] as const)(
    'the list (%s)',
    async (state) => {
      if (state === 'leeg') store.lines = [];
      const location = 'object/betreft/heeftBetrokken/gerelateerde';
      const fouten = [{ code: 'schema-ongeldig', location }] as const;
      const bericht = { id: store.file.id, partij: 'politie-mn', deur: 'http', soort: 'vt-melding.v1', status: 'afgewezen' };
      store.refused = state === 'leeg' ? [] : [{ ...bericht, ontvangenOp: new Date(), fouten }];
      const page = await judge.open(viewport);
      await page.goto(`${base}/werkvoorraad`);
      await usable(page, `${viewport}-werkvoorraad-${state}`);
      await page.close();
    },
    30_000,
  );

  test('the question for a reason', async () => {
    const page = await judge.open(viewport);
    await page.goto(path);
    await usable(page, `${viewport}-reden`);
    await page.close();
  }, 30_000);

  test('a casus that is judged, with signals and what is wrong in a form', async () => {
    const page = await judge.open(viewport);
    await openCasus(page);
    await usable(page, `${viewport}-casus`);
    await page.selectOption('#uitkomst', 'overdracht');
    await page.click('text="Besluit vastleggen"');
    await page.waitForSelector('.veldfout');
    await usable(page, `${viewport}-casus-fouten`);
    await page.close();
  }, 30_000);

  test('a casus that was handed over', async () => {
    store.world.note('contactmoment');
    const deelcasussen = [{ personen: family.map(({ id }) => id), team: 'usd-huizen', gemeente: 'Huizen' }];
    store.world.decideOn({ deelcasussen, aard: ['08'] });
    store.world.react(0, 'acceptatie');
    store.world.react(0, 'vraag', { tekst: 'Met wie is er gesproken?' });
    const page = await judge.open(viewport);
    await openCasus(page);
    await usable(page, `${viewport}-casus-overgedragen`);
    await page.close();
  }, 30_000);
});
