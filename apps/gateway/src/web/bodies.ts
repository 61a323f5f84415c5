import type { IncomingMessage } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { promisify } from 'node:util';
import { RouteConfig } from '@nestjs/platform-fastify';
import { errorCodes } from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The largest body that any door takes, in bytes. */
export const bodyLimit = 5 * 1024 * 1024;
/** What is read of a larger one where it is kept, in bytes: enough to say who sent it, and about what. */
const beginning = 64 * 1024;

/** How a body begins that is too large for any door. */
export class TooLargeBody {
  constructor(readonly begin: Buffer) {}
}

/** What the framework makes of a Content-Type that it cannot read. */
const noType = '/';
const rawKey = 'rawBody';
/**
 * The body of this route comes as the bytes that were sent, of whatever type, and of one that is too large comes its beginning: who is speaking is
 * known before anything of it is refused, so that what is refused can be kept.
 */
export const RawBody = (): MethodDecorator => RouteConfig({ [rawKey]: true });
const isRaw = ({ routeOptions }: FastifyRequest): boolean => rawKey in routeOptions.config;

type Done = (error: Error | null, body?: unknown) => void;
type Read = (request: FastifyRequest, bytes: Buffer) => unknown;

/** XML comes in as the bytes that were sent, and JSON has them beside it as `rawBody`; plain text, which the framework would take, is refused. */
export function readBodies(server: FastifyInstance): void {
  const readJson = promisify(server.getDefaultJsonParser('error', 'error') as (request: FastifyRequest, body: string, done: Done) => void);
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(
    ['application/xml', 'text/xml'],
    whole((_request, bytes) => bytes),
  );
  server.addContentTypeParser(
    'application/json',
    whole((request, bytes) => readJson(Object.assign(request, { rawBody: bytes }), bytes.toString('utf8'))),
  );
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    whole((_request, bytes) => ({ ...parseForm(bytes.toString('utf8'), '&', '=', { maxKeys: 0 }) })),
  );
  server.addContentTypeParser('*', async (request: FastifyRequest, sent: IncomingMessage) => {
    if (isRaw(request)) return collect(sent);
    if (request.is404) return undefined;
    throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE();
  });
  // What names no type of the form type/subtype the framework refuses by itself, before it is known who is speaking.
  server.addHook('onRequest', (request, _reply, done) => {
    if (isRaw(request) && request.mediaType === noType) delete request.headers['content-type'];
    done();
  });
}

const whole = (read: Read) => async (request: FastifyRequest, sent: IncomingMessage) => {
  const body = await collect(sent);
  if (isRaw(request)) return body;
  if (body instanceof TooLargeBody) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  return read(request, body);
};

/** All that was sent, or the beginning of what is too large, as soon as that is known. The rest is then not read: that is for who answers. */
function collect(sent: IncomingMessage): Promise<Buffer | TooLargeBody> {
  const most = Number(sent.headers['content-length']) > bodyLimit ? beginning : bodyLimit;
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const settled = (): void => {
      sent.pause().off('data', take).off('end', end).off('error', fail);
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= most) return;
      settled();
      resolve(new TooLargeBody(Buffer.from(Buffer.concat(chunks).subarray(0, beginning))));
    };
    const end = (): void => {
      settled();
      resolve(Buffer.concat(chunks));
    };
    const fail = (error: Error): void => {
      settled();
      reject(Object.assign(error, { statusCode: 400 }));
    };
    sent.on('data', take).on('end', end).on('error', fail);
  });
}
