/**
 * The pages where meldingen begin, by keyboard alone and without a script: Tab comes by every control in order, one sees where one is, nothing holds
 * the focus, and after a refusal or a button that adds something the focus is where the work goes on.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { startBrowser, type TestBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import { betrokken, melding, openCasus, report } from '../support/journey';
import { focusOf, pressByKeyboard, tabTo, typeAt, walk } from '../support/keyboard';
import { mailOf } from '../support/mail';
import { codeFor } from '../support/melden';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const hub = sharedHub('full');
const browsers: TestBrowser[] = [];
afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

/** Waits until the focus is there: a page of the login service puts it in its first field. */
const stands = (page: Page, id: string): Promise<void> =>
  eventually(async () => {
    expect((await focusOf(page)).id).toBe(id);
  });

/** A screen of somebody's own, logged in by typing. */
async function screenOf(username?: string): Promise<Page> {
  const browser = await startBrowser({ javaScriptEnabled: false });
  browsers.push(browser);
  const page = await browser.open('scherm');
  if (!username) return page;
  const { organisatie, password } = hub.run.users.find((user) => user.username === username)!;
  await page.goto(`${hub.run.gateway}/inloggen/bij/${organisatie}`);
  await stands(page, 'username');
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await stands(page, 'password');
  await page.keyboard.type(password);
  await Promise.all([page.waitForURL(`${hub.run.gateway}/**`), page.keyboard.press('Enter')]);
  return page;
}
const visit = (page: Page, path: string) => page.goto(`${hub.run.gateway}${path}`);
const press = (page: Page, name: string): Promise<unknown> => Promise.all([page.waitForEvent('load'), pressByKeyboard(page, name)]);
const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
const valueAt = (page: Page, id: string): Promise<string> => page.locator(`#${id}`).inputValue();

/** The refusal has the focus, and each of its links leads to its field; gives how many there are. */
async function refused(page: Page): Promise<number> {
  expect((await focusOf(page)).naam).toContain('Dit is nog niet goed');
  const links = await page.evaluate<string[]>("[...document.querySelectorAll('[role=alert] a')].map((each) => each.getAttribute('href'))");
  const [first = ''] = links;
  await pressByKeyboard(page, first);
  expect(`#${(await focusOf(page)).id}`).toBe(first);
  return links.length;
}

test('a professional asks a code, reports about two persons, mends what was refused and gets a number', async () => {
  const adres = `arts-${randomUUID().slice(0, 8)}@zorg-voorbeeld.example`;
  const page = await screenOf();
  await visit(page, '/melden');
  expect(await walk(page)).toBe('op-volgorde');
  await press(page, 'Code aanvragen');
  expect(await refused(page)).toBe(1);
  await page.keyboard.type(adres);
  await press(page, 'Code aanvragen');
  await typeAt(page, 'code', '0');
  await press(page, 'Naar het formulier');
  expect(await refused(page)).toBe(1);
  await page.keyboard.type(await codeFor(hub, adres));
  await press(page, 'Naar het formulier');

  await press(page, 'Persoon toevoegen');
  expect((await focusOf(page)).id).toBe('persoon-2');
  await press(page, 'Versturen');
  expect(await refused(page)).toBeGreaterThan(6);
  await page.keyboard.type('T. Tester');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect((await focusOf(page)).naam).toContain('nog niet verstuurd');
  expect(await valueAt(page, 'melder-naam')).toBe('T. Tester');
  await typeAt(page, 'melder-telefoonnummers', '0350000199');
  await typeAt(page, 'melder-bekendBijGezin', ' ');
  await typeAt(page, 'acuteOnveiligheid', ' ');
  await page.keyboard.press('ArrowDown');
  await typeAt(page, 'zorgelijkeSituatie-situatieschets', 'Zorgen over twee kinderen.');
  for (const nummer of [1, 2]) {
    await typeAt(page, `zorgelijkeSituatie-betrokkenen-${nummer}-rol`, 'jeugdige');
    await typeAt(page, `geinformeerden-${nummer}-geinformeerd`, ' ');
  }
  await press(page, 'Versturen');
  expect(await textOf(page)).toMatch(/[0-9a-f]{8}-[0-9a-f-]{27}/);
  expect(await walk(page)).toBe('op-volgorde');
  await press(page, 'Klaar: sluit het formulier af');
  expect(page.url()).toBe(`${hub.run.gateway}/melden`);
});

test('a mail stands beside what was found in it, is taken over into a draft beside that mail, and becomes a casus', async () => {
  const from = `juf-${randomUUID().slice(0, 8)}@school.example`;
  const text = 'Naam melder: J. de Wit\nNaam kind: Testkind\nGeboortedatum kind: 3-2-2019\nHet kind is bang om naar huis te gaan.';
  expect(await hub.mail(await mailOf({ from, text }), from)).toBe(250);
  const [row] = await hub.sql<{ id: string }>("select id from journal where soort = 'poststuk' order by ontvangen_op desc limit 1");
  const page = await screenOf('b.bakker');
  await visit(page, '/werkvoorraad/post');
  await press(page, `/werkvoorraad/post/${row!.id}`);
  await press(page, 'Openen');
  expect(await refused(page)).toBe(1);
  await page.keyboard.type('post van vandaag');
  await press(page, 'Openen');
  expect(await walk(page)).toBe('op-volgorde');
  const left = async (heading: string): Promise<number> =>
    (await page.locator(`section[aria-labelledby=${heading}]`).boundingBox())?.x ?? -1;
  expect(await left('mail')).toBeLessThan(await left('gevonden'));
  await press(page, 'Vastleggen');
  await refused(page);
  await press(page, 'Neem over als melding');

  expect(await walk(page)).toBe('op-volgorde');
  expect(await textOf(page)).toContain('bang om naar huis te gaan');
  expect(await valueAt(page, 'melder-naam')).toBe('J. de Wit');
  expect(await valueAt(page, 'zorgelijkeSituatie-betrokkenen-0-volledigeNaam')).toBe('Testkind');
  await press(page, 'Versturen als melding');
  await refused(page);
  for (const id of await openFields(page)) await fillIn(page, id);
  await press(page, 'Versturen als melding');
  expect(await casusOn(page)).toMatchObject({ personen: [{ volledigeNaam: 'Testkind' }] });
  await visit(page, '/werkvoorraad/post');
  expect(await textOf(page)).not.toContain(row!.id);
});

/** The fields of a draft that were refused, in the order of the page. */
const openFields = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>("[...document.querySelectorAll('main [aria-invalid=true]')].map(({ id }) => id)");
async function fillIn(page: Page, id: string): Promise<void> {
  await tabTo(page, id, (focus) => focus.id === id);
  await page.keyboard.type(id.endsWith('rol') ? 'jeugdige' : id === 'bron' ? 'Mail' : 'Zorgen over een kind.');
}
const casusOn = (page: Page): Promise<object> =>
  eventually(async () => {
    await page.reload();
    const casus = /De melding is een casus[^]*?([0-9a-f]{8}-[0-9a-f-]{27})/.exec(await textOf(page))?.[1];
    return openCasus(hub, casus ?? '');
  }, 20_000);

test('on the telephone: search first, keep, go on with the draft, and send it', async () => {
  const page = await screenOf('b.bakker');
  await visit(page, '/werkvoorraad/opnemen');
  expect(await walk(page)).toBe('op-volgorde');
  await press(page, 'Zoek');
  await refused(page);
  await typeAt(page, 'geslachtsnaam', 'Onbekendenaam');
  await typeAt(page, 'geboortedatum', '2015-02-03');
  await typeAt(page, 'reden', 'iemand belt');
  await press(page, 'Zoek');
  expect((await focusOf(page)).id).toBe('gevonden');
  await press(page, 'Nieuwe melding of vraag om advies');
  await typeAt(page, 'bron', 'Telefoon');
  await typeAt(page, 'zorgelijkeSituatie-situatieschets', 'De melder hoort geschreeuw.');
  await press(page, 'Voeg een persoon toe');
  expect((await focusOf(page)).id).toBe('zorgelijkeSituatie-betrokkenen-0');
  await typeAt(page, 'zorgelijkeSituatie-betrokkenen-0-rol', 'jeugdige');
  await typeAt(page, 'zorgelijkeSituatie-betrokkenen-0-geslachtsnaam', 'Testkind');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect((await focusOf(page)).id).toBe('bewaard');
  const concept = new URL(page.url()).pathname;
  await visit(page, '/werkvoorraad/opnemen');
  await press(page, concept);
  await press(page, 'Versturen als melding');
  expect(await casusOn(page)).toMatchObject({ personen: [{ geslachtsnaam: 'Testkind' }] });
});

test('who is on duty takes an alarm up', async () => {
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen'), sash: 'hoog' }));
  const page = await screenOf('d.dijk');
  await eventually(async () => {
    await visit(page, '/werkvoorraad/alarm');
    expect(await page.locator(`a[href="/werkvoorraad/alarm/${id}"]`).count()).toBe(1);
  }, 20_000);
  expect(await walk(page)).toBe('op-volgorde');
  await press(page, `/werkvoorraad/alarm/${id}`);
  await press(page, 'Ik pak dit op');
  expect(await textOf(page)).toContain('U heeft dit opgepakt');
});
