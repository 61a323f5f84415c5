/** A browser that takes pictures of the hub as somebody sees it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from '../lib/console.mjs';

/**
 * @param {{ browser: any, run: any, folder: string, width: number }} about where the pictures go, and how wide a screen is
 */
export function makeCamera({ browser, run, folder, width }) {
  mkdirSync(folder, { recursive: true });
  const open = async () => (await browser.newContext({ viewport: { width, height: 600 } })).newPage();
  return {
    run,
    open,
    /** A page of somebody who logged in. */
    logIn: async (username) => {
      const page = await open();
      const { organisatie, password } = run.users.find((user) => user.username === username);
      await page.goto(`${run.gateway}/inloggen/bij/${organisatie}`);
      await page.fill('[name=username]', username);
      await page.fill('[name=password]', password);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${run.gateway}/**`);
      return page;
    },
    /** The whole page, or as much of its top as `height` says, or one part of it. */
    take: async (page, name, { height, part } = {}) => {
      const path = join(folder, `${name}.png`);
      if (part) await page.locator(part).first().screenshot({ path });
      else if (height) await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height } });
      else await page.screenshot({ path, fullPage: true });
      tell(path);
    },
  };
}

/** Presses this button and waits for the page that follows. */
export const press = (page, name) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
