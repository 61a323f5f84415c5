/** Professionals report: with a system by JSON, and without one by the form, by keyboard alone; they hear back which step was taken. */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findCanaries, marker, type Kanarie } from '../support/canary';
import { startBrowser, type TestBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import { casusOf, casusOnce, decide, expectStatus, note, openCasus, quiet, type Receipt } from '../support/journey';
import { pressByKeyboard, typeAt } from '../support/keyboard';
import { codeFor } from '../support/melden';
import { sharedHub } from '../support/test-hub';
import { Traces } from '../support/traces';

jest.setTimeout(120_000);

const hub = sharedHub('full');
const voorbeelden = resolve(__dirname, '../../docs/voorbeelden/melden');
let browser: TestBrowser | undefined;
afterAll(() => browser?.close());

/** Runs the example as a reader of the documentation does; gives its two lines: the answer, and the receipt at the end. */
async function runExample(settings: Readonly<Record<string, string>> = {}): Promise<Receipt[]> {
  const { tokenUrl, clientId, clientSecret } = hub.run.clients.find(({ partij }) => partij === 'zorg-voorbeeld')!;
  const own = { SCHAKEL_URL: hub.run.gateway, TOKEN_URL: tokenUrl, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret };
  const env = { ...process.env, ...own, ...settings };
  const args = [join(voorbeelden, 'meld.mjs'), join(voorbeelden, 'melding.json')];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Receipt);
}

test('the example of the documentation reports, and the sender hears which step was taken', async () => {
  const [received, handled] = await runExample();
  expect([received?.status, handled?.status, handled?.id]).toEqual(['ontvangen', 'afgehandeld', received?.id]);
  const casus = await openCasus(hub, await casusOf(hub, handled!.id));
  expect(casus.personen.map(({ aard, voornamen }) => [aard, voornamen])).toEqual([
    ['directbetrokkene', 'Fenne'],
    ['directbetrokkene', 'Mirte'],
  ]);
  const zorg = await hub.partij('zorg-voorbeeld');
  const receipt = async () => expectStatus(await zorg.get(`/v1/meldingen/${handled!.id}`), 200);
  expect(await receipt()).not.toHaveProperty('terugkoppeling');
  const noted = await note(hub, casus, 'contactmoment');
  expectStatus(await decide(hub, casus.id, { versie: noted.versie, uitkomst: 'onderzoek' }), 202);
  await eventually(async () => {
    const terugkoppeling = {
      status: 'uitkomst veiligheidsbeoordeling',
      uitkomst: 'vervolgstappen belegd bij VT',
      op: expect.any(String) as string,
    };
    expect(await receipt()).toEqual({ id: handled!.id, ontvangenOp: handled!.ontvangenOp, status: 'afgehandeld', terugkoppeling });
  });
});

test('the example says in one line what a wrong secret asks of its user', async () => {
  const stderr = 'no token: 401; check CLIENT_ID and CLIENT_SECRET\n';
  await expect(runExample({ CLIENT_SECRET: 'fout' })).rejects.toMatchObject({ code: 1, stderr });
});

test('without a system, a mouse or a script: code, form, receipt; and nothing of it anywhere but in the file', async () => {
  const traces = await Traces.follow(hub);
  const adres = `${marker('melder', 'adres', 20)}@zorg-voorbeeld.example`;
  const told = ['naam', 'situatieschets', 'voornamen', 'geslachtsnaam'] as const;
  const tekst = Object.fromEntries(told.map((veld) => [veld, marker('melder', veld, 40)])) as Record<(typeof told)[number], string>;
  browser = await startBrowser({ javaScriptEnabled: false });
  const page = await browser.open('telefoon');
  await page.goto(`${hub.run.gateway}/melden`);
  await typeAt(page, 'adres', adres);
  await pressByKeyboard(page, 'Code aanvragen');
  await page.waitForURL('**/melden/code');
  await typeAt(page, 'code', await codeFor(hub, adres));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/melden/formulier');
  const persoon = 'zorgelijkeSituatie-betrokkenen-1';
  await typeAt(page, 'melder-naam', tekst.naam);
  await typeAt(page, 'melder-telefoonnummers', '0350000199');
  await typeAt(page, 'melder-bekendBijGezin', ' ');
  await typeAt(page, 'acuteOnveiligheid', ' ');
  await page.keyboard.press('ArrowDown');
  await typeAt(page, `${persoon}-rol`, 'jeugdige');
  await typeAt(page, `${persoon}-voornamen`, tekst.voornamen);
  await typeAt(page, `${persoon}-geslachtsnaam`, tekst.geslachtsnaam);
  await pressByKeyboard(page, 'Versturen');
  const link = page.locator('[role=alert] a').first();
  await link.waitFor();
  expect(await page.inputValue('#melder-naam')).toBe(tekst.naam);
  expect(await page.locator('[role=alert] a').allInnerTexts()).toHaveLength(2);
  await pressByKeyboard(page, await link.innerText());
  await page.keyboard.type(tekst.situatieschets);
  await typeAt(page, 'geinformeerden-1-geinformeerd', ' ');
  await pressByKeyboard(page, 'Versturen');
  await page.waitForURL('**/melden/ontvangen/*');
  const id = page.url().split('/').at(-1)!;
  expect(await page.locator('main').innerText()).toContain(id);

  const casus = await casusOnce(hub, await casusOf(hub, id), ({ meldingen }) => {
    expect(meldingen[0]).toMatchObject({ partij: 'zorg-voorbeeld', inhoud: { acuteOnveiligheid: false, melder: { naam: tekst.naam } } });
  });
  expect(casus.personen[0]).toMatchObject({ aard: 'directbetrokkene', voornamen: tekst.voornamen });
  await quiet(hub, casus.id);
  const kanaries: Kanarie[] = [...Object.entries(tekst), ['adres', adres] as const].map(([veld, waarde]) => ({
    persona: 'melder',
    veld,
    waarde,
  }));
  const shown = { naam: 'ontvangstpagina', kanaal: 'formulier', tekst: await page.content() };
  const toegestaan = new Map([
    ['mail', new Set(['adres'])],
    ['api', new Set(['naam', 'situatieschets', 'voornamen', 'geslachtsnaam'])],
  ]);
  const { lekken } = findCanaries(kanaries, [shown, ...(await traces.sources())], toegestaan);
  await traces.close();
  expect(lekken.filter(({ bron }) => !bron.includes('/v1/casussen/'))).toEqual([]);
});
