/** Where and as whom a machine gets its token. */
export interface TokenSource {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const MARGIN_MS = 30_000;

/** Client credentials (RFC 6749 §4.4), kept until shortly before they expire. The function throws when no token is given. */
export function clientToken({ tokenUrl, clientId, clientSecret }: TokenSource): () => Promise<string> {
  let kept = { token: '', until: 0 };
  return async () => {
    if (Date.now() < kept.until) return kept.token;
    const response = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    });
    if (!response.ok) throw new Error(`token endpoint answered ${String(response.status)}`);
    const { access_token: token, expires_in: seconds } = (await response.json()) as { access_token: string; expires_in: number };
    kept = { token, until: Date.now() + seconds * 1_000 - MARGIN_MS };
    return token;
  };
}
