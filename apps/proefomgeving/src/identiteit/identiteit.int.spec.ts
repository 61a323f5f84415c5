import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { startProef } from '../../../../test/support/proef';
import type { Proef } from '../../../../test/support/proef';

const GATEWAY = 'http://127.0.0.1:9';
let proef: Proef;
beforeAll(async () => {
  proef = await startProef(GATEWAY);
});
afterAll(() => proef.stop());

type Organisatie = 'veilig-thuis' | 'gemeente';
interface Tokens {
  readonly access_token: string;
  readonly id_token?: string;
}

const issuer = (organisatie: Organisatie): string => proef.gereed.oidcIssuers[organisatie];
const passwordOf = (username: string): string => proef.gereed.users.find((user) => user.username === username)!.password;
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

async function verified(token: string, organisatie: Organisatie, audience = 'urn:schakel:api'): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`${issuer(organisatie)}/jwks`));
  return (await jwtVerify(token, keys, { issuer: issuer(organisatie), audience, algorithms: ['RS256'] })).payload;
}

/** A browser that keeps cookies and stops at the hub. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string, fields?: Record<string, string>): Promise<{ readonly url: string; readonly response?: Response }> {
    if (url.startsWith(GATEWAY)) return { url };
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const set of response.headers.getSetCookie())
      this.cookies.set(set.slice(0, set.indexOf('=')), set.slice(set.indexOf('=') + 1, set.indexOf(';')));
    const next = response.headers.get('location');
    return next === null ? { url, response } : this.go(new URL(next, url).href);
  }
}

async function startLogin(organisatie: Organisatie, browser = new Browser()) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'schakel-gateway',
    response_type: 'code',
    redirect_uri: `${GATEWAY}/inloggen/terug`,
    scope: 'openid schakel',
    state: 'staat',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return { browser, verifier, page: await browser.go(`${issuer(organisatie)}/auth?${query.toString()}`) };
}

async function login(organisatie: Organisatie, username: string): Promise<{ readonly tokens: Tokens; readonly browser: Browser }> {
  const { browser, verifier, page } = await startLogin(organisatie);
  const back = await browser.go(page.url, { username, password: passwordOf(username) });
  const code = new URL(back.url).searchParams.get('code')!;
  const fields = { grant_type: 'authorization_code', code, redirect_uri: `${GATEWAY}/inloggen/terug`, code_verifier: verifier };
  const basic = Buffer.from('schakel-gateway:geheim-van-de-gateway').toString('base64');
  const response = await post(`${issuer(organisatie)}/token`, fields, { authorization: `Basic ${basic}` });
  return { tokens: (await response.json()) as Tokens, browser };
}

test('a machine gets a token for the API without asking for it, with its secret in the body or in the header', async () => {
  const { tokenUrl, clientId, clientSecret } = proef.gereed.clients[0]!;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const answers = await Promise.all([
    post(tokenUrl, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    post(tokenUrl, { grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` }),
  ]);
  for (const answer of answers) {
    const { access_token } = (await answer.json()) as Tokens;
    const claims = await verified(access_token, 'veilig-thuis');
    expect(claims).toMatchObject({ client_id: 'politie-mn', sub: 'politie-mn' });
    expect(claims).not.toHaveProperty('rollen');
  }
});

test('a wrong secret gives no token, and the municipality knows no machines', async () => {
  const { tokenUrl, clientId, clientSecret } = proef.gereed.clients[0]!;
  const ask = (url: string, secret: string) => post(url, { grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
  expect((await ask(tokenUrl, 'mis')).status).toBe(401);
  expect((await ask(`${issuer('gemeente')}/token`, clientSecret)).status).toBe(401);
});

test('a worker of Veilig Thuis logs in with code and PKCE; ID token and access token say role, team and name', async () => {
  const { tokens } = await login('veilig-thuis', 'v.vermeer');
  const person = { sub: 'v.vermeer', rollen: ['veilig-thuis'], teams: [], naam: 'Vera Vermeer' };
  expect(await verified(tokens.access_token, 'veilig-thuis')).toMatchObject({ ...person, client_id: 'schakel-gateway' });
  expect(await verified(tokens.id_token!, 'veilig-thuis', 'schakel-gateway')).toMatchObject({ ...person, nonce: 'nonce' });
});

test('a worker of a municipal team logs in at the municipality, with the team', async () => {
  const { tokens } = await login('gemeente', 'u.usd');
  expect(await verified(tokens.access_token, 'gemeente')).toMatchObject({ rollen: ['lokaal-team'], teams: ['usd-huizen'] });
  await expect(verified(tokens.access_token, 'veilig-thuis')).rejects.toThrow();
});

test('the login page is Dutch, says OEFENOMGEVING, lists whom one can be and holds no script and no password', async () => {
  const { page } = await startLogin('gemeente');
  const html = await page.response!.text();
  expect(html).toContain('<html lang="nl">');
  expect(html).toContain('OEFENOMGEVING');
  expect(html).toContain('u.usd');
  expect(html).not.toContain('v.vermeer');
  expect(html).not.toContain('<script');
  for (const { password } of proef.gereed.users) expect(html).not.toContain(password);
});

test('a wrong password shows the page again and gives no code; somebody of the other organisation cannot log in', async () => {
  const { browser, page } = await startLogin('gemeente');
  for (const fields of [
    { username: 'u.usd', password: 'mis' },
    { username: 'v.vermeer', password: passwordOf('v.vermeer') },
    { username: 'u.usd', password: '' },
  ]) {
    const { url, response } = await browser.go(page.url, fields);
    expect(url).toContain('/inloggen/');
    expect(response!.status).toBe(401);
    expect(await response!.text()).toContain('role="alert"');
  }
});

test('a login without PKCE is refused', async () => {
  const query = new URLSearchParams({
    client_id: 'schakel-gateway',
    response_type: 'code',
    redirect_uri: `${GATEWAY}/inloggen/terug`,
    scope: 'openid',
  });
  const { url } = await new Browser().go(`${issuer('gemeente')}/auth?${query.toString()}`);
  expect(new URL(url).searchParams.get('error')).toBe('invalid_request');
});

test('logging out ends at the hub, and after that one has to log in again', async () => {
  const { tokens, browser } = await login('gemeente', 'u.usd');
  const query = new URLSearchParams({ id_token_hint: tokens.id_token!, post_logout_redirect_uri: `${GATEWAY}/` });
  const { url, response } = await browser.go(`${issuer('gemeente')}/session/end?${query.toString()}`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(await response!.text())![1]!;
  expect((await browser.go(`${url.slice(0, url.indexOf('/session'))}/session/end/confirm`, { xsrf, logout: 'yes' })).url).toBe(
    `${GATEWAY}/`,
  );
  const again = await startLogin('gemeente', browser);
  expect(again.page.url).toContain('/inloggen/');
});

test('a terminal gets a token for a test user by name and password, and none with a wrong one', async () => {
  const ask = (username: string, password: string) =>
    post(`${issuer('veilig-thuis')}/token`, { grant_type: 'urn:schakel:proef:wachtwoord', client_id: 'schakel-cli', username, password });
  const { access_token } = (await (await ask('t.tuin', passwordOf('t.tuin'))).json()) as Tokens;
  expect(await verified(access_token, 'veilig-thuis')).toMatchObject({ sub: 't.tuin', rollen: ['teamleider'], client_id: 'schakel-cli' });
  for (const [username, password] of [
    ['t.tuin', 'mis'],
    ['niemand', ''],
    ['u.usd', passwordOf('u.usd')],
  ] as const)
    expect((await ask(username, password)).status).toBe(400);
});

test('an interaction that is not there shows a sentence, not an error of the server', async () => {
  const response = await fetch(`${issuer('gemeente')}/inloggen/bestaat-niet`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('verlopen');
});
