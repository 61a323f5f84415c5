/**
 * Sends a report to a hub and follows its receipt. Node 20 or later, nothing else:
 *
 *   SCHAKEL_URL=… TOKEN_URL=… CLIENT_ID=… CLIENT_SECRET=… node meld.mjs melding.json
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const { SCHAKEL_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET } = process.env;
const [file] = process.argv.slice(2);
if (!SCHAKEL_URL || !TOKEN_URL || !CLIENT_ID || !CLIENT_SECRET || !file) {
  console.error('usage: SCHAKEL_URL=… TOKEN_URL=… CLIENT_ID=… CLIENT_SECRET=… node meld.mjs melding.json');
  process.exit(2);
}
process.on('uncaughtException', ({ message }) => {
  console.error(message);
  process.exit(1);
});

/** OAuth 2.0 client credentials. A token lives for minutes: ask a new one for each run. */
async function askToken() {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET });
  const answer = await fetch(TOKEN_URL, { method: 'POST', body }).catch(() => undefined);
  if (!answer) throw new Error('no token: TOKEN_URL cannot be reached');
  if (!answer.ok) throw new Error(`no token: ${answer.status}; check CLIENT_ID and CLIENT_SECRET`);
  return (await answer.json()).access_token;
}

/** The same bytes again after a broken connection, 429, 500 or 503: that is never a second report. */
async function send(token, bytes, tries = 5) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${SCHAKEL_URL}/v1/meldingen`, { method: 'POST', headers, body: bytes }).catch(() => undefined);
  const again = answer === undefined || [429, 500, 503].includes(answer.status);
  if (!again || tries <= 1) return answer;
  const seconds = Number(answer?.headers.get('retry-after') ?? 5);
  console.error(`${answer?.status ?? 'no answer'}: the same again in ${seconds} s`);
  await wait(1000 * seconds);
  return send(token, bytes, tries - 1);
}

/** The receipt as it is now; `terugkoppeling` comes when Veilig Thuis decided, often days later: then ask once a day. */
async function follow(token, path, tries = 20) {
  const answer = await fetch(`${SCHAKEL_URL}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const receipt = await answer.json();
  if (!['ontvangen', 'in behandeling'].includes(receipt.status) || tries <= 1) return receipt;
  await wait(1000);
  return follow(token, path, tries - 1);
}

const bytes = await readFile(file);
const token = await askToken();
const answer = await send(token, bytes);
if (answer?.status !== 202) {
  // Codes and places of what is wrong; never a value. Change it and send it again, under the same kenmerk.
  console.error(answer ? JSON.stringify(await answer.json(), null, 2) : 'the hub cannot be reached');
  process.exit(1);
}
console.log(JSON.stringify(await answer.json()));
console.log(JSON.stringify(await follow(token, answer.headers.get('location'))));
