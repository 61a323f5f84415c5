/** A local hub as a partner, a worker and a team member see it: over HTTP, each with a token of their own. */
import { join, resolve } from 'node:path';

const wachtwoord = 'urn:schakel:proef:wachtwoord';

async function tokenFrom(url, fields, headers = {}) {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers });
  if (!response.ok) throw new Error(`Geen toegangsbewijs van ${new URL(url).host}: status ${response.status}`);
  return (await response.json()).access_token;
}

const basic = ({ clientId, clientSecret }) =>
  `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`;

function tokensOf(run) {
  const issuerOf = ({ organisatie }) => run.oidcIssuers[organisatie];
  const named = (list, key, name) => {
    const found = list.find((one) => one[key] === name);
    if (!found) throw new Error(`run.json kent ${name} niet`);
    return found;
  };
  return {
    partij: (name) => {
      const client = named(run.clients, 'partij', name);
      return tokenFrom(client.tokenUrl, { grant_type: 'client_credentials' }, { authorization: basic(client) });
    },
    user: async (username) => {
      const user = named(run.users, 'username', username);
      const about = await (await fetch(`${issuerOf(user)}/.well-known/openid-configuration`)).json();
      const { password } = user;
      return tokenFrom(about.token_endpoint, { grant_type: wachtwoord, client_id: 'schakel-cli', username, password });
    },
  };
}

function refusal(method, path, expected, response, answer) {
  const codes = (answer?.errors ?? []).map(({ code, location }) => `${code} ${location}`).join(', ');
  return new Error(`${method} ${path}: ${expected} verwacht, ${response.status} ${answer?.code ?? ''} ${codes}`.trimEnd());
}

const payload = (body, type) =>
  body === undefined ? {} : { type: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) };

/** Calls with this token; an answer that is not the expected status is an error that names the call and the codes in the answer. */
function caller(gateway, token) {
  return async (method, path, { status = 200, body, type = 'application/json', headers = {} } = {}) => {
    const sent = payload(body, type);
    const response = await fetch(`${gateway}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...sent.type, ...headers },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text);
    if (response.status !== status) throw refusal(method, path, status, response, answer);
    return answer;
  };
}

/** @param {any} run content of run.json  @param {string} root folder of the repository */
export function localHub(run, root) {
  const tokens = tokensOf(run);
  const json = async (url, options) => {
    const response = await fetch(url, options);
    if (!response.ok) throw new Error(`${url}: status ${response.status}`);
    return response.status === 204 ? undefined : response.json();
  };
  return {
    run,
    root,
    asPartij: async (name) => caller(run.gateway, await tokens.partij(name)),
    asUser: async (username) => caller(run.gateway, await tokens.user(username)),
    mails: () => json(`${run.mailSink}/messages`),
    received: (partner) => json(`${run.partners[partner].control}/received`),
    answers: (partner, answers) => json(`${run.partners[partner].control}/answers`, { method: 'PUT', body: JSON.stringify(answers) }),
    environmentFile: join(resolve(root, run.logs), '..', 'env.json'),
  };
}

/**
 * Asks again until `probe` gives something. What it gave or threw last is in the error.
 *
 * @template T
 * @param {string} what what is awaited, as the end of a sentence
 * @param {() => Promise<T | undefined | false>} probe
 * @returns {Promise<T>}
 */
export async function until(what, probe, seconds = 30) {
  const limit = performance.now() + seconds * 1_000;
  let last = 'niets';
  do {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      last = error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  } while (performance.now() < limit);
  throw new Error(`De demo wachtte ${seconds} s op ${what}. Laatst gezien: ${last}. De logs staan in .schakel/logs`);
}
