/** A browser that takes pictures of the hub as somebody sees it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from '../lib/console.mjs';

/**
 * @param {{ browser: any, run: any, folder: string, width: number, isWanted: (name: string) => boolean }} about
 *   where the pictures go, how wide a screen is, and which are kept
 */
export function makeCamera({ browser, run, folder, width, isWanted }) {
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
    /** The whole page; with `height` as much of it, from its top or from this heading. */
    take: async (page, name, { height, heading } = {}) => {
      if (!isWanted(name)) return;
      const path = join(folder, `${name}.png`);
      const y = heading ? (await page.getByRole('heading', { name: heading }).boundingBox()).y - 16 : 0;
      await page.screenshot({ path, fullPage: true, ...(height ? { clip: { x: 0, y, width, height } } : {}) });
      tell(path);
    },
  };
}

/** Presses this button and waits for the page that follows. */
export const press = (page, name) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
