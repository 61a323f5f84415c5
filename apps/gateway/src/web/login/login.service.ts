import { Injectable } from '@nestjs/common';
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import type { Gebruiker } from '@schakel/contracts';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import type { Claims } from '../access/toegang';
import { gebruikerFrom, subjectOf } from '../access/toegang';
import { Issuers } from '../access/issuers';
import type { IssuerSettings } from '../settings';
import { WebSettings } from '../settings';
import { LoginRefused } from './login-refused';
import type { LoginAttempt } from './session';
import { Sessions } from './session';

const attemptMs = 10 * 60_000;
const scope = 'openid schakel';

/** Login by authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636); every attempt is good for one return. */
@Injectable()
export class LoginService {
  constructor(
    private readonly issuers: Issuers,
    private readonly sessions: Sessions,
    private readonly settings: WebSettings,
  ) {}

  /** Where to send the browser, and the id of the attempt that its cookie must bring back. */
  async begin(organisatie: string): Promise<{ url: string; poging: string }> {
    const { configuration } = await this.issuers.byOrganisatie(organisatie);
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const poging = await this.sessions.create(
      { soort: 'inlogpoging', organisatie, state, nonce, verifier },
      new Date(Date.now() + attemptMs),
    );
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, poging };
  }

  /**
   * Who came back from the login service.
   *
   * @param query the query string of the return, with its leading `?` or empty
   * @throws LoginRefused `niet-ingelogd` when the return does not belong to the attempt or the service refused; `niet-toegestaan` when no
   * role of this person counts here; RetryLaterError when the login service cannot be reached
   */
  async finish(poging: string | undefined, query: string): Promise<Gebruiker> {
    const attempt = poging === undefined ? undefined : await this.sessions.read(poging);
    if (poging === undefined || attempt?.soort !== 'inlogpoging') throw new LoginRefused('niet-ingelogd');
    await this.sessions.destroy(poging);
    const { configuration, settings } = await this.issuers.byOrganisatie(attempt.organisatie);
    const grant = authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${query}`), checksOf(attempt));
    const tokens = await grant.catch((error: unknown) => {
      throw isRefusal(error) ? new LoginRefused('niet-ingelogd') : new RetryLaterError('tijdelijk-niet-beschikbaar', 10_000);
    });
    return personFrom(settings, tokens.claims() ?? {});
  }

  private get redirectUri(): string {
    return `${this.settings.gatewayUrl}/inloggen/terug`;
  }
}

function personFrom(settings: IssuerSettings, claims: Claims): Gebruiker {
  try {
    return gebruikerFrom(settings, claims);
  } catch (error) {
    throw error instanceof RejectError ? new LoginRefused(error.code, subjectOf(settings, claims)) : error;
  }
}

const checksOf = ({ state, nonce, verifier }: LoginAttempt) => ({
  pkceCodeVerifier: verifier,
  expectedState: state,
  expectedNonce: nonce,
  idTokenExpected: true,
});

/** The service said no, or what came back is not what was sent out; anything else is the network. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return true;
  return error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT' && error.code !== 'OAUTH_JWKS_REQUEST_FAILED';
}
