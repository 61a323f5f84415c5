import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyLimit, readBodies, TooLargeBody } from './bodies';
import { answerClientError } from './client-error';
import { discardBody } from './discard-body';
import { problemOf, verdictOf } from './errors/problem';
import { factsOf, RequestLog } from './request-log';
import { isHttps, WebSettings } from './settings';

const requestTimeoutMs = 30_000;
/** Shorter than that of the request: of the two limits Node takes the longer for the whole request. It looks every five seconds, not every thirty. */
const slowClients = { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 };

/** The HTTP server without routes: it reads no header as the id of a request and says nothing of a URL that it cannot read. */
export function createAdapter({ apiVersie, proxies }: Pick<WebSettings, 'apiVersie' | 'proxies'>): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: proxies.length > 0 && [...proxies],
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    http: slowClients,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
      answerClientError(apiVersie, error, socket);
    },
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(verdictOf(error), request.id);
      reply.header('api-version', apiVersie).header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
      void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    },
  });
}

/** Parsers, security headers and the request log: everything around the routes. Authorisation is not here but in the guard. */
export async function equip(app: NestFastifyApplication, settings: WebSettings, log: RequestLog): Promise<void> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  readBodies(server);
  const constant = { 'api-version': settings.apiVersie, 'cache-control': 'no-store', ...(await securityHeaders(settings)) };
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(constant);
    done();
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (reply.statusCode === 413 || request.body instanceof TooLargeBody) {
      reply.header('connection', 'close');
      discardBody(request.raw, done);
    } else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    log.answered(factsOf(request, reply));
    done();
  });
  await server.register(cookie, { secret: settings.sessieGeheim, hook: 'onRequest' });
}

/** The headers that helmet gives, asked once: they are the same on every answer, and helmet would work them out again for each. */
async function securityHeaders(settings: WebSettings): Promise<Record<string, string>> {
  const once = fastify();
  await once.register(helmet, helmetSettings(settings));
  once.get('/', (_request, reply) => reply.code(204).send());
  const { headers } = await once.inject('/');
  await once.close();
  const ofAnswer = ['connection', 'content-length', 'content-type', 'date'];
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (ofAnswer.includes(name) ? [] : [[name, String(value)]])));
}

function helmetSettings(settings: WebSettings): object {
  const issuers = settings.issuers.map(({ issuer }) => new URL(issuer).origin);
  const https = isHttps(settings);
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        scriptSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...issuers],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  };
}
