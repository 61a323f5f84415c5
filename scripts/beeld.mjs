/**
 * `npm run beeld`: makes the pictures that documents show again, on the local hub that runs here (`npm start -- --no-demo` on an empty `.schakel`).
 * `npm run beeld -- <folder> <width>` puts all that there are elsewhere, at another width: 360 is a telephone.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { makeCamera } from './beeld/camera.mjs';
import { alarm, koppeling } from './beeld/dienst.mjs';
import { advies, formulier, post, telefoon } from './beeld/opnemen.mjs';
import { besluit } from './demo/besluit.mjs';
import { localHub, until } from './demo/hub.mjs';
import { meldt } from './demo/melding.mjs';
import { runCommand, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { readRun } from './lib/run-file.mjs';

const root = join(import.meta.dirname, '..');
const silent = { title: () => undefined, step: () => undefined, fact: () => undefined };
const require = createRequire(import.meta.url);
const { buildVtMelding } = require('../test/fixtures/vt-melding.cjs');
const [persoon] = require('../test/fixtures/personas/personas.json');

/** One report that is offered to a team, and one that was refused: a reference of sixty characters is too long. */
async function tellStory(hub) {
  const melding = await meldt(hub, silent);
  const { overdrachten } = await besluit(hub, silent, melding);
  const body = buildVtMelding({ referentienummer: randomUUID().padEnd(60, '0'), personen: [{ persoon }] });
  await melding.politie('POST', '/v1/meldingen', { status: 400, body, type: 'application/xml' });
  const team = await hub.asUser('u.usd');
  const own = await until('de overdracht in het postvak', async () => (await team('GET', '/v1/overdrachten')).overdrachten);
  return own.find(({ id }) => overdrachten.includes(id)).id;
}

async function overdracht(camera, hub) {
  const id = await tellStory(hub);
  const page = await camera.logIn('u.usd');
  await page.goto(`${camera.run.gateway}/overdrachten`);
  await camera.take(page, 'overdrachten');
  await page.goto(`${camera.run.gateway}/overdrachten/${id}`);
  await camera.take(page, 'overdracht-nieuw');
  await page.click('text=Oppakken: dit is voor ons');
  await page.waitForURL(/gedaan=acceptatie/);
  await camera.take(page, 'overdracht');
  await camera.take(await camera.logIn('b.bakker'), 'werkvoorraad');
}

const documents = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const shown = () => documents.map((name) => readFileSync(join(root, 'docs', name), 'utf8')).join('\n');

async function main([folder, width = '1000']) {
  await ensureInstalled({ root, report: tell });
  const run = readRun(join(root, '.schakel'));
  if (!run) throw new Error('No hub runs here: npm start -- --no-demo');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const text = shown();
  const isWanted = (name) => folder !== undefined || text.includes(`(beeld/${name}.png)`);
  const camera = makeCamera({ browser, run, folder: resolve(folder ?? join(root, 'docs', 'beeld')), width: Number(width), isWanted });
  const hub = localHub(run, root);
  try {
    for (const scene of [overdracht, formulier, post, telefoon, advies, alarm, koppeling]) await scene(camera, hub);
  } finally {
    await browser.close();
  }
}

void runCommand(main);
