/** A team member takes an overdracht up on a telephone, without JavaScript, by keyboard; the whole team sees who is on it. */
import type { Page } from 'playwright-core';
import { persona } from '../fixtures/personas';
import { fitsWidth, startBrowser, type TestBrowser } from '../support/browser';
import { betrokken, inInbox, offered, overdrachtAan, samenvatting } from '../support/journey';
import { pressByKeyboard } from '../support/keyboard';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const hub = sharedHub('full');
const browsers: TestBrowser[] = [];
afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

/** A telephone of somebody's own, logged in at the login service of the gemeente. */
async function telephoneOf(username: string): Promise<Page> {
  const browser = await startBrowser({ javaScriptEnabled: false });
  browsers.push(browser);
  const page = await browser.open('telefoon');
  await page.goto(`${hub.run.gateway}/inloggen/bij/gemeente`);
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', hub.run.users.find((user) => user.username === username)!.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${hub.run.gateway}/**`);
  return page;
}

const textOf = (page: Page): Promise<string> => page.locator('body').innerText();

test('heading first, content after oppakken, and the name of who took it up for the whole team', async () => {
  const id = overdrachtAan(await offered(hub, betrokken('dochter-huizen')), 'usd-huizen');
  await inInbox(hub, 'u.usd', id);
  const page = await telephoneOf('u.usd');
  await page.goto(`${hub.run.gateway}/overdrachten/${id}`);
  const heading = await textOf(page);
  expect(heading).toContain('OEFENOMGEVING');
  expect(heading).toContain(persona('dochter-huizen').geslachtsnaam);
  expect(heading).not.toContain(samenvatting);
  expect(await fitsWidth(page)).toBe(true);

  await pressByKeyboard(page, 'Oppakken: dit is voor ons');
  await page.waitForURL(new RegExp(`/overdrachten/${id}\\?gedaan=acceptatie`));
  expect(await textOf(page)).toContain(samenvatting);

  const colleague = await telephoneOf('l.leider');
  await colleague.goto(`${hub.run.gateway}/overdrachten/${id}`);
  expect(await textOf(colleague)).toContain('Ulla Smit');
});

test('somebody of another team is told that it is not there', async () => {
  const id = overdrachtAan(await offered(hub, betrokken('dochter-huizen')), 'usd-huizen');
  const page = await telephoneOf('h.hilver');
  const answer = await page.goto(`${hub.run.gateway}/overdrachten/${id}`);
  expect(answer?.status()).toBe(404);
  expect(await textOf(page)).not.toContain(id);
});
