import { Controller, Module, Post } from '@nestjs/common';
import type { SigningIssuer } from '../../../../../test/support/signing-issuer';
import { startSigningIssuer } from '../../../../../test/support/signing-issuer';
import type { TestGateway } from '../../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../../test/support/test-gateway';
import { VoorPartij } from '..';

@Controller()
class ProbeController {
  @Post('v1/proef/meldingen') @VoorPartij('politie') report() {
    return { ok: true };
  }
}
@Module({ controllers: [ProbeController] })
class ProbeModule {}

let issuer: SigningIssuer;
let gateway: TestGateway;
beforeEach(async () => {
  issuer = await startSigningIssuer();
  gateway = await startTestGateway(testSettings({ veiligThuis: issuer.issuer, gemeente: 'http://127.0.0.1:9/gm' }), [ProbeModule]);
});
afterEach(async () => {
  await gateway.app.close();
  await issuer.close();
});

const flooder = '192.0.2.1';
const police = { sub: 'politie-mn', client_id: 'politie-mn' };
const post = (token: string, remoteAddress = flooder) =>
  gateway.app.inject({ method: 'POST', url: '/v1/proef/meldingen', remoteAddress, headers: { authorization: `Bearer ${token}` } });

test('who floods with bad tokens is told to wait, and nobody else hears of it', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, () => post('geen-token')));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
  const refused = await post('geen-token');
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await post('geen-token', '192.0.2.2')).statusCode).toBe(401);
  // From the same address: who needs a fresh token hears that, and who has one is let in.
  expect((await post(await issuer.sign({ ...police, exp: Math.floor(Date.now() / 1_000) - 600 }))).statusCode).toBe(401);
  expect((await post(await issuer.sign(police))).statusCode).toBe(201);
});

test('a good token is never slowed, and is noted once a minute', async () => {
  const token = await issuer.sign(police);
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => post(token)));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
  expect(gateway.accessLog.lines).toEqual([['used', 'politie-mn']]);
});

test('refused logins are written down until they come as a flood', async () => {
  const back = () => gateway.app.inject({ url: '/inloggen/terug?code=x', remoteAddress: flooder });
  const answers = await Promise.all(Array.from({ length: 70 }, back));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array<number>(60).fill(401), ...Array<number>(10).fill(429)]);
  expect(gateway.accessLog.lines).toEqual(Array(60).fill(['refused', undefined]));
});

test('behind a proxy each address stands for itself; what anybody else says of where it comes from is not believed', async () => {
  const settings = testSettings({ veiligThuis: issuer.issuer, gemeente: 'http://127.0.0.1:9/gm' }, { proxies: ['10.1.0.0/16'] });
  const behind = await startTestGateway(settings, [ProbeModule]);
  const from = async (remoteAddress: string, said: string): Promise<number> => {
    const headers = { authorization: 'Bearer geen-token', 'x-forwarded-for': said };
    return (await behind.app.inject({ method: 'POST', url: '/v1/proef/meldingen', remoteAddress, headers })).statusCode;
  };
  await Promise.all(Array.from({ length: 300 }, (_, at) => from('10.1.0.1', `203.0.113.${at % 200}, ${flooder}`)));
  expect(await from('10.1.0.1', flooder)).toBe(429);
  expect(await from('10.1.0.1', '192.0.2.2')).toBe(401);
  expect(await from(flooder, '192.0.2.2')).toBe(429);
  await behind.app.close();
});
