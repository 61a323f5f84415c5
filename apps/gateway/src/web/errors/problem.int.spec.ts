import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import { DatabaseError } from '@schakel/store/database';
import type { TestGateway } from '../../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../../test/support/test-gateway';
import { Openbaar } from '..';

const marker = 'geheim-kenmerk-x7q';

@Controller(['v1/proef', 'proef'])
class FailingController {
  @Post('weiger') @Openbaar() refuse(): never {
    throw new RejectError('schema-ongeldig', [
      { code: 'schema-ongeldig', location: 'vtMeldingDi01/object' },
      { code: 'schema-ongeldig', location: 'vtMeldingDi01/object/kenmerk' },
    ]);
  }
  @Get('later') @Openbaar() later(): never {
    throw new RetryLaterError('te-veel-verzoeken', 2500);
  }
  @Get('database') @Openbaar() database(): never {
    throw Object.assign(new Error(`connect to ${marker}`), { code: 'ECONNREFUSED' });
  }
  @Get('weg') @Openbaar() away(): never {
    throw new DatabaseError(undefined);
  }
  @Get('vernietigd') @Openbaar() erased(): never {
    throw new RejectError('sleutel-vernietigd');
  }
  @Get('fout/:id') @Openbaar() fault(): never {
    throw new TypeError(`Cannot read ${marker}`);
  }
  @Post('lees') @Openbaar() read(@Req() request: FastifyRequest) {
    return { buffer: Buffer.isBuffer(request.body), body: !Buffer.isBuffer(request.body) };
  }
}
@Module({ controllers: [FailingController] })
class FailingModule {}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    FailingModule,
  ]);
});
afterAll(() => gateway.app.close());

const inject = (options: Parameters<TestGateway['app']['inject']>[0]) => gateway.app.inject(options);
const post = (url: string, type: string, payload: string | Buffer) =>
  inject({ method: 'POST', url, headers: { 'content-type': type }, payload });

test('a refusal tells every error at once, as problem+json', async () => {
  const answer = await post('/v1/proef/weiger', 'application/xml', '<a/>');
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json()).toEqual({
    type: 'urn:schakel:fout:schema-ongeldig',
    title: 'Het bericht voldoet niet aan het schema',
    status: 400,
    detail: 'Het bericht voldoet niet aan het schema. In errors staat wat er fout is en waar.',
    code: 'schema-ongeldig',
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) as string,
    errors: [
      { code: 'schema-ongeldig', location: 'vtMeldingDi01/object' },
      { code: 'schema-ongeldig', location: 'vtMeldingDi01/object/kenmerk' },
    ],
  });
});

test('who of the API does not understand the answer gets 406; pages are not asked', async () => {
  const ask = (url: string, accept: string) => inject({ url, headers: { accept } });
  expect((await ask('/v1/openapi.json', 'text/html')).statusCode).toBe(406);
  expect((await ask('/v1/openapi.json', 'application/json')).statusCode).toBe(200);
  expect((await ask('/inloggen', 'application/json')).statusCode).toBe(200);
});

test('who must wait is told how long', async () => {
  const busy = await inject('/v1/proef/later');
  expect([busy.statusCode, busy.headers['retry-after']]).toEqual([429, '3']);
  const away = await inject('/v1/proef/database');
  expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '5']);
});

test('while the database is away a page says that it comes back, and does; nothing that was sent is sent again', async () => {
  const html = { accept: 'text/html,application/json' };
  const page = await inject({ url: '/v1/proef/weg', headers: html });
  expect([page.statusCode, page.headers['refresh']]).toEqual([503, '10']);
  expect((await inject('/v1/proef/weg')).headers['refresh']).toBeUndefined();
  expect((await inject({ url: '/v1/proef/fout/1', headers: html })).headers['refresh']).toBeUndefined();
});

test('a body that is too large, of another type or not readable gets its own status', async () => {
  expect((await post('/v1/proef/lees', 'application/xml', Buffer.alloc(6 * 1024 * 1024))).json()).toMatchObject({
    status: 413,
    code: 'te-groot',
  });
  expect((await post('/v1/proef/lees', 'application/pdf', 'x')).json()).toMatchObject({
    status: 415,
    code: 'type-niet-ondersteund',
    detail: expect.stringContaining('Content-Type') as string,
  });
  expect((await post('/v1/proef/lees', 'text/plain', 'x')).statusCode).toBe(415);
  expect((await post('/v1/proef/lees', 'application/json', '{')).json()).toMatchObject({ status: 400, code: 'invoer-ongeldig' });
  expect((await post('/v1/proef/lees', 'application/xml', '<a/>')).json()).toEqual({ buffer: true, body: false });
});

test.each(['/bestaat-niet', '/v1/bestaat-niet', '/v1/proef/lees', '/v1/openapi.json', '/inloggen', '/%zz', '/stijl/schakel.css'])(
  'every answer carries the version and the security headers: %s',
  async (url) => {
    const { headers } = await inject(url);
    expect(headers).toMatchObject({ 'api-version': '1.0.0', 'x-content-type-options': 'nosniff' });
    if (url === '/%zz') return;
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("script-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  },
);

describe('nothing that was sent comes back or is logged', () => {
  const accepts = ['application/json', 'text/html'];
  const requests: Parameters<TestGateway['app']['inject']>[0][] = accepts.flatMap((accept) => [
    { url: `/${marker}`, headers: { accept } },
    { url: `/v1/${marker}/x?q=${marker}`, headers: { accept } },
    { url: `/%zz${marker}`, headers: { accept } },
    { url: `/v1/proef/fout/${marker}?naam=${marker}`, headers: { accept, 'x-iets': marker, 'request-id': marker } },
    { url: '/v1/proef/database', headers: { accept } },
    { url: `/inloggen/bij/${marker}`, headers: { accept } },
    { url: `/inloggen/terug?code=${marker}&state=${marker}`, headers: { accept, cookie: `schakel-inloggen=${marker}` } },
    { url: `/stijl/${marker}`, headers: { accept } },
    { method: 'POST', url: '/v1/proef/weiger', headers: { accept, 'content-type': 'application/json' }, payload: `{"a":"${marker}"` },
    { method: 'POST', url: '/v1/proef/weiger', headers: { accept, 'content-type': `application/${marker}` }, payload: marker },
    { method: 'POST', url: '/uitloggen', headers: { accept, authorization: `Bearer ${marker}`, cookie: `schakel=${marker}` } },
  ]);
  test.each(requests.map((request) => [JSON.stringify(request).replaceAll(marker, '*'), request] as const))('%s', async (_, request) => {
    const answer = await inject(request);
    expect(answer.statusCode).toBeGreaterThanOrEqual(300);
    expect(answer.body + JSON.stringify(answer.headers)).not.toContain(marker);
    expect(JSON.stringify(gateway.log.lines)).not.toContain(marker);
  });
});

test('a fault of ours is logged by its class, under the number that the answer names', async () => {
  const { instance } = (await inject(`/v1/proef/fout/1`)).json<{ instance: string }>();
  expect(gateway.log.lines).toContainEqual({ id: instance.slice('urn:uuid:'.length), fault: 'TypeError' });
});

test('the log knows the pattern of a route and not the URL', async () => {
  await inject('/v1/proef/fout/123');
  await inject('/iets/anders');
  const routes = gateway.log.lines.map((line) => ('route' in line ? line.route : ''));
  expect(routes).toContain('/v1/proef/fout/:id');
  expect(routes).toContain('onbekend');
  expect(routes.join()).not.toContain('anders');
});

test('a browser gets a page that says what to do', async () => {
  const answer = await inject({ url: '/bestaat-niet', headers: { accept: 'text/html,*/*' } });
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain('<html lang="nl">');
  expect(answer.body).toContain('OEFENOMGEVING');
});

test('a page speaks to who works here, where the answer of the API names the rule', async () => {
  const gone = await inject({ url: '/proef/vernietigd', headers: { accept: 'text/html' } });
  expect(gone.body).toContain('De inhoud van deze casus is voorgoed weg');
  expect((await inject({ url: '/v1/proef/vernietigd' })).json()).toMatchObject({ code: 'sleutel-vernietigd' });
  const absent = await inject({ url: '/proef/bestaat-niet', headers: { accept: 'text/html' } });
  expect(absent.body).toContain('Controleer de link');
});

test('what is no HTTP gets a problem too', async () => {
  await gateway.app.listen(0, '127.0.0.1');
  const { port } = gateway.app.getHttpServer().address() as AddressInfo;
  const answer = await new Promise<string>((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(`GET / HTTP/9.9 ${marker}\r\n\r\n`));
    let text = '';
    socket
      .on('data', (chunk) => (text += chunk.toString()))
      .on('close', () => {
        done(text);
      });
  });
  expect(answer).toContain('400 Bad Request');
  expect(answer).toContain('application/problem+json');
  expect(answer).not.toContain(marker);
});

test('a body that trickles in is cut off after half a minute', () => {
  const { headersTimeout, requestTimeout } = gateway.app.getHttpServer();
  expect(requestTimeout).toBe(30_000);
  // Node lets the longer of the two count for the whole request.
  expect(headersTimeout).toBeLessThan(requestTimeout);
});
