import { Controller, Get, Module, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Page } from 'playwright-core';
import { choosePorts } from '../../../../../scripts/lib/ports.mjs';
import type { TestBrowser } from '../../../../../test/support/browser';
import { accessibilityFaults, fitsWidth, startBrowser } from '../../../../../test/support/browser';
import { pressByKeyboard } from '../../../../../test/support/keyboard';
import type { Proef } from '../../../../../test/support/proef';
import { startProef } from '../../../../../test/support/proef';
import type { TestGateway } from '../../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../../test/support/test-gateway';
import { Pages, Pagina, Voor } from '..';

@Controller()
class ProbeController {
  constructor(private readonly pages: Pages) {}
  @Get('werkvoorraad') @Voor('veilig-thuis') @Pagina() work(@Req() request: FastifyRequest) {
    return this.pages.render(request, '@start');
  }
  @Get('overdrachten') @Voor('lokaal-team') @Pagina() inbox(@Req() request: FastifyRequest) {
    return this.pages.render(request, '@start');
  }
}
@Module({ controllers: [ProbeController] })
class ProbeModule {}

let proef: Proef;
let gateway: TestGateway;
let browser: TestBrowser;
let base: string;
beforeAll(async () => {
  const { gateway: port } = await choosePorts({ gateway: {} });
  base = `http://127.0.0.1:${port}`;
  proef = await startProef(base);
  const { 'veilig-thuis': veiligThuis, gemeente } = proef.gereed.oidcIssuers;
  gateway = await startTestGateway(testSettings({ veiligThuis, gemeente }, { gatewayUrl: base }), [ProbeModule]);
  await gateway.app.listen(port, '127.0.0.1');
  browser = await startBrowser();
}, 60_000);
afterEach(() => browser.context.clearCookies());
afterAll(async () => {
  await browser.close();
  await gateway.app.close();
  await proef.stop();
});

/** Fills in the page of the login service. */
async function logIn(page: Page, username: string): Promise<void> {
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', proef.gereed.users.find((user) => user.username === username)!.password);
  await page.keyboard.press('Enter');
}

test('a worker and a team member each log in at their own organisation and land on their own screen', async () => {
  for (const [organisatie, username, screen] of [
    ['Veilig Thuis Gooi en Vechtstreek', 'v.vermeer', '/werkvoorraad'],
    ['Gemeenten en uitvoeringsdiensten', 'u.usd', '/overdrachten'],
  ] as const) {
    const page = await browser.open('scherm');
    await page.goto(base);
    await page.click(`text=${organisatie}`);
    await logIn(page, username);
    await page.waitForURL(`${base}${screen}`);
    expect(await page.textContent('header')).toContain(proef.gereed.users.find((user) => user.username === username)!.naam);
    await browser.context.clearCookies();
    await page.close();
  }
}, 30_000);

test('by keyboard alone one comes in and goes out, and is out then', async () => {
  const before = gateway.sessions.kept.size;
  const page = await browser.open('telefoon');
  await page.goto(base);
  await pressByKeyboard(page, 'Gemeenten en uitvoeringsdiensten');
  await page.waitForSelector('[name=username]');
  await logIn(page, 'u.usd');
  await page.waitForURL(`${base}/overdrachten`);
  await pressByKeyboard(page, 'Uitloggen');
  await page.waitForURL(`${base}/uitgelogd`);
  expect(gateway.sessions.kept.size).toBe(before);
  expect(gateway.sessions.left).toEqual([expect.stringMatching(/^gemeente:./)]);
  await page.goto(`${base}/overdrachten`);
  expect(page.url()).toBe(`${base}/inloggen`);
  await page.close();
}, 30_000);

test('who followed a link comes back to it after the login', async () => {
  const page = await browser.open('scherm');
  await page.goto(`${base}/overdrachten`);
  await page.click('text=Gemeenten');
  await logIn(page, 'u.usd');
  await page.waitForURL(`${base}/overdrachten`);
  await page.close();
}, 30_000);

test('a login that another browser began logs nobody in', async () => {
  const elsewhere = await gateway.app.inject('/inloggen/bij/gemeente');
  const page = await browser.open('scherm');
  await page.goto(String(elsewhere.headers.location));
  await logIn(page, 'u.usd');
  await page.waitForURL('**/inloggen/terug?*');
  expect(await page.textContent('h1')).toBe('U bent niet ingelogd');
  expect(gateway.accessLog.lines.at(-1)).toEqual(['refused', undefined]);
  await page.goto(`${base}/`);
  expect(page.url()).toBe(`${base}/inloggen`);
  await page.close();
}, 30_000);

test('somebody without a role here is told so and gets no session', async () => {
  const settings = testSettings(
    { veiligThuis: proef.gereed.oidcIssuers['veilig-thuis'], gemeente: proef.gereed.oidcIssuers.gemeente },
    { gatewayUrl: base },
  );
  expect(settings.issuers[0]!.rollen).not.toContain('fg');
  const page = await browser.open('telefoon');
  await page.goto(`${base}/inloggen/bij/veilig-thuis`);
  await logIn(page, 'f.gezag');
  await page.waitForURL('**/inloggen/terug?*');
  expect(await page.textContent('h1')).toBe('Dit mag u niet');
  expect(gateway.accessLog.lines.at(-1)).toEqual(['refused', expect.stringMatching(/^veilig-thuis:./)]);
  await page.goto(`${base}/`);
  expect(page.url()).toBe(`${base}/inloggen`);
  await page.close();
}, 30_000);

describe.each(['telefoon', 'scherm'] as const)('on a %s', (viewport) => {
  test.each(['/inloggen', '/uitgelogd', '/bestaat-niet'])(
    '%s can be used by everybody',
    async (path) => {
      const page = await browser.open(viewport);
      await page.goto(`${base}${path}`);
      if (process.env['SCHERMBEELDEN'])
        await page.screenshot({ path: `${process.env['SCHERMBEELDEN']}/${viewport}${path.replace('/', '-')}.png` });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
      await page.close();
    },
    30_000,
  );

  test('the screen of somebody who is logged in can be used by everybody', async () => {
    const page = await browser.open(viewport);
    await page.goto(`${base}/inloggen/bij/veilig-thuis`);
    await logIn(page, 'v.vermeer');
    await page.waitForURL(`${base}/werkvoorraad`);
    if (process.env['SCHERMBEELDEN']) await page.screenshot({ path: `${process.env['SCHERMBEELDEN']}/${viewport}-start.png` });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.close();
  }, 30_000);
});
