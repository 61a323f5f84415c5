import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Gebruiker } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { WebSettings } from '../settings';
import { Cookies } from './cookies';
import type { OpenSession, SessionContent } from './session';
import { Sessions } from './session';

const extendEveryMs = 60_000;

/** Opens, follows and ends the session that the browser's cookie points to. */
@Injectable()
export class SessionReader {
  /** When each session was last extended, so that a busy page writes once a minute and not at every request. */
  private readonly extended = new Map<string, number>();

  constructor(
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
    private readonly settings: WebSettings,
  ) {}

  /** The session of the request, its idle time begun anew; undefined without one. */
  async read(request: FastifyRequest): Promise<OpenSession | undefined> {
    const id = this.cookies.read(request, 'sessie');
    if (id === undefined) return undefined;
    const record = await this.sessions.read(id);
    if (record?.soort !== 'sessie' || record.eind <= Date.now()) return undefined;
    await this.extend(id, record.eind);
    return { ...record, id };
  }

  /** Begins a session under a fresh id; one that the browser already had ends. */
  async open(request: FastifyRequest, reply: FastifyReply, gebruiker: Gebruiker): Promise<void> {
    const former = this.cookies.read(request, 'sessie');
    if (former !== undefined) await this.sessions.destroy(former);
    const eind = Date.now() + this.settings.sessieDuurMs;
    const csrf = randomBytes(24).toString('base64url');
    const id = await this.sessions.enter({ soort: 'sessie', gebruiker, csrf, eind }, this.idleEnd(eind));
    this.cookies.set(reply, 'sessie', id);
  }

  /** Changes what the session of the request remembers. @throws RejectError `niet-ingelogd` without a session */
  async change(request: FastifyRequest, changes: Pick<SessionContent, 'redenen'>): Promise<void> {
    if (request.sessie === undefined) throw new RejectError('niet-ingelogd');
    const { id, ...record } = request.sessie;
    request.sessie = { ...request.sessie, ...changes };
    await this.sessions.replace(id, { ...record, ...changes }, this.idleEnd(record.eind));
  }

  /** Ends the session of the request, if there is one. */
  async end({ sessie }: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (sessie !== undefined) await this.sessions.leave(sessie.id, sessie.gebruiker);
    this.cookies.clear(reply, 'sessie');
  }

  private async extend(id: string, eind: number): Promise<void> {
    const now = Date.now();
    if ((this.extended.get(id) ?? 0) > now - extendEveryMs) return;
    for (const [other, at] of this.extended) if (at <= now - extendEveryMs) this.extended.delete(other);
    this.extended.set(id, now);
    await this.sessions.extend(id, this.idleEnd(eind));
  }

  private idleEnd(eind: number): Date {
    return new Date(Math.min(Date.now() + this.settings.sessieRustMs, eind));
  }
}
