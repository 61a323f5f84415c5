/** A melding for another region: sent on by the page, ours until that region confirms, and nothing of it anywhere else. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { markersOf, persona, withMarkers } from '../fixtures/personas';
import { accessibilityFaults, fitsWidth, startBrowser, type TestBrowser } from '../support/browser';
import { pressByKeyboard } from '../support/keyboard';
import { allowedBy, findCanaries, kanariesOf, marker } from '../support/canary';
import { logIn } from '../support/console';
import { eventually } from '../support/eventually';
import { casusOf, casusOnce, expectStatus, melding, openCasus, quiet, receivedBy, report } from '../support/journey';
import { meldingMetDocument, pdf } from '../support/met-document';
import { put } from '../support/partner';
import { shippedFor } from '../support/policies';
import { sharedHub } from '../support/test-hub';
import { Traces } from '../support/traces';

jest.setTimeout(120_000);

const hub = sharedHub('full');
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.open('telefoon');
  await logIn(page, hub, 'v.vermeer');
});
afterAll(async () => {
  await browser.close();
});

const regioSays = async (gebaar: object) => (await put(hub.run.partners.regio, 'gebaar', gebaar)).json();
async function press(button: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), pressByKeyboard(page, button)]);
}
async function openPage(casus: string): Promise<void> {
  await page.goto(`${hub.run.gateway}/werkvoorraad/casussen/${casus}`);
  if (!(await page.locator('#reden').count())) return;
  await page.fill('#reden', 'voor een andere regio');
  await press('Openen');
}
/** Sends it on by the form, by keyboard; resolves once the other region has it. */
async function sendOn(casus: string, waarom: string): Promise<void> {
  await openPage(casus);
  await page.selectOption('#regio', 'veilig-thuis-utrecht');
  await page.fill('#doorzendreden', waarom);
  expect([await accessibilityFaults(page), await fitsWidth(page)]).toEqual([[], true]);
  if (await page.locator('#documentenMetDeHand').count()) await page.locator('#documentenMetDeHand').press('Space');
  await page.locator('#doorzendreden').focus();
  await press('Zend door');
  await eventually(async () => {
    const [row] = await hub.sql("select status from outbox where casus_id = $1 and soort = 'overdracht-veilig-thuis'", [casus]);
    expect(row).toEqual({ status: 'bezorgd' });
  }, 20_000);
}
const zicht = (casus: string, status: string, partij: string) =>
  casusOnce(hub, casus, (file) => {
    expect([file.status, file.zichtOpVeiligheid]).toEqual([status, partij]);
  });

test('the region gets all of it, confirms, and the police hears that the melding was addressed wrongly', async () => {
  const traces = await Traces.follow(hub);
  const politie = { omschrijvingIncident: marker('politie', 'incident'), tijdelijkHuisverbod: marker('politie', 'huisverbod') };
  const id = 'moeder-huizen';
  const { id: bericht } = await report(
    hub,
    melding({ referentienummer: randomUUID(), personen: [{ persoon: withMarkers(persona(id)) }], teksten: politie }),
  );
  const casus = await casusOf(hub, bericht);
  const reden = marker('besluit', 'doorzendreden');
  await sendOn(casus, reden);
  expect((await openCasus(hub, casus)).zichtOpVeiligheid).toBe('veilig-thuis-gv');
  const { bsn, geslachtsnaam, voornamen } = markersOf(persona(id));
  const gestuurd = (await receivedBy(hub, 'regio')).at(-1)?.body ?? '';
  for (const each of [bsn, geslachtsnaam, voornamen, ...Object.values(politie), reden]) expect(gestuurd).toContain(each);

  expect(await regioSays({ reactie: 'acceptatie' })).toEqual({ status: 202 });
  const done = await zicht(casus, 'afgesloten', 'veilig-thuis-utrecht');
  expect(done.termijnen.filter(({ vervuldOp }) => vervuldOp === undefined)).toEqual([]);
  await quiet(hub, casus);
  const heard = (await receivedBy(hub, 'politie')).map(({ body }) => body).filter((body) => body.includes('Melding onjuist geadresseerd'));
  expect(heard).toHaveLength(1);
  await page.reload();
  expect(await page.locator('main').innerText()).toContain('Veilig Thuis Utrecht: overgenomen');

  const kanaries = [
    ...kanariesOf(id, { bsn, geslachtsnaam, voornamen }),
    ...kanariesOf('politie', politie),
    ...kanariesOf('besluit', { reden }),
  ];
  const told = ['omschrijvingIncident', 'tijdelijkHuisverbod', 'reden'];
  const regio = new Set([...allowedBy(shippedFor('veilig-thuis'), ['overdracht-veilig-thuis.v1']), ...told]);
  const { lekken, toegestaan } = findCanaries(kanaries, await traces.sources(), new Map([['regio', regio]]));
  await traces.close();
  expect(lekken).toEqual([]);
  expect(new Set(toegestaan.map(({ kanaal }) => kanaal))).toEqual(new Set(['regio']));
});

test('the region gives it back: it is ours, somebody sees it, and nobody else may answer', async () => {
  const casus = await casusOf(hub, (await report(hub)).id);
  await sendOn(casus, 'het gezin is verhuisd');
  const kenmerk = (JSON.parse((await receivedBy(hub, 'regio')).at(-1)!.body) as { kenmerk: string }).kenmerk;
  const zorg = await hub.partij('zorg-voorbeeld');
  expect((await zorg.post(`/v1/doorzendingen/${kenmerk}/acceptatie`, {})).status).toBe(403);
  expect(await regioSays({ reactie: 'teruggave', reden: 'woont hier niet' })).toEqual({ status: 202 });
  await casusOnce(hub, casus, ({ signalen }) => {
    expect(signalen.map(({ soort }) => soort)).toEqual(['doorzending-teruggegeven']);
  });
  await openPage(casus);
  expect(await page.locator('main').innerText()).toContain('De andere regio neemt de melding niet over');
});

test('a document does not go along: nobody sends the melding on without knowing, and a worker opens it to hand it over', async () => {
  const body = meldingMetDocument.toString('utf8').replace(/(?<=<StUF:referentienummer>)[^<]+/, randomUUID());
  const casus = await casusOf(hub, (await report(hub, body)).id);
  const { versie, meldingen } = await openCasus(hub, casus);
  const verzoek = { versie, partij: 'veilig-thuis-utrecht', reden: 'woont daar' };
  const answer = await (await hub.user('v.vermeer')).post(`/v1/casussen/${casus}/doorzending`, verzoek);
  const errors = [{ code: 'documenten-gaan-niet-mee', location: 'documentenMetDeHand' }];
  expect(expectStatus(answer, 400)).toMatchObject({ code: 'documenten-gaan-niet-mee', errors });
  await sendOn(casus, 'het gezin woont daar');
  const gestuurd = (await receivedBy(hub, 'regio')).at(-1)?.body ?? '';
  expect([gestuurd.includes('hoort een document dat niet meegaat'), gestuurd.includes(pdf.toString('base64'))]).toEqual([true, false]);
  await casusOnce(hub, casus, ({ signalen, termijnen }) => {
    expect(signalen.map(({ soort }) => soort)).toEqual(['documenten-met-de-hand']);
    expect(termijnen.map(({ soort }) => soort)).toContain('documenten-overdragen');
  });
  const url = `${hub.run.gateway}/werkvoorraad/casussen/${casus}/documenten/${meldingen[0]!.bericht}`;
  expect(await (await page.request.get(url)).body()).toEqual(pdf);
});

test('a sender counts what it sent today', async () => {
  const dag = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  const politie = await hub.partij('politie-mn');
  const count = async () => {
    const { deuren } = expectStatus(await politie.get(`/v1/meldingen/tellingen?dag=${dag}`), 200) as {
      deuren: { deur: string; meldingen: number; dubbel: number }[];
    };
    return deuren.find(({ deur }) => deur === 'http');
  };
  const before = await count();
  const body = melding();
  await report(hub, body);
  await report(hub, body);
  expect(await count()).toMatchObject({ meldingen: (before?.meldingen ?? 0) + 1, dubbel: (before?.dubbel ?? 0) + 1 });
  expect((await politie.get('/v1/meldingen/tellingen?dag=gisteren')).status).toBe(400);
});
