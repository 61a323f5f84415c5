import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Provider, errors } from 'oidc-provider';
import type { Gebruiker, Organisatie } from '../deelnemers';
import { BodyTooLargeError, listen, pathOf, readBody, send } from '../http';
import { logError } from '../log';
import { makeConfiguratie } from './configuratie';
import type { ClientMetadata } from './configuratie';
import { renderBericht, renderInlogpagina } from './inlogpagina';
import { CLI_CLIENT, WACHTWOORD_GRANT, registerWachtwoordGrant } from './wachtwoord-grant';
import { Wachtwoorden } from './wachtwoorden';

export interface IdentiteitOptions {
  /** 0 = any. */
  readonly port: number;
  readonly organisatie: Organisatie;
  readonly gebruikers: readonly Gebruiker[];
  readonly passwords: Readonly<Record<string, string>>;
  /** The gateway's client, and those of the parties where this issuer has them. */
  readonly clients: readonly ClientMetadata[];
}

/** An identity provider that runs. */
export interface Identiteit {
  readonly issuer: string;
  readonly tokenUrl: string;
  close(): Promise<void>;
}

const CLI: ClientMetadata = {
  client_id: CLI_CLIENT,
  token_endpoint_auth_method: 'none',
  grant_types: [WACHTWOORD_GRANT],
  response_types: [],
  redirect_uris: [],
};

/** The confidential client of the gateway: code with PKCE, nothing else. @param gatewayUrl without a slash at the end */
export function gatewayClient(clientId: string, clientSecret: string, gatewayUrl: string): ClientMetadata {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [`${gatewayUrl}/inloggen/terug`],
    post_logout_redirect_uris: [`${gatewayUrl}/`],
  };
}

/** A partij's machine: client credentials only. */
export function machineClient(clientId: string, clientSecret: string): ClientMetadata {
  return { client_id: clientId, client_secret: clientSecret, grant_types: ['client_credentials'], response_types: [], redirect_uris: [] };
}

/** Starts the issuer of one organisation on loopback. Its address is known only once it listens, so the provider is made after that. */
export async function startIdentiteit(options: IdentiteitOptions): Promise<Identiteit> {
  const { port, organisatie, gebruikers, passwords, clients } = options;
  const wachtwoorden = new Wachtwoorden(gebruikers, passwords);
  let handler: RequestListener = (_, response) => {
    send(response, 503, 'text/plain', '');
  };
  const listening = await listen((request, response) => {
    handler(request, response);
  }, port);
  const provider = new Provider(listening.url, await makeConfiguratie({ organisatie, clients: [...clients, CLI], wachtwoorden }));
  registerWachtwoordGrant(provider, wachtwoorden);
  handler = makeHandler(provider, organisatie, wachtwoorden);
  return { issuer: listening.url, tokenUrl: `${listening.url}/token`, close: () => listening.close() };
}

function makeHandler(provider: Provider, organisatie: Organisatie, wachtwoorden: Wachtwoorden): RequestListener {
  const callback = provider.callback();
  return (request, response) => {
    if (!pathOf(request).startsWith('/inloggen/')) {
      callback(request, response);
      return;
    }
    login(provider, organisatie, wachtwoorden, request, response).catch((error: unknown) => {
      refuse(response, error);
    });
  };
}

async function login(
  provider: Provider,
  organisatie: Organisatie,
  wachtwoorden: Wachtwoorden,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  const form = request.method === 'POST' ? new URLSearchParams((await readBody(request)).toString('utf8')) : undefined;
  const gebruiker = form && wachtwoorden.login(form.get('username') ?? '', form.get('password') ?? '');
  if (gebruiker !== undefined) {
    await provider.interactionFinished(request, response, { login: { accountId: gebruiker.username } }, { mergeWithLastSubmission: false });
    return;
  }
  const page = renderInlogpagina({
    organisatie,
    gebruikers: wachtwoorden.gebruikers,
    action: `/inloggen/${uid}`,
    mislukt: form !== undefined,
  });
  send(response, form === undefined ? 200 : 401, 'text/html; charset=utf-8', page);
}

/** An interaction that is not there (expired, another browser) is the visitor's to solve; anything else is logged. Nothing of the error is shown. */
function refuse(response: ServerResponse, error: unknown): void {
  const status = statusOf(error);
  if (status === 500) logError('login failed', error);
  const page = renderBericht('Inloggen lukt niet', 'Deze pagina is verlopen. Begin opnieuw bij Schakel.');
  send(response, status, 'text/html; charset=utf-8', page);
}

function statusOf(error: unknown): 400 | 413 | 500 {
  if (error instanceof BodyTooLargeError) return 413;
  return error instanceof errors.SessionNotFound ? 400 : 500;
}
