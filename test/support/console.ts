/** An administrator at the console, with a real browser. */
import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import type { TestHub } from './test-hub';

/** Logs in at the login service of an organisation, as its test user. */
export async function logIn(page: Page, hub: TestHub, username: string): Promise<void> {
  const user = hub.run.users.find((one) => one.username === username);
  if (!user) throw new Error(`there is no test user ${username}`);
  await page.goto(`${hub.run.gateway}/inloggen/bij/${user.organisatie}`);
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', user.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${hub.run.gateway}/**`);
}

export class Console {
  constructor(
    private readonly page: Page,
    private readonly hub: TestHub,
  ) {}

  /** What the overview says now. */
  async text(): Promise<string> {
    await this.page.goto(`${this.hub.run.gateway}/beheer?ververs=nee`);
    return this.page.locator('main').innerText();
  }

  /** Reads until the overview says this. */
  says(sentence: string, timeoutMs = 60_000): Promise<void> {
    return eventually(
      async () => {
        expect(await this.text()).toContain(sentence);
      },
      timeoutMs,
      500,
    );
  }

  /** Nothing asks for action any more. */
  goesGreen(timeoutMs = 60_000): Promise<void> {
    return this.says('Niemand hoeft iets te doen', timeoutMs);
  }

  /**
   * Opens what belongs to this sentence, gives the reason and presses the button for all; resolves with how it ended. `first` is what happens
   * outside just before the button is pressed: any sooner, and the hub may have mended it by itself.
   */
  async mend(sentence: string, knop: string, reden: string, first?: () => Promise<unknown>): Promise<string> {
    await this.text();
    await this.page.locator('.kaart', { hasText: sentence }).getByText('Bekijk en los op').click();
    await this.page.fill('#reden', reden);
    await first?.();
    await this.page.getByRole('button', { name: `${knop}: alle` }).click();
    await this.page.waitForURL('**/beheer/taken/**');
    return eventually(
      async () => {
        await this.page.reload();
        const ended = await this.page.locator('main').innerText();
        expect(ended).not.toContain('Bezig');
        return ended;
      },
      30_000,
      250,
    );
  }
}
