import { readFile } from 'node:fs/promises';
import type { GelezenPostbus, PostbusOAuth2 } from '@schakel/contracts';

/** What a mail server is shown: a password, or an access token (RFC 7628, XOAUTH2). */
export type Inloggegevens = { readonly user: string; readonly pass: string } | { readonly user: string; readonly accessToken: string };

/** Logs in to one mailbox, each time with what is valid then. */
export interface Login {
  /** @throws TokenRefusedError; a file that cannot be read; a token service that does not answer in time */
  give(): Promise<Inloggegevens>;
  /** What was given last was refused: the next time it is asked for anew. */
  refused(): void;
}

/** The token service answered, and gave no token. Only its status is told: its answer may quote what it was given. */
export class TokenRefusedError extends Error {
  constructor(readonly code: number) {
    super('geen token gekregen');
    this.name = 'TokenRefusedError';
  }
}

const patienceMs = 10_000;
/** A token that ends while it is being shown is refused. */
const marginMs = 60_000;

export function loginOf({ gebruiker: user, wachtwoord, wachtwoordBestand, oauth2 }: GelezenPostbus): Login {
  if (oauth2) return new OAuth2Login(user, oauth2);
  return {
    give: async () => ({ user, pass: wachtwoord || (await readFile(wachtwoordBestand ?? '', 'utf8')).trim() }),
    refused: () => undefined,
  };
}

/** Keeps an access token until it ends; a refresh token that came with it replaces the one it was asked with, for as long as this process lives. */
class OAuth2Login implements Login {
  private token: { readonly accessToken: string; readonly until: number } | undefined;
  private refreshToken: string | undefined;

  constructor(
    private readonly user: string,
    private readonly about: PostbusOAuth2,
  ) {
    this.refreshToken = about.refreshToken || undefined;
  }

  async give(): Promise<Inloggegevens> {
    if (!this.token || this.token.until <= Date.now()) this.token = await this.ask();
    return { user: this.user, accessToken: this.token.accessToken };
  }

  refused(): void {
    this.token = undefined;
  }

  private async ask() {
    const answer = await fetch(this.about.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams(this.request()),
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const said: unknown = answer.ok ? await answer.json().catch(() => undefined) : undefined;
    const { access_token: accessToken, expires_in: seconds = 0, refresh_token: next } = (said ?? {}) as Record<string, unknown>;
    if (typeof accessToken !== 'string' || accessToken === '') throw new TokenRefusedError(answer.status);
    if (typeof next === 'string' && next !== '' && this.refreshToken) this.refreshToken = next;
    return { accessToken, until: Date.now() + Number(seconds) * 1_000 - marginMs };
  }

  private request(): Record<string, string> {
    const { clientId, clientSecret, scope } = this.about;
    const grant = this.refreshToken
      ? { grant_type: 'refresh_token', refresh_token: this.refreshToken }
      : { grant_type: 'client_credentials' };
    return { ...grant, client_id: clientId, ...(clientSecret ? { client_secret: clientSecret } : {}), ...(scope ? { scope } : {}) };
  }
}
