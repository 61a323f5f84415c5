import { HttpException } from '@nestjs/common';
import type { ErrorCode, Fout } from '@schakel/contracts';
import { errorCodes, RejectError, RetryLaterError } from '@schakel/contracts';
import { DatabaseError } from '@schakel/store/database';

/** RFC 9457, with the members that the interface promises. No member ever holds a value that somebody sent. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly instance: string;
  readonly errors: readonly Fout[];
}

/** What an error means to the one who asked; `unexpected` marks a fault of ours. */
export interface Verdict {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fouten: readonly Fout[];
  readonly retryAfterSeconds?: number;
  readonly unexpected: boolean;
}

const byStatus: Partial<Record<number, ErrorCode>> = {
  400: 'invoer-ongeldig',
  401: 'niet-ingelogd',
  403: 'niet-toegestaan',
  404: 'niet-gevonden',
  405: 'niet-gevonden',
  406: 'formaat-niet-beschikbaar',
  413: 'te-groot',
  414: 'invoer-ongeldig',
  415: 'type-niet-ondersteund',
  429: 'te-veel-verzoeken',
  431: 'invoer-ongeldig',
  503: 'tijdelijk-niet-beschikbaar',
};
const retryAfterDefaultSeconds = 5;
/** Node's network codes and the PostgreSQL classes that pass by themselves: connection (08), resources (53), operator (57). */
const passing = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|53\w{3}|57\w{3})$/;

/** What this error means, whoever threw it: the hub, Nest, Fastify or a driver. Nothing of its text is used. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof RejectError) return verdict(error.code, error.fouten);
  if (error instanceof RetryLaterError) return later(error.code, error.afterMs);
  if (isPassing(error)) return later('tijdelijk-niet-beschikbaar');
  const code = byStatus[statusOf(error)];
  if (code === undefined) return { ...verdict('storing'), unexpected: true };
  return code === 'te-veel-verzoeken' || code === 'tijdelijk-niet-beschikbaar' ? later(code) : verdict(code);
}

/** The body of the answer; `id` is the number under which the log knows the request. */
export function problemOf({ code, status, fouten }: Verdict, id: string): Problem {
  const title = errorCodes[code][1];
  const detail = fouten.length === 0 ? `${title}.` : `${title}. In errors staat wat er fout is en waar.`;
  return { type: `urn:schakel:fout:${code}`, title, status, detail, code, instance: `urn:uuid:${id}`, errors: fouten };
}

function verdict(code: ErrorCode, fouten: readonly Fout[] = []): Verdict {
  return { code, status: errorCodes[code][0], fouten, unexpected: false };
}

function later(code: ErrorCode, afterMs?: number): Verdict {
  const status = code === 'te-veel-verzoeken' ? 429 : 503;
  const retryAfterSeconds = afterMs === undefined ? retryAfterDefaultSeconds : Math.max(1, Math.ceil(afterMs / 1000));
  return { ...verdict(code), status, retryAfterSeconds };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPassing = (error: unknown): boolean =>
  error instanceof DatabaseError ? error.transient : isObject(error) && typeof error['code'] === 'string' && passing.test(error['code']);

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return isObject(error) && typeof error['statusCode'] === 'number' ? error['statusCode'] : 500;
}
