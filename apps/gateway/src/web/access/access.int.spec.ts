import { Controller, Get, Module, Post } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import { SignJWT } from 'jose';
import type { SigningIssuer } from '../../../../../test/support/signing-issuer';
import { startSigningIssuer } from '../../../../../test/support/signing-issuer';
import type { TestGateway } from '../../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../../test/support/test-gateway';
import { Door, Voor, VoorPartij } from '..';

@Controller()
class ProbeController {
  @Get('v1/proef/zaken') @Voor('veilig-thuis') cases() {
    return { ok: true };
  }
  @Get('v1/proef/team') @Voor('lokaal-team') team(@Door() door: object) {
    return door;
  }
  @Post('v1/proef/meldingen') @VoorPartij('politie') report() {
    return { ok: true };
  }
  @Get('proefpagina') @Voor('veilig-thuis') page() {
    return 'pagina';
  }
  @Post('proefpagina') @Voor('veilig-thuis') submit() {
    return 'gedaan';
  }
}
@Module({ controllers: [ProbeController] })
class ProbeModule {}

let hub: SigningIssuer;
let town: SigningIssuer;
let gateway: TestGateway;
beforeAll(async () => {
  [hub, town] = await Promise.all([startSigningIssuer(), startSigningIssuer()]);
  gateway = await startTestGateway(testSettings({ veiligThuis: hub.issuer, gemeente: town.issuer }), [ProbeModule]);
});
afterAll(async () => {
  await gateway.app.close();
  await Promise.all([hub.close(), town.close()]);
});

const get = (url: string, token: string) => gateway.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
const worker: JWTPayload = { sub: 'v.vermeer', naam: 'Vera', rollen: ['veilig-thuis'], client_id: 'schakel-gateway' };
const teamMember: JWTPayload = { sub: 'u.usd', naam: 'Ulla', rollen: ['lokaal-team'], teams: ['usd-huizen', 'sociaal-plein-hilversum'] };
const cases = '/v1/proef/zaken';

test.each(['RS256', 'PS256'] as const)('a worker comes in with a token signed by %s', async (alg) => {
  expect((await get(cases, await hub.sign(worker, alg))).statusCode).toBe(200);
});

test('a role of one organisation never counts when the other organisation says it', async () => {
  expect((await get(cases, await town.sign(worker))).statusCode).toBe(403);
  expect((await get('/v1/proef/team', await hub.sign(teamMember))).statusCode).toBe(403);
});

test('a team counts only from the login service that it is bound to', async () => {
  const answer = await get('/v1/proef/team', await town.sign(teamMember));
  expect(answer.json()).toMatchObject({ organisatie: 'gemeente', rollen: ['lokaal-team'], teams: ['usd-huizen'] });
});

test('one who claims to be of both organisations is of the one that signed', async () => {
  const both = { ...worker, rollen: ['veilig-thuis', 'lokaal-team'] };
  expect((await get(cases, await town.sign(both))).statusCode).toBe(403);
  expect((await get('/v1/proef/team', await hub.sign(both))).statusCode).toBe(403);
});

describe('a token is refused when', () => {
  const soon = () => Math.floor(Date.now() / 1000) + 300;
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const wrong: Record<string, () => Promise<string>> = {
    'it is not signed': () =>
      Promise.resolve(`${base64({ alg: 'none' })}.${base64({ ...worker, iss: hub.issuer, aud: 'urn:schakel:api', exp: soon() })}.`),
    'it is signed with the public key as a shared secret': () =>
      new SignJWT({ ...worker, iss: hub.issuer, aud: 'urn:schakel:api', exp: soon() })
        .setProtectedHeader({ alg: 'HS256', kid: 'sleutel' })
        .sign(Buffer.from(JSON.stringify(hub.publicJwk))),
    'it is meant for another API': () => hub.sign({ ...worker, aud: 'schakel-gateway' }),
    'its time is over': () => hub.sign({ ...worker, exp: soon() - 600 }),
    'it has no end': () => hub.sign(worker, 'RS256', { endless: true }),
    'another issuer signed it': async () => town.sign({ ...worker, iss: hub.issuer }),
    'its issuer is unknown': () => hub.sign({ ...worker, iss: 'http://127.0.0.1:1' }),
    'it was changed on the way': async () => (await hub.sign(worker)).replace(/.{4}$/, 'AAAA'),
    'it is no token': () => Promise.resolve('geen-token'),
  };
  test.each(Object.keys(wrong))('%s', async (why) => {
    const answer = await get(cases, await wrong[why]!());
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json()).toMatchObject({ code: 'niet-ingelogd' });
  });
});

test('a machine is its partij, and no person', async () => {
  const token = await hub.sign({ sub: 'politie-mn', client_id: 'politie-mn' });
  const post = (bearer: string) =>
    gateway.app.inject({ method: 'POST', url: '/v1/proef/meldingen', headers: { authorization: `Bearer ${bearer}` } });
  expect((await post(token)).statusCode).toBe(201);
  expect((await get(cases, token)).statusCode).toBe(403);
  expect((await post(await hub.sign({ sub: 'rvdk', client_id: 'rvdk' }))).statusCode).toBe(403);
  expect((await post(await hub.sign({ ...worker, client_id: 'politie-mn' }))).statusCode).toBe(401);
  expect((await post(await town.sign({ sub: 'politie-mn', client_id: 'politie-mn' }))).statusCode).toBe(401);
});

test('a session opens no API and a token opens no page', async () => {
  const cookie = await gateway.loginAs('veilig-thuis');
  expect((await gateway.app.inject({ url: cases, headers: { cookie } })).statusCode).toBe(401);
  expect((await get('/proefpagina', await hub.sign(worker))).statusCode).toBe(401);
  expect((await gateway.app.inject({ url: '/proefpagina', headers: { cookie } })).statusCode).toBe(200);
});

describe('a form is taken only', () => {
  const submit = async (payload: string, headers: Record<string, string> = {}) => {
    const cookie = await gateway.loginAs('veilig-thuis', { csrf: 'van-deze-sessie' });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return gateway.app.inject({ method: 'POST', url: '/proefpagina', payload, headers: { cookie, ...type, ...headers } });
  };
  test('with the token of its session', async () => {
    expect((await submit('_csrf=van-deze-sessie')).statusCode).toBe(201);
    expect((await submit('_csrf=van-andere-sessi')).statusCode).toBe(403);
    expect((await submit('')).statusCode).toBe(403);
  });
  test('when no other site sent it', async () => {
    expect((await submit('_csrf=van-deze-sessie', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });
});

test('a session ends when it was forgotten, and a forged cookie is none', async () => {
  const cookie = await gateway.loginAs('veilig-thuis');
  for (const kept of gateway.sessions.kept.values()) kept.until = Date.now() - 1;
  expect((await gateway.app.inject({ url: '/proefpagina', headers: { cookie } })).statusCode).toBe(401);
  expect((await gateway.app.inject({ url: '/proefpagina', headers: { cookie: 'schakel=verzonnen.handtekening' } })).statusCode).toBe(401);
});

test('while the login service is away nobody is told that a good token is wrong', async () => {
  const away = await startSigningIssuer();
  const alone = await startTestGateway(testSettings({ veiligThuis: away.issuer, gemeente: town.issuer }), [ProbeModule]);
  const token = await away.sign(worker);
  await away.close();
  const answer = await alone.app.inject({ url: cases, headers: { authorization: `Bearer ${token}` } });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('10');
  await alone.app.close();
});
