import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

/** A login service that only publishes its keys, so that a test can sign whatever a token should not be. */
export interface SigningIssuer {
  readonly issuer: string;
  readonly publicJwk: JWK;
  /** An access token of this issuer for the API, good for five minutes unless the claims say otherwise. */
  sign(claims: JWTPayload, alg?: 'RS256' | 'PS256', options?: { endless: boolean }): Promise<string>;
  close(): Promise<void>;
}

export async function startSigningIssuer(): Promise<SigningIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const { d: _, ...publicJwk } = await exportJWK(publicKey);
  const keys = { RS256: privateKey, PS256: await importAs('PS256', await exportJWK(privateKey)) };
  const server = createServer((request, response) => {
    const discovery = { issuer: issuer(), jwks_uri: `${issuer()}/jwks`, authorization_endpoint: `${issuer()}/auth` };
    const body = request.url === '/jwks' ? { keys: [{ ...publicJwk, kid: 'sleutel', use: 'sig' }] } : discovery;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: issuer(),
    publicJwk,
    sign: (claims, alg = 'RS256', { endless } = { endless: false }) =>
      new SignJWT({ iss: issuer(), aud: 'urn:schakel:api', ...(endless ? {} : { exp: Math.floor(Date.now() / 1000) + 300 }), ...claims })
        .setProtectedHeader({ alg, kid: 'sleutel' })
        .sign(keys[alg]),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) =>
        server.close(() => {
          done();
        }),
      );
    },
  };
}

async function importAs(alg: string, jwk: JWK): Promise<CryptoKey> {
  return (await importJWK(jwk, alg)) as CryptoKey;
}
