/** `npm run beeld`: makes the pictures of docs/beeld again, on the local hub that runs here (`npm start -- --no-demo` on an empty `.schakel`). */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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

/** A mail that a person must read: no report in it, and from nobody that is known. */
async function mail({ smtp }) {
  const { createTransport } = await import('nodemailer');
  const [from, to] = ['juf.anna@school.example', 'meldingen@veilig-thuis-gv.example'];
  await createTransport({ url: smtp, ignoreTLS: true }).sendMail({
    from,
    to,
    subject: 'OEFENING',
    text: 'OEFENING: zorgen over een leerling.',
  });
}

async function logIn(browser, run, username) {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 600 } })).newPage();
  const { organisatie, password } = run.users.find((user) => user.username === username);
  await page.goto(`${run.gateway}/inloggen/bij/${organisatie}`);
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${run.gateway}/**`);
  return page;
}

async function picture(page, name) {
  await page.screenshot({ path: join(root, 'docs', 'beeld', `${name}.png`), fullPage: true });
  tell(`docs/beeld/${name}.png`);
}

async function take(browser, run, overdracht) {
  const teamlid = await logIn(browser, run, 'u.usd');
  await teamlid.goto(`${run.gateway}/overdrachten`);
  await picture(teamlid, 'overdrachten');
  await teamlid.goto(`${run.gateway}/overdrachten/${overdracht}`);
  await picture(teamlid, 'overdracht-nieuw');
  await teamlid.click('text=Oppakken: dit is voor ons');
  await teamlid.waitForURL(/gedaan=acceptatie/);
  await picture(teamlid, 'overdracht');
  const bureaudienst = await logIn(browser, run, 'b.bakker');
  await picture(bureaudienst, 'werkvoorraad');
  await mail(run);
  await bureaudienst.goto(`${run.gateway}/werkvoorraad/post`);
  await picture(bureaudienst, 'post');
}

async function main() {
  await ensureInstalled({ root, report: tell });
  const run = readRun(join(root, '.schakel'));
  if (!run) throw new Error('No hub runs here: npm start -- --no-demo');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    await take(browser, run, await tellStory(localHub(run, root)));
  } finally {
    await browser.close();
  }
}

void runCommand(main);
