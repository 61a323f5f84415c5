import { readFile } from 'node:fs/promises';
import { CommandError, type Command, type Context } from '../command';

interface Run {
  readonly oidcIssuers?: Readonly<Record<string, string>>;
  readonly users: readonly { readonly username: string; readonly password: string; readonly organisatie: string }[];
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

async function tokenFor({ users, oidcIssuers = {} }: Run, username: string): Promise<string> {
  const user = users.find((each) => each.username === username);
  const issuer = user && oidcIssuers[user.organisatie];
  if (!user || !issuer) throw new CommandError('deze testgebruiker is er niet; run.json noemt ze');
  const fields = { grant_type: 'urn:schakel:proef:wachtwoord', client_id: 'schakel-cli', username, password: user.password };
  const response = await fetch(await endpointOf(issuer), { method: 'POST', body: new URLSearchParams(fields) });
  if (!response.ok) throw new CommandError('de inlogdienst gaf geen toegangsbewijs');
  return ((await response.json()) as { access_token: string }).access_token;
}

/** An access token of a test user, at the issuer of their own organisation. Only a proefomgeving knows the grant that it uses. */
export const token: Command = {
  name: 'token',
  usage: '<gebruikersnaam>',
  summary: 'toegangsbewijs van een testgebruiker; alleen bij een lokale hub',
  details: 'Voorbeeld: curl -H "Authorization: Bearer $(npm run -s schakel -- token v.vermeer)" http://127.0.0.1:8080/v1/casussen',
  options: {},
  positionals: [1, 1],
  async run({ positionals: [username = ''] }, context) {
    const value = await tokenFor(await readRun(context), username);
    return { json: { token: value }, text: value };
  },
};
