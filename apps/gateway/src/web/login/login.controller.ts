import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ingelogd, Openbaar } from '../access/access';
import { AccessLog } from '../access/access-log';
import { Floods } from '../access/floods';
import { Issuers } from '../access/issuers';
import { Pages } from '../pages/pages';
import { Pagina } from '../pages/page';
import { Cookies } from './cookies';
import { LoginRefused } from './login-refused';
import { LoginService } from './login.service';
import { isOwnPath } from './return-path';
import { SessionReader } from './session-reader';
import type { Gebruiker } from '@schakel/contracts';

/** Whether this gateway has the form for professionals, who have no account. */
const hasForm = ({ server }: FastifyRequest): boolean => server.hasRoute({ method: 'GET', url: '/melden' });

@Controller()
export class LoginController {
  constructor(
    private readonly login: LoginService,
    private readonly sessions: SessionReader,
    private readonly issuers: Issuers,
    private readonly cookies: Cookies,
    private readonly pages: Pages,
    private readonly floods: Floods,
    private readonly accessLog: AccessLog,
  ) {}

  /** The choice of organisation; with one login service there is nothing to choose. */
  @Get('inloggen')
  @Openbaar()
  async choose(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [only, ...others] = this.issuers.all;
    if (only !== undefined && others.length === 0) await this.begin(request, reply, only.organisatie);
    else
      void reply
        .type('text/html; charset=utf-8')
        .send(this.pages.render(request, '@inloggen', { issuers: this.issuers.all, melden: hasForm(request) }));
  }

  @Get('inloggen/bij/:organisatie')
  @Openbaar()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('organisatie') organisatie: string): Promise<void> {
    this.floods.loginBegins(request);
    const { url, poging } = await this.login.begin(organisatie);
    this.cookies.set(reply, 'inloggen', poging);
    void reply.redirect(url, 303);
  }

  @Get('inloggen/terug')
  @Openbaar()
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const poging = this.cookies.read(request, 'inloggen');
    this.cookies.clear(reply, 'inloggen');
    const gebruiker = await this.finish(request, poging);
    await this.sessions.open(request, reply, gebruiker);
    const path = this.cookies.read(request, 'naar');
    this.cookies.clear(reply, 'naar');
    void reply.redirect(path !== undefined && isOwnPath(path) ? path : '/', 303);
  }

  @Post('uitloggen')
  @Ingelogd()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.end(request, reply);
    void reply.redirect('/uitgelogd', 303);
  }

  @Get('uitgelogd')
  @Openbaar()
  @Pagina()
  gone(@Req() request: FastifyRequest): string {
    return this.pages.render(request, '@uitgelogd');
  }

  /** A refused login is written down, unless so many come from there that the log would fill with them. */
  private async finish(request: FastifyRequest, poging: string | undefined): Promise<Gebruiker> {
    try {
      return await this.login.finish(poging, request.url.slice(request.routeOptions.url?.length ?? 0));
    } catch (error) {
      if (!(error instanceof LoginRefused)) throw error;
      this.floods.loginRefused(request);
      await this.accessLog.refused(error.actor, error.code);
      throw error;
    }
  }
}
