/** A grant of the proefomgeving's own: a test user's name and password for an access token, so that a terminal can act as a person. */
import { errors } from 'oidc-provider';
import type { Context, Provider } from 'oidc-provider';
import { AUDIENCE, RESOURCE_SERVER, makeGrant } from './configuratie';
import type { Wachtwoorden } from './wachtwoorden';

export const WACHTWOORD_GRANT = 'urn:schakel:proef:wachtwoord';

/** The public client that may use it. */
export const CLI_CLIENT = 'schakel-cli';

export function registerWachtwoordGrant(provider: Provider, wachtwoorden: Wachtwoorden): void {
  provider.registerGrantType(WACHTWOORD_GRANT, (ctx) => giveToken(provider, wachtwoorden, ctx), ['username', 'password']);
}

async function giveToken(provider: Provider, wachtwoorden: Wachtwoorden, ctx: Context): Promise<void> {
  const { client, params } = ctx.oidc;
  const gebruiker = wachtwoorden.login(params['username'] ?? '', params['password'] ?? '');
  if (gebruiker === undefined) throw new errors.InvalidGrant('unknown user or wrong password');
  const { jti: grantId } = await makeGrant(provider, gebruiker.username, client.clientId);
  const token = new provider.AccessToken({ accountId: gebruiker.username, client, grantId, gty: WACHTWOORD_GRANT });
  token.resourceServer = new provider.ResourceServer(AUDIENCE, RESOURCE_SERVER);
  token.scope = RESOURCE_SERVER.scope;
  ctx.oidc.entity('AccessToken', token);
  const value = await token.save();
  ctx.body = { access_token: value, expires_in: token.expiration, token_type: token.tokenType, scope: token.scope };
}
