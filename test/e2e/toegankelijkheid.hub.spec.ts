/** Everybody can use every page of the product, in every state that it has: axe-core finds nothing, on a screen and on a telephone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { accessibilityFaults, fitsWidth, startBrowser, viewports, type TestBrowser } from '../support/browser';
import { logIn } from '../support/console';
import { eventually } from '../support/eventually';
import {
  betrokken,
  casusOf,
  drieBetrokkenen,
  handOver,
  inInbox,
  melding,
  note,
  offered,
  openCasus,
  overdrachtAan,
  report,
  rvdkKnows,
} from '../support/journey';
import { bied, mailOf } from '../support/mail';
import { codeFor } from '../support/melden';
import { startTestHub, type OwnHub } from '../support/test-hub';
import { putBericht, putTroubles, putVerzending } from '../support/troubles';

jest.setTimeout(180_000);

let hub: OwnHub;
const browsers: TestBrowser[] = [];
beforeAll(async () => {
  hub = await startTestHub({ mode: 'embedded' });
}, 60_000);
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await hub.stop();
});

/** Templates of whole pages that were opened here. */
const opened = new Set<string>();

/** A browser of somebody's own. */
async function browserOf(username?: string): Promise<Page> {
  const browser = await startBrowser();
  browsers.push(browser);
  const page = await browser.open('scherm');
  if (username) await logIn(page, hub, username);
  return page;
}

/** Looks at what the browser shows, with everything that folds unfolded. */
async function judge(page: Page, template: string, state: string): Promise<void> {
  opened.add(template);
  await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
  for (const viewport of ['telefoon', 'scherm'] as const) {
    await page.setViewportSize(viewports[viewport]);
    const faults = await accessibilityFaults(page);
    expect({ template, state, viewport, faults, fits: await fitsWidth(page) }).toEqual({
      template,
      state,
      viewport,
      faults: [],
      fits: true,
    });
  }
}
async function visit(page: Page, path: string, template: string, state: string): Promise<void> {
  await page.goto(`${hub.run.gateway}${path}`);
  await judge(page, template, state);
}
/** Sends a form as the page has it, without the checks of the browser. */
async function send(page: Page, knop: string): Promise<void> {
  await page.evaluate("document.querySelectorAll('form').forEach((each) => { each.noValidate = true; })");
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: knop, exact: true }).click()]);
}

test('before somebody is logged in, and where there is nothing', async () => {
  const page = await browserOf();
  await visit(page, '/inloggen', 'inloggen', 'nobody logged in');
  await visit(page, '/uitgelogd', 'uitgelogd', 'logged out');
  await visit(page, '/bestaat-niet', 'fout', 'no such page');
});

test('the work of Veilig Thuis', async () => {
  const page = await browserOf('v.vermeer');
  await visit(page, '/werkvoorraad', 'werkvoorraad', 'empty');
  await visit(page, '/beheer', 'fout', 'not for this role');
  await rvdkKnows(hub, { 'moeder-huizen': { bekend: 'J', antwoorden: { '01': 'ja' } }, 'dochter-huizen': { bekend: 'N' } });
  const id = await casusOf(hub, (await report(hub, melding({ personen: drieBetrokkenen }))).id);
  await visit(page, '/werkvoorraad', 'werkvoorraad', 'one casus');
  await visit(page, `/werkvoorraad/casussen/${id}`, 'reden', 'asks a reason');
  await send(page, 'Openen');
  await judge(page, 'reden', 'reason missing');
  await page.fill('#reden', 'beoordeling van de melding');
  await send(page, 'Openen');
  await judge(page, 'casus', 'questions proposed');
  await send(page, 'Vragen stellen');
  await judge(page, 'casus', 'question without necessity');
  await send(page, 'Besluit vastleggen');
  await judge(page, 'casus', 'vervolgbesluit without outcome');
  await page.fill('#noodzaak', 'Zonder dit te weten is de veiligheid niet te beoordelen.');
  await send(page, 'Vragen stellen');
  await visit(page, `/werkvoorraad/casussen/${id}`, 'casus', 'questions asked');
  const noted = await note(hub, await openCasus(hub, id), 'contactmoment');
  await visit(page, `/werkvoorraad/casussen/${id}`, 'casus', 'contact noted');
  await handOver(hub, noted);
  await visit(page, `/werkvoorraad/casussen/${id}`, 'casus', 'handed over');
});

test('mail that a person must read', async () => {
  const page = await browserOf('b.bakker');
  await visit(page, '/werkvoorraad/post', 'post', 'nothing to read');
  const attachments = [{ filename: 'melding.pdf', contentType: 'application/pdf', content: 'geen xml' }];
  const raw = await mailOf({ from: 'onbekend@elders.example', text: 'Ik maak mij zorgen.', attachments });
  expect(await bied(hub.run.smtp, raw, 'onbekend@elders.example')).toMatchObject({ code: 250 });
  await visit(page, '/werkvoorraad/post', 'post', 'one waits');
  await page.locator('.kaart a').first().click();
  await judge(page, 'reden', 'post asks a reason');
  await page.fill('#reden', 'post lezen');
  await send(page, 'Openen');
  await judge(page, 'poststuk', 'opened');
  await send(page, 'Vastleggen');
  await judge(page, 'poststuk', 'without an outcome');
});

test('the form of a professional', async () => {
  const adres = 'arts@zorg-voorbeeld.example';
  const page = await browserOf();
  await visit(page, '/melden', 'melden', 'asks an address');
  await send(page, 'Code aanvragen');
  await judge(page, 'melden', 'no address');
  await page.fill('#adres', adres);
  await send(page, 'Code aanvragen');
  await judge(page, 'melden-code', 'asks the code');
  await send(page, 'Naar het formulier');
  await judge(page, 'melden-code', 'wrong code');
  await page.fill('#code', await codeFor(hub, adres));
  await send(page, 'Naar het formulier');
  await judge(page, 'melden-formulier', 'empty');
  await send(page, 'Persoon toevoegen');
  await send(page, 'Versturen');
  await judge(page, 'melden-formulier', 'two persons, with errors');
  await send(page, 'Persoon 2 weghalen');
  for (const [id, text] of [
    ['melder-naam', 'T. Tester'],
    ['melder-telefoonnummers', '0350000199'],
    ['zorgelijkeSituatie-situatieschets', 'Zorgen.'],
  ] as const)
    await page.fill(`#${id}`, text);
  for (const id of ['melder-bekendBijGezin', 'acuteOnveiligheid-2', 'geinformeerden-1-geinformeerd']) await page.check(`#${id}`);
  await page.selectOption('#zorgelijkeSituatie-betrokkenen-1-rol', 'jeugdige');
  await send(page, 'Versturen');
  await judge(page, 'melden-ontvangen', 'received');
});

test('a melding that somebody tells, and a question for advies', async () => {
  const page = await browserOf('b.bakker');
  await visit(page, '/werkvoorraad/opnemen', 'opnemen', 'nothing begun');
  await send(page, 'Zoek');
  await judge(page, 'opnemen', 'search without a reason');
  await page.goto(`${hub.run.gateway}/werkvoorraad/opnemen`);
  await send(page, 'Nieuwe melding of vraag om advies');
  await judge(page, 'concept', 'empty');
  await send(page, 'Voeg een persoon toe');
  await send(page, 'Voeg toe hoe persoon 1 bereikbaar is');
  await send(page, 'Versturen als melding');
  await judge(page, 'concept', 'one person, everything wrong');
  await page.selectOption('#bron', 'telefoon');
  await page.fill('#zorgelijkeSituatie-situatieschets', 'De melder hoort geschreeuw.');
  await page.selectOption('#zorgelijkeSituatie-betrokkenen-0-rol', 'jeugdige');
  await send(page, 'Haal bereikbaar 1 van persoon 1 weg');
  await send(page, 'Versturen als melding');
  await judge(page, 'opgenomen', 'sent');
  const nummer = await page.locator('dl code').first().innerText();
  const judging = await browserOf('g.groen');
  await judging.goto(`${hub.run.gateway}/werkvoorraad/casussen/${nummer}`);
  await judging.fill('#reden', 'oordeel over de melding');
  await send(judging, 'Openen');
  await send(judging, 'Oordeel vastleggen');
  await judge(judging, 'casus', 'doubly anonymous, judged without a reason');
  await visit(page, '/werkvoorraad/adviezen', 'adviezen', 'none');
  await visit(page, '/werkvoorraad/adviezen/nieuw', 'advies-nieuw', 'empty');
  await send(page, 'Vastleggen');
  await judge(page, 'advies-nieuw', 'everything wrong');
  for (const [veld, waarde] of Object.entries({ dienst: 'advies', reden: 'noemt-niemand', bron: 'telefoon', organisatieSoort: 'huisarts' }))
    await page.selectOption(`#${veld}`, waarde);
  await send(page, 'Vastleggen');
  await judge(page, 'adviezen', 'one recorded');
  await page.locator('.kaart a').first().click();
  await judge(page, 'advies', 'opened');
});

test('the alarm of whoever is on duty, and the roster', async () => {
  const page = await browserOf('d.dijk');
  await visit(page, '/werkvoorraad/alarm', 'alarmen', 'nothing waits');
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen'), sash: 'hoog' }));
  await visit(page, '/werkvoorraad/alarm', 'alarmen', 'one waits');
  await visit(page, `/werkvoorraad/alarm/${id}`, 'alarm', 'nobody has it');
  await send(page, 'Ik pak dit op');
  await judge(page, 'alarm', 'taken up');
  await visit(page, '/werkvoorraad/rooster', 'rooster', 'somebody is on duty');
});

test('the inbox of a team', async () => {
  const page = await browserOf('u.usd');
  const colleague = await browserOf('h.hilver');
  await visit(colleague, '/overdrachten', 'overdrachten', 'empty');
  const offer = async (): Promise<string> => {
    const id = overdrachtAan(await offered(hub, betrokken('dochter-huizen')), 'usd-huizen');
    await inInbox(hub, 'u.usd', id);
    return id;
  };
  const once = (path: string, text: string): Promise<void> =>
    eventually(async () => {
      await page.goto(`${hub.run.gateway}${path}`);
      expect(await page.locator('main').innerText()).toContain(text);
    }, 20_000);
  const first = await offer();
  await visit(page, '/overdrachten', 'overdrachten', 'one waits');
  await visit(page, `/overdrachten/${first}`, 'overdracht', 'aangeboden');
  await send(page, 'Oppakken: dit is voor ons');
  await once(`/overdrachten/${first}`, 'Samenvatting van Veilig Thuis');
  await judge(page, 'overdracht', 'opgepakt');
  await send(page, 'Afronden');
  await judge(page, 'overdracht', 'afronding without a result');
  await page.fill('#afronding-resultaat', 'Het gezin krijgt hulp.');
  await send(page, 'Afronden');
  await once(`/overdrachten/${first}`, 'Afgerond, door');
  await judge(page, 'overdracht', 'afgerond');
  const second = await offer();
  await page.goto(`${hub.run.gateway}/overdrachten/${second}`);
  await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
  await page.locator('[name=reden]').first().check();
  await send(page, 'Teruggeven');
  await once(`/overdrachten/${second}`, 'teruggegeven aan Veilig Thuis');
  await judge(page, 'overdracht', 'teruggegeven');
  await visit(page, '/overdrachten', 'overdrachten', 'with what was handled before');
});

test('a page that waits because the workers stopped', async () => {
  const id = overdrachtAan(await offered(hub, betrokken('dochter-huizen')), 'usd-huizen');
  await inInbox(hub, 'u.usd', id);
  const page = await browserOf('u.usd');
  await page.goto(`${hub.run.gateway}/overdrachten/${id}`);
  await hub.processes.workers.kill();
  await send(page, 'Oppakken: dit is voor ons');
  await judge(page, 'afhandeling', 'under way');
  await hub.processes.workers.restart();
});

test('the console of administrators', async () => {
  const page = await browserOf('f.beheer');
  await visit(page, '/beheer?ververs=nee', 'beheer', 'nothing wrong');
  const owner = { query: (text: string, values?: unknown[]) => hub.sql(text, values) } as unknown as Parameters<typeof putTroubles>[0];
  await hub.processes.workers.kill();
  await putTroubles(owner);
  await visit(page, '/beheer?ververs=nee', 'beheer', 'everything wrong');
  const oorzaken = [
    'wat=quarantaine&soort=vt-melding',
    'wat=geweigerd&partij=politie-mn&deur=http',
    'wat=verzending&partner=rvdk&stand=gereed',
  ];
  for (const query of oorzaken) await visit(page, `/beheer/oorzaak?${query}`, 'beheer-oorzaak', query);
  await visit(page, '/beheer/oorzaak?wat=verzending&partner=rvdk&stand=onzeker', 'beheer-oorzaak', 'onzeker');
  await send(page, 'Verstuur opnieuw: alle');
  await judge(page, 'beheer-oorzaak', 'without a reason');
  await page.fill('#reden', 'de partner heeft ze niet');
  await send(page, 'Verstuur opnieuw: alle');
  await judge(page, 'beheer-taak', 'done');
  await visit(page, '/beheer/oorzaak?wat=verzending&partner=rvdk&stand=onzeker', 'beheer-oorzaak', 'empty');
  for (const id of [
    await putBericht(owner, { status: 'afgewezen', code: 'schema-ongeldig' }),
    await putVerzending(owner, { status: 'onzeker' }),
  ]) {
    await visit(page, `/beheer/berichten/${id}`, 'beheer-bericht', 'waits for a person');
    await page.fill('#reden', 'gebeld');
    await send(page, await page.locator('.hoofdknop').innerText());
    await judge(page, 'beheer-bericht', 'mended');
  }
  await page.goto(`${hub.run.gateway}/beheer?ververs=nee`);
  await page.fill('#nummer', 'geen nummer');
  await send(page, 'Zoek');
  await judge(page, 'beheer-zoek', 'not found');
  await visit(page, '/beheer/toegang', 'toegang', 'who has access');
});

test('supervision', async () => {
  const page = await browserOf('p.privacy');
  await visit(page, '/toezicht', 'reden', 'toezicht asks a reason');
  await page.fill('#reden', 'Steekproef');
  await send(page, 'Openen');
  await judge(page, 'toezicht', 'everything that was disclosed');
  await visit(page, '/toezicht?casus=25ccbec1-066c-5c90-869a-1e932b6b3ba0', 'toezicht', 'empty');
});

/** Only a role for which this gateway serves no screen sees it, and every role has one. */
const unreachable = ['start'];

test('no page of the product was left out', () => {
  const src = resolve(__dirname, '../../apps/gateway/src');
  const templates = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.eta'));
  const pages = templates.filter((path) => readFileSync(join(src, path), 'utf8').includes("layout('@layout'"));
  const names = pages.map((path) => path.replace(/^.*\/|\.eta$/g, ''));
  expect([...opened, ...unreachable].sort()).toEqual(names.sort());
});
