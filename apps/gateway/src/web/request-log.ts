import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '@schakel/contracts';

declare module 'fastify' {
  interface FastifyRequest {
    foutcode?: ErrorCode;
  }
}

/** All that is ever logged or counted of a request. `route` is the pattern, never the URL. */
export interface RequestFacts {
  readonly id: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly code?: ErrorCode;
  readonly partij?: string;
}

/** Where requests are told to. An injection token; the application binds log and metrics to it. */
export abstract class RequestLog {
  abstract answered(facts: RequestFacts): void;
  /** A fault of ours while handling the request with this id; `code` names its class, never its text. */
  abstract fault(id: string, code: string): void;
  /** Stored content does not open: its key is gone or its bytes were damaged. `id` is of the verzending or the casus. */
  abstract unreadable(soort: 'overdracht' | 'casus', id: string): void;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function factsOf(request: FastifyRequest, reply: FastifyReply): RequestFacts {
  return {
    id: request.id,
    method: methods.has(request.method) ? request.method : 'ander',
    route: request.is404 ? 'onbekend' : (request.routeOptions.url ?? 'onbekend'),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(request.foutcode === undefined ? {} : { code: request.foutcode }),
    ...(request.toegang?.soort === 'machine' ? { partij: request.toegang.partij } : {}),
  };
}
