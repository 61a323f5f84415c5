import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A login service that publishes its key and signed one access token, for the police client of config/partijen.yaml; it signs others on request. */
export interface BenchIssuer {
  readonly url: string;
  readonly token: string;
  /** An access token with these claims beside its own: of another client, or of a person. */
  readonly sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>;
  close(): void;
}

export async function startIssuer(): Promise<BenchIssuer> {
  const { exportJWK, generateKeyPair, SignJWT } = await import('jose');
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig' };
  const server = createServer((request, response) => {
    const discovery = { issuer: url, jwks_uri: `${url}/jwks`, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url === '/jwks' ? { keys: [key] } : discovery));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: Readonly<Record<string, unknown>>): Promise<string> =>
    new SignJWT({ iss: url, aud: 'urn:schakel:api', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
      .setExpirationTime('2h')
      .sign(privateKey);
  return {
    url,
    token: await sign({ client_id: 'politie-mn', sub: 'politie-mn' }),
    sign,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
