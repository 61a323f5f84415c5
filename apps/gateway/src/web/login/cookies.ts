import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHttps, WebSettings } from '../settings';

const names = { sessie: 'schakel', inloggen: 'schakel-inloggen', naar: 'schakel-naar', melden: 'schakel-melden' } as const;
export type CookieName = keyof typeof names;

/** Signed cookies of the hub: not readable by scripts, gone with the browser, and with the `__Host-` promise where there is TLS. */
@Injectable()
export class Cookies {
  private readonly secure: boolean;

  constructor(settings: WebSettings) {
    this.secure = isHttps(settings);
  }

  /** The value, or undefined when the cookie is absent or its signature is not ours. */
  read(request: FastifyRequest, name: CookieName): string | undefined {
    const raw = request.cookies[this.nameOf(name)];
    if (raw === undefined) return undefined;
    const { valid, value } = request.unsignCookie(raw);
    return valid ? value : undefined;
  }

  set(reply: FastifyReply, name: CookieName, value: string): void {
    reply.setCookie(this.nameOf(name), value, { ...this.attributes(), signed: true });
  }

  clear(reply: FastifyReply, name: CookieName): void {
    reply.clearCookie(this.nameOf(name), this.attributes());
  }

  private nameOf(name: CookieName): string {
    return `${this.secure ? '__Host-' : ''}${names[name]}`;
  }

  private attributes(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure };
  }
}
