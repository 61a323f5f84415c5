/** The settings of oidc-provider: code with PKCE for the gateway, client credentials for parties, and JWT access tokens for one API. */
import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Context, Grant, Provider, Token } from 'oidc-provider';
import type { Gebruiker, Organisatie } from '../deelnemers';
import { Geheugen } from './geheugen';
import type { Store } from './geheugen';
import { renderBericht, renderUitloggen } from './inlogpagina';
import type { Wachtwoorden } from './wachtwoorden';

/** The `aud` of every access token, given without asking for it. */
export const AUDIENCE = 'urn:schakel:api';
export const SCOPE = 'openid schakel';
const TOKEN_SECONDS = 900;
const SESSION_SECONDS = 8 * 3_600;

/** oidc-provider's description of the API that the tokens are for. */
export const RESOURCE_SERVER = {
  scope: 'schakel',
  audience: AUDIENCE,
  accessTokenFormat: 'jwt',
  accessTokenTTL: TOKEN_SECONDS,
  jwt: { sign: { alg: 'RS256' } },
} as const;

/** A client as oidc-provider wants it (OpenID Connect Dynamic Client Registration names). */
export type ClientMetadata = Readonly<Record<string, unknown>>;

export interface ConfiguratieOptions {
  readonly organisatie: Organisatie;
  readonly clients: readonly ClientMetadata[];
  readonly wachtwoorden: Wachtwoorden;
}

/** A fresh signing key and fresh cookie keys each time: after a restart everybody logs in again. */
export async function makeConfiguratie({ organisatie, clients, wachtwoorden }: ConfiguratieOptions): Promise<Record<string, unknown>> {
  const store: Store = new Map();
  return {
    adapter: (model: string) => new Geheugen(model, store),
    clients,
    jwks: { keys: [await makeSigningKey()] },
    cookies: makeCookies(organisatie),
    pkce: { required: () => true },
    scopes: SCOPE.split(' '),
    claims: { openid: ['sub'], schakel: ['rollen', 'teams', 'naam'] },
    // Roles, teams and name stand in the ID token itself, so that the gateway needs no second call.
    conformIdTokenClaims: false,
    findAccount: (_: unknown, sub: string) => findAccount(wachtwoorden, sub),
    extraTokenClaims: (_: unknown, token: Token) => claimsOfToken(wachtwoorden, token),
    loadExistingGrant,
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/inloggen/${uid}` },
    features: makeFeatures(),
    ttl: {
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      Interaction: 3_600,
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
    },
    renderError: (ctx: Context) => {
      showPage(ctx, renderBericht('Inloggen lukt niet', 'Deze aanvraag klopt niet of is verlopen. Begin opnieuw.'));
    },
  };
}

async function makeSigningKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() };
}

/** Cookies do not tell ports apart, so two issuers on one host need names of their own. */
function makeCookies(organisatie: Organisatie): Record<string, unknown> {
  const names = { session: '_session', interaction: '_interaction', resume: '_resume' };
  const own = Object.fromEntries(Object.entries(names).map(([type, name]) => [type, `${organisatie}${name}`]));
  return { keys: [randomBytes(32).toString('base64url')], names: own, long: { signed: true }, short: { signed: true } };
}

function makeFeatures(): Record<string, unknown> {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => AUDIENCE,
      getResourceServerInfo: () => RESOURCE_SERVER,
      useGrantedResource: () => true,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx: Context, form: string) => {
        showPage(ctx, renderUitloggen(form));
      },
      postLogoutSuccessSource: (ctx: Context) => {
        showPage(ctx, renderBericht('Uitgelogd', 'U bent uitgelogd.'));
      },
    },
  };
}

function showPage(ctx: Context, page: string): void {
  ctx.type = 'html';
  ctx.body = page;
}

/** What tokens say about a person. */
export function claimsOf({ rol, teams, naam }: Gebruiker): Readonly<Record<string, unknown>> {
  return { rollen: [rol], teams, naam };
}

function findAccount(wachtwoorden: Wachtwoorden, sub: string): unknown {
  const gebruiker = wachtwoorden.find(sub);
  return gebruiker && { accountId: sub, claims: () => ({ sub, ...claimsOf(gebruiker) }) };
}

function claimsOfToken(wachtwoorden: Wachtwoorden, { accountId }: Token): Readonly<Record<string, unknown>> | undefined {
  const gebruiker = accountId === undefined ? undefined : wachtwoorden.find(accountId);
  return gebruiker && claimsOf(gebruiker);
}

/** Nobody is asked for consent: whoever logs in grants everything that the hub asks. */
async function loadExistingGrant(ctx: Context): Promise<Grant> {
  const { provider, client, session } = ctx.oidc;
  const known = session?.grantIdFor(client.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  return found ?? makeGrant(provider, session?.accountId ?? '', client.clientId);
}

/** A grant for everything the API offers, stored. */
export async function makeGrant(provider: Provider, accountId: string, clientId: string): Promise<Grant> {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(SCOPE);
  grant.addResourceScope(AUDIENCE, RESOURCE_SERVER.scope);
  await grant.save();
  return grant;
}
