import type { AddressInfo } from 'node:net';
import type { TestBrowser } from '../../../../test/support/browser';
import { accessibilityFaults, fitsWidth, startBrowser } from '../../../../test/support/browser';
import { pressByKeyboard } from '../../../../test/support/keyboard';
import { MemoryInbox, offered } from '../../../../test/support/memory-inbox';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { OverdrachtenModule } from './overdrachten.module';

const shots = process.env['SCHERMBEELDEN'];
let gateway: TestGateway;
let inbox: MemoryInbox;
/** One browser without JavaScript for what people do, one with it for axe, which is a script itself. */
let browser: TestBrowser;
let judge: TestBrowser;
let base: string;
beforeAll(async () => {
  inbox = new MemoryInbox();
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    OverdrachtenModule.with(inbox),
  ]);
  await gateway.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
  [browser, judge] = await Promise.all([startBrowser({ javaScriptEnabled: false }), startBrowser()]);
}, 60_000);
beforeEach(async () => {
  inbox.items.clear();
  inbox.journal.clear();
  const cookie = await gateway.loginAs('lokaal-team', { teams: ['usd-huizen'] });
  for (const { context } of [browser, judge])
    await context.addCookies([{ name: 'schakel', value: cookie.slice('schakel='.length), url: base }]);
});
afterAll(async () => {
  await Promise.all([browser.close(), judge.close()]);
  await gateway.app.close();
});

test('without JavaScript and without a mouse a team takes a handover up and finishes it', async () => {
  const item = offered();
  inbox.put(item);
  const page = await browser.open('telefoon');
  await page.goto(`${base}/overdrachten`);
  await pressByKeyboard(page, 'Huizen, 2 personen');
  await page.waitForURL(`${base}/overdrachten/${item.id}`);
  expect(await page.textContent('main')).not.toContain('Samenvatting');
  await pressByKeyboard(page, 'Oppakken: dit is voor ons');
  await page.waitForURL('**?gedaan=acceptatie');
  expect(await page.textContent('main')).toContain('Samenvatting van Veilig Thuis');
  await pressByKeyboard(page, 'Afronden');
  await page.fill('#afronding-resultaat', 'Het team begeleidt het gezin.');
  await pressByKeyboard(page, 'Afronden');
  await page.waitForURL('**?gedaan=afronding');
  expect(inbox.items.get(item.id)!.status).toBe('afgerond');
  await page.close();
}, 30_000);

describe.each(['telefoon', 'scherm'] as const)('on a %s', (viewport) => {
  const states = {
    leeg: () => undefined,
    lijst: () => {
      inbox.put(
        offered({ dringend: true, uiterlijk: new Date(Date.now() - 1000) }),
        offered({ status: 'opgepakt', behandelaar: 'Lotte Leider' }),
      );
    },
  };
  test.each(['leeg', 'lijst'] as const)(
    'the list (%s) can be used by everybody',
    async (state) => {
      states[state]();
      const page = await judge.open(viewport);
      await page.goto(`${base}/overdrachten`);
      if (shots) await page.screenshot({ path: `${shots}/${viewport}-overdrachten-${state}.png`, fullPage: true });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
      await page.close();
    },
    30_000,
  );

  test.each(['aangeboden', 'opgepakt', 'teruggegeven', 'afgerond'] as const)(
    'a handover (%s) can be used by everybody',
    async (status) => {
      const item = offered({ status, ...(status === 'aangeboden' ? {} : { behandelaar: 'Ulla Smit' }) });
      inbox.put(item);
      const page = await judge.open(viewport);
      await page.goto(`${base}/overdrachten/${item.id}`);
      for (const summary of await page.$$('summary')) await summary.click();
      if (shots) await page.screenshot({ path: `${shots}/${viewport}-overdracht-${status}.png`, fullPage: true });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
      await page.close();
    },
    30_000,
  );
});

test('a handover of which no address is known says that the gemeente is unknown', async () => {
  const item = offered();
  inbox.put({ ...item, kop: { ...item.kop!, gemeente: 'onbekend' } });
  const page = await browser.open('scherm');
  await page.goto(`${base}/overdrachten`);
  await page.click('text=onbekende gemeente, 2 personen');
  expect(await page.textContent('h1')).toBe('Overdracht voor onbekende gemeente');
  await page.close();
}, 30_000);

test('a print says OEFENOMGEVING and holds no buttons', async () => {
  const item = offered({ status: 'opgepakt' });
  inbox.put(item);
  const page = await browser.open('scherm');
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${base}/overdrachten/${item.id}`);
  expect(await page.isVisible('.oefenomgeving')).toBe(true);
  expect(await page.isVisible('text=Er zijn zorgen')).toBe(true);
  for (const button of await page.$$('button, summary')) expect(await button.isVisible()).toBe(false);
  await page.close();
}, 30_000);
