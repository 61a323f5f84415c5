/** A professional at the public form. */
import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import type { TestHub } from './test-hub';

/** The code that was mailed last to this address. */
export const codeFor = (hub: TestHub, adres: string): Promise<string> =>
  eventually(async () => {
    const mail = (await hub.mails()).findLast(({ to }) => to.includes(adres));
    const code = /Code: (\d{4} \d{4})/.exec(mail?.text ?? '')?.[1];
    if (!code) throw new Error('no code came yet');
    return code;
  }, 20_000);

/** Tabs until the control with this id has the focus, and types: as somebody without a mouse. @throws when it cannot be reached */
export async function typeAt(page: Page, id: string, text: string): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs++) {
    if ((await page.evaluate<string>("document.activeElement?.id ?? ''")) === id) return page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reachable by keyboard: ${id}`);
}
