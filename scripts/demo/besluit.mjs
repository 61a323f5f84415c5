/** Contact with those concerned, then the vervolgbesluit: two deelcasussen, for two teams. */
import { until } from './hub.mjs';
import { openCasus } from './vragen.mjs';

const reden = 'OEFENING: vervolgbesluit';

/** Everybody who lives in the same place goes together. */
function perWoonplaats(personen) {
  const places = new Map();
  for (const { id, aard, formeelAdres } of personen) {
    if (aard !== 'directbetrokkene') continue;
    const place = formeelAdres?.woonplaats ?? '';
    places.set(place, [...(places.get(place) ?? []), id]);
  }
  return [...places.values()].map((ids) => ({ personen: ids }));
}

export async function besluit(hub, say, { medewerker, casus, politie, melding, referentienummer }) {
  const { versie } = await openCasus(medewerker, casus, reden);
  say.step('De medewerker legt een contactmoment met de directbetrokkenen vast.');
  const notitie = { versie, onderwerp: 'contactmoment', tekst: 'OEFENING: gesproken met de directbetrokkenen.' };
  await medewerker('POST', `/v1/casussen/${casus}/notities`, { status: 202, body: notitie });
  const noted = await until('het contactmoment in de casus', async () => {
    const now = await openCasus(medewerker, casus, reden);
    return now.notities.length > 0 && now;
  });

  say.step('Vervolgbesluit: overdracht, met een eigen samenvatting. Politietekst gaat nooit mee.');
  const deelcasussen = perWoonplaats(noted.personen);
  const samenvatting = 'OEFENING: synthetische samenvatting van Veilig Thuis.';
  const body = { versie: noted.versie, uitkomst: 'overdracht', deelcasussen, aard: ['03'], samenvatting };
  await medewerker('POST', `/v1/casussen/${casus}/vervolgbesluit`, { status: 202, body });
  const decided = await until('de deelcasussen van het besluit', async () => {
    const now = await openCasus(medewerker, casus, reden);
    return now.deelcasussen.length === deelcasussen.length && now;
  });
  for (const { id, personen, gemeente, overdrachten } of decided.deelcasussen)
    say.fact(`deelcasus ${id}: ${personen.length} personen, ${gemeente}, aangeboden aan ${overdrachten.at(-1).team}`);

  await meldsTerug(hub, say, { referentienummer, count: 1, gelegenheid: 'bij het vervolgbesluit' });
  const { status } = await politie('GET', `/v1/meldingen/${melding}`);
  say.fact(`de politie ziet haar melding: ${status}`);
  return { overdrachten: decided.deelcasussen.map(({ overdrachten }) => overdrachten.at(-1).id) };
}

/** Waits until the police got this many reports back about its own melding. */
export async function meldsTerug(hub, say, { referentienummer, count, gelegenheid }) {
  const about = ({ bodyBase64 }) => {
    const body = Buffer.from(bodyBase64, 'base64');
    return body.includes('vtTerugkoppelingDi01') && body.includes(referentienummer);
  };
  const received = await until(`de terugkoppeling aan de politie ${gelegenheid}`, async () => {
    const all = (await hub.received('politie')).filter(about);
    return all.length >= count && all;
  });
  say.fact(`terugkoppeling (vtTerugkoppelingDi01) bij de politie ${gelegenheid}: ${received.at(-1).at}`);
}
