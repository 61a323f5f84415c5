/** How a melding comes in that a person must write down or read: the form of professionals, mail, the telephone, advies. */
import { until } from '../demo/hub.mjs';
import { press } from './camera.mjs';

const adres = 'arts@zorg-voorbeeld.example';
const persoon = (nummer) => `#zorgelijkeSituatie-betrokkenen-${nummer}`;

/** The code that was mailed last. */
const code = (hub) =>
  until('de code', async () => {
    const mail = (await hub.mails()).findLast(({ to }) => to.includes(adres));
    return /Code: (\d{4} \d{4})/.exec(mail?.text ?? '')?.[1];
  });

export async function formulier(camera, hub) {
  const page = await camera.open();
  await page.goto(`${camera.run.gateway}/melden`);
  await camera.take(page, 'melden');
  await page.fill('#adres', adres);
  await press(page, 'Code aanvragen');
  await camera.take(page, 'melden-code');
  await page.fill('#code', await code(hub));
  await press(page, 'Naar het formulier');
  await page.fill('#melder-naam', 'T. Tester');
  await press(page, 'Versturen');
  await camera.take(page, 'melden-formulier', { height: 1_150 });
  await page.fill('#melder-telefoonnummers', '035 000 0199');
  await page.fill('#zorgelijkeSituatie-situatieschets', 'OEFENING: een kind is bang om naar huis te gaan.');
  for (const id of ['melder-bekendBijGezin', 'acuteOnveiligheid-2', 'geinformeerden-1-geinformeerd']) await page.check(`#${id}`);
  await page.selectOption(`${persoon(1)}-rol`, 'jeugdige');
  await page.fill(`${persoon(1)}-geslachtsnaam`, 'Testkind');
  await press(page, 'Versturen');
  await camera.take(page, 'melden-ontvangen');
}

const tekst = [
  'OEFENING',
  'Naam melder: J. de Wit',
  'Functie melder: leerkracht',
  'Naam kind: Testkind',
  'Geboortedatum kind: 3-2-2019',
  'Het kind vertelde in de klas dat het thuis vaak onrustig is.',
  'De ouders weten nog niet dat ik dit schrijf.',
].join('\n');

/** A mail that a person must read: from nobody that is known. */
async function mail({ smtp }) {
  const { createTransport } = await import('nodemailer');
  const [from, to] = ['juf.anna@school.example', 'meldingen@veilig-thuis-gv.example'];
  await createTransport({ url: smtp, ignoreTLS: true }).sendMail({ from, to, subject: 'OEFENING: zorgen over een leerling', text: tekst });
}

export async function post(camera) {
  await mail(camera.run);
  const page = await camera.logIn('b.bakker');
  await page.goto(`${camera.run.gateway}/werkvoorraad/post`);
  await camera.take(page, 'post');
  await page.locator('.kaart a').first().click();
  await page.fill('#reden', 'OEFENING: post van vandaag');
  await press(page, 'Openen');
  await camera.take(page, 'poststuk');
  await press(page, 'Neem over als melding');
  await camera.take(page, 'concept-mail', { height: 1_300 });
}

export async function telefoon(camera) {
  const page = await camera.logIn('b.bakker');
  await page.goto(`${camera.run.gateway}/werkvoorraad/opnemen`);
  for (const [id, value] of Object.entries({ geslachtsnaam: 'Testkind', geboortedatum: '2019-02-03', reden: 'OEFENING: een school belt' }))
    await page.fill(`#${id}`, value);
  await press(page, 'Zoek');
  await camera.take(page, 'opnemen');
  await press(page, 'Nieuwe melding of vraag om advies');
  await page.selectOption('#bron', 'telefoon');
  await press(page, 'Voeg een persoon toe');
  await press(page, 'Versturen als melding');
  await camera.take(page, 'concept', { height: 1_300 });
  await page.fill('#zorgelijkeSituatie-situatieschets', 'OEFENING: de melder hoort geschreeuw.');
  await page.selectOption(`${persoon(0)}-rol`, 'jeugdige');
  await press(page, 'Versturen als melding');
  await until('de casus', async () => {
    await page.reload();
    return (await page.locator('main').innerText()).includes('is een casus');
  });
  await camera.take(page, 'opgenomen');
}

export async function advies(camera) {
  const page = await camera.logIn('b.bakker');
  await page.goto(`${camera.run.gateway}/werkvoorraad/adviezen/nieuw`);
  const gekozen = { dienst: 'advies', reden: 'noemt-niemand', bron: 'telefoon', organisatieSoort: 'huisarts' };
  for (const [id, value] of Object.entries(gekozen)) await page.selectOption(`#${id}`, value);
  await camera.take(page, 'advies-nieuw');
  await press(page, 'Vastleggen');
  await camera.take(page, 'adviezen');
}
