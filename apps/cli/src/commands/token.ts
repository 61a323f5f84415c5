import { readFile } from 'node:fs/promises';
import { CommandError, type Command, type Context } from '../command';

interface Run {
  readonly oidcIssuers?: Readonly<Record<string, string>>;
  readonly users: readonly { readonly username: string; readonly password: string; readonly organisatie: string }[];
  readonly clients: readonly {
    readonly partij: string;
    readonly tokenUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
  }[];
}

async function readRun({ env }: Context): Promise<Run> {
  const path = env['RUN_FILE'] ?? '.schakel/run.json';
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Run;
  } catch {
    throw new CommandError('hier draait geen lokale hub (npm start)');
  }
}

async function endpointOf(issuer: string): Promise<string> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  if (!response.ok) throw new CommandError('de inlogdienst antwoordt niet');
  return ((await response.json()) as { token_endpoint: string }).token_endpoint;
}

async function askToken(url: string, fields: Record<string, string>): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  if (!response.ok) throw new CommandError('de inlogdienst gaf geen toegangsbewijs');
  return ((await response.json()) as { access_token: string }).access_token;
}

async function tokenOfUser({ users, oidcIssuers = {} }: Run, username: string): Promise<string> {
  const user = users.find((each) => each.username === username);
  const issuer = user && oidcIssuers[user.organisatie];
  if (!user || !issuer)
    throw new CommandError('deze testgebruiker of dit testsysteem is er niet; run.json noemt ze onder users en clients');
  const fields = { grant_type: 'urn:schakel:proef:wachtwoord', client_id: 'schakel-cli', username, password: user.password };
  return askToken(await endpointOf(issuer), fields);
}

function tokenFor(run: Run, name: string): Promise<string> {
  const system = run.clients.find(({ partij }) => partij === name);
  if (!system) return tokenOfUser(run, name);
  return askToken(system.tokenUrl, { grant_type: 'client_credentials', client_id: system.clientId, client_secret: system.clientSecret });
}

/** An access token of a test user, at the issuer of their own organisation, or of the system of a partij. Only for a local hub. */
export const token: Command = {
  name: 'token',
  usage: '<gebruikersnaam of partij>',
  summary: 'toegangsbewijs van een testgebruiker of van het systeem van een partij; alleen bij een lokale hub',
  details: [
    'Voorbeeld: curl -H "Authorization: Bearer $(npm run -s schakel -- token v.vermeer)" http://127.0.0.1:8080/v1/casussen',
    'Of als systeem: npm run -s schakel -- token zorg-voorbeeld',
  ].join('\n'),
  options: {},
  positionals: [1, 1],
  async run({ positionals: [name = ''] }, context) {
    const value = await tokenFor(await readRun(context), name);
    return { json: { token: value }, text: value };
  },
};
