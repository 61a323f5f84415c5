/** What who is on duty sees, and two casussen that may be about one incident. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { until } from '../demo/hub.mjs';
import { press } from './camera.mjs';

const require = createRequire(import.meta.url);
const { buildVtMelding } = require('../../test/fixtures/vt-melding.cjs');
const personas = require('../../test/fixtures/personas/personas.json');

const kind = personas.find(({ id }) => id === 'dochter-huizen');

/** A report of the police; gives its number. */
async function meld(hub, more) {
  const politie = await hub.asPartij('politie-mn');
  const body = buildVtMelding({ referentienummer: randomUUID(), personen: [{ persoon: kind }], ...more });
  return (await politie('POST', '/v1/meldingen', { status: 202, body, type: 'application/xml' })).id;
}

export async function alarm(camera, hub) {
  const id = await meld(hub, { sash: 'hoog' });
  const page = await camera.logIn('d.dijk');
  await until('het alarm', async () => {
    await page.goto(`${camera.run.gateway}/werkvoorraad/alarm`);
    return (await page.locator(`a[href$="${id}"]`).count()) > 0;
  });
  await camera.take(page, 'alarmen');
  await page.goto(`${camera.run.gateway}/werkvoorraad/alarm/${id}`);
  await camera.take(page, 'alarm');
  await press(page, 'Ik pak dit op');
  await camera.take(page, 'alarm-opgepakt');
  await page.goto(`${camera.run.gateway}/werkvoorraad/rooster`);
  await camera.take(page, 'rooster');
}

/** The alarm was one; this is the second report of the same evening. */
export async function koppeling(camera, hub) {
  const id = await meld(hub, {});
  const medewerker = await hub.asUser('v.vermeer');
  const casus = await until('de casus', async () => {
    const { casussen } = await medewerker('GET', '/v1/casussen');
    return casussen.find(({ meldingen }) => meldingen.includes(id))?.id;
  });
  const page = await camera.logIn('v.vermeer');
  await page.goto(`${camera.run.gateway}/werkvoorraad/casussen/${casus}`);
  await page.fill('#reden', 'OEFENING: beoordeling');
  await press(page, 'Openen');
  await camera.take(page, 'casus');
  await camera.take(page, 'koppeling', { heading: 'Mogelijk dezelfde melding', height: 228 });
}
