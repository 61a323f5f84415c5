import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { RejectError } from '@schakel/contracts';
import type { OpenSession } from './session';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
export const csrfField = '_csrf';

/**
 * Lets a form through only when it carries the token of this session, and takes the token out, so that a contract class does not see it.
 *
 * @throws RejectError `niet-toegestaan`
 */
export function demandOwnForm(request: FastifyRequest, sessie: Pick<OpenSession, 'csrf'>): void {
  if (safeMethods.has(request.method)) return;
  const body = typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};
  const sent = body[csrfField];
  if (request.headers['sec-fetch-site'] === 'cross-site' || typeof sent !== 'string' || !equal(sent, sessie.csrf)) {
    throw new RejectError('niet-toegestaan');
  }
  Reflect.deleteProperty(body, csrfField);
}

function equal(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
