/** The bureaudienst on the telephone, by keyboard and without JavaScript: a melding becomes a casus, and of an advies nothing of the family stays. */
import type { Page } from 'playwright-core';
import { findCanaries, kanariesOf, marker } from '../support/canary';
import { fitsWidth, startBrowser, type TestBrowser } from '../support/browser';
import { logIn } from '../support/console';
import { eventually } from '../support/eventually';
import { openCasus } from '../support/journey';
import { pressByKeyboard } from '../support/keyboard';
import { sharedHub } from '../support/test-hub';
import { Traces } from '../support/traces';

jest.setTimeout(120_000);

const hub = sharedHub('full');
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser({ javaScriptEnabled: false });
  page = await browser.open('telefoon');
  await logIn(page, hub, 'b.bakker');
});
afterAll(() => browser.close());

const persoon = 'zorgelijkeSituatie-betrokkenen-0';
/** What somebody types in the field that has the focus. */
async function type(id: string, text: string): Promise<void> {
  await page.locator(`#${id}`).focus();
  await page.keyboard.insertText(text);
}
/** The first choice of a list whose words begin so. */
async function choose(id: string, words: string): Promise<void> {
  await page.locator(`#${id}`).focus();
  await page.keyboard.type(words);
}
async function press(button: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), pressByKeyboard(page, button)]);
}
async function begin(kanaries: Readonly<Record<string, string>>): Promise<string> {
  await page.goto(`${hub.run.gateway}/werkvoorraad/opnemen`);
  await press('Nieuwe melding of vraag om advies');
  const url = page.url();
  await choose('bron', 'Telefoon');
  await type('zorgelijkeSituatie-situatieschets', kanaries['schets'] ?? '');
  await page.locator('button[value="persoon-erbij"]').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await type(`${persoon}-geslachtsnaam`, kanaries['naam'] ?? '');
  await choose(`${persoon}-rol`, 'jeugdige');
  expect(await fitsWidth(page)).toBe(true);
  return url;
}
const kanariesFor = (wie: string) => ({ naam: marker(wie, 'naam'), schets: marker(wie, 'schets') });

test('what somebody tells on the telephone is a casus, kept under a key and nowhere in clear', async () => {
  const traces = await Traces.follow(hub);
  const said = kanariesFor('telefoon');
  await begin(said);
  await page.locator('button.hoofdknop').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  const casus = await eventually(async () => {
    await page.reload();
    const text = await page.locator('main').innerText();
    expect(text).toContain('De melding is een casus');
    return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? '';
  }, 20_000);
  const { personen } = (await openCasus(hub, casus)) as unknown as { personen: { geslachtsnaam?: string }[] };
  expect(personen.map(({ geslachtsnaam }) => geslachtsnaam)).toEqual([said.naam]);
  const sources = await traces.sources();
  await traces.close();
  expect(findCanaries(kanariesOf('telefoon', said), sources, new Map()).lekken).toEqual([]);
});

test('of a call that turns out to be advies nothing of the family is left, and no casus comes of it', async () => {
  const traces = await Traces.follow(hub);
  const said = kanariesFor('advies');
  const url = await begin(said);
  await page.locator('button[value="bewaren"]').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  const before = await hub.sql('select id from casussen');
  await page.goto(`${hub.run.gateway}/werkvoorraad/adviezen/nieuw?concept=${url.split('/').at(-1)?.replace(/#.*/, '')}`);
  await choose('dienst', 'Advies');
  await choose('reden', 'De vrager wil');
  await choose('bron', 'Telefoon');
  await choose('organisatieSoort', 'Onderwijs');
  await page.locator('button.hoofdknop').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(await page.locator('main').innerText()).toContain('Over het gezin is niets bewaard');
  expect((await page.goto(url))?.status()).toBe(404);
  await eventually(async () => {
    const [row] = await hub.sql<{ status: string; sleutels: number }>(
      "select status, (select count(*)::int from sleutels s where s.tabel = 'concepten') as sleutels from journal where soort = 'adviesvraag' order by ontvangen_op desc limit 1",
    );
    expect(row).toEqual({ status: 'afgehandeld', sleutels: 0 });
  });
  expect(await hub.sql('select id from casussen')).toHaveLength(before.length);
  const sources = await traces.sources();
  await traces.close();
  expect(findCanaries(kanariesOf('advies', said), sources, new Map()).lekken).toEqual([]);
});
