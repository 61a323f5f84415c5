import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Fields = readonly (readonly [string, string])[];

/** A person with a browser: pages by GET, forms by POST with the token that `loginAs` gives unless told otherwise. */
export function pageSession(app: NestFastifyApplication, cookie: string) {
  return {
    get: (url: string) => app.inject({ url, headers: { cookie, accept: 'text/html' } }),
    post: (url: string, fields: Fields, csrf = 'eigen-formulier') => {
      const payload = new URLSearchParams([['_csrf', csrf], ...fields.map(([name, value]): [string, string] => [name, value])]).toString();
      const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
      return app.inject({ method: 'POST', url, headers, payload });
    },
  };
}
export type PageSession = ReturnType<typeof pageSession>;
