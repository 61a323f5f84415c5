import type { FastifyRequest } from 'fastify';

/** A page of the hub, at most with our own opaque number: nothing else is taken along through a login. */
const ownPath = /^\/[a-z]{2,30}(?:\/[a-z]{2,30})?(?:\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/;

export const isOwnPath = (path: string): boolean => ownPath.test(path);

/** Where to go back to after the login, or undefined when the request was not for a page of the hub. */
export function returnPath(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET') return undefined;
  const path = request.url.split('?', 1)[0] ?? '';
  return isOwnPath(path) ? path : undefined;
}
