/** Each team gets a mail that says nothing but a number, and takes its overdracht up in the inbox. */
import { meldsTerug } from './besluit.mjs';
import { until } from './hub.mjs';

const teamleden = { 'usd-huizen': 'u.usd', 'sociaal-plein-hilversum': 'h.hilver' };

export async function draagtOver(hub, say, { overdrachten, referentienummer }) {
  say.step('Elk team krijgt een mail met een nummer, de spoed, de uiterste dag en een telefoonnummer. Verder niets.');
  const mails = await until('een mail aan elk team', async () => {
    const about = (await hub.mails()).filter(({ text }) => overdrachten.some((id) => text.includes(id)));
    return about.length >= overdrachten.length && about;
  });
  for (const { to, subject } of mails) say.fact(`mail aan ${to.join(', ')}: ${subject}`);

  for (const [team, username] of Object.entries(teamleden)) await takesUp(hub, say, team, username, overdrachten);
  await meldsTerug(hub, say, { referentienummer, count: 2, gelegenheid: 'bij de acceptatie' });
  return {};
}

/** The heading is all that a team sees before it says "dit is voor ons". */
async function takesUp(hub, say, team, username, overdrachten) {
  say.step(`Team ${team} ziet de kop, zegt "dit is voor ons" en leest daarna de inhoud.`);
  const teamlid = await hub.asUser(username);
  const found = await until(`een overdracht in het postvak van ${team}`, async () => {
    const { overdrachten: own } = await teamlid('GET', '/v1/overdrachten');
    return own.find(({ id }) => overdrachten.includes(id));
  });
  const { revisie, status, uiterlijk, inhoud } = await teamlid('GET', `/v1/overdrachten/${found.id}`);
  say.fact(`overdracht ${found.id}: ${status}, uiterlijk ${uiterlijk}, inhoud ${inhoud ? 'zichtbaar' : 'nog dicht'}`);
  await teamlid('POST', `/v1/overdrachten/${found.id}/acceptatie`, { status: 202, body: { revisie } });
  const taken = await until(`de inhoud na de acceptatie door ${team}`, async () => {
    const now = await teamlid('GET', `/v1/overdrachten/${found.id}`);
    return now.status === 'opgepakt' && now.inhoud && now;
  });
  say.fact(`overdracht ${taken.id}: ${taken.status}, inhoud zichtbaar`);
}
