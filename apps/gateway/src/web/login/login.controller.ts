import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ingelogd, Openbaar } from '../access/access';
import { Issuers } from '../access/issuers';
import { Pages } from '../pages/pages';
import { Pagina } from '../pages/page';
import { Cookies } from './cookies';
import { LoginService } from './login.service';
import { isOwnPath } from './return-path';
import { SessionReader } from './session-reader';

@Controller()
export class LoginController {
  constructor(
    private readonly login: LoginService,
    private readonly sessions: SessionReader,
    private readonly issuers: Issuers,
    private readonly cookies: Cookies,
    private readonly pages: Pages,
  ) {}

  /** The choice of organisation; with one login service there is nothing to choose. */
  @Get('inloggen')
  @Openbaar()
  async choose(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [only, ...others] = this.issuers.all;
    if (only !== undefined && others.length === 0) await this.begin(only.organisatie, reply);
    else void reply.type('text/html; charset=utf-8').send(this.pages.render(request, '@inloggen', { issuers: this.issuers.all }));
  }

  @Get('inloggen/bij/:organisatie')
  @Openbaar()
  async begin(@Param('organisatie') organisatie: string, @Res() reply: FastifyReply): Promise<void> {
    const { url, poging } = await this.login.begin(organisatie);
    this.cookies.set(reply, 'inloggen', poging);
    void reply.redirect(url, 303);
  }

  @Get('inloggen/terug')
  @Openbaar()
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const poging = this.cookies.read(request, 'inloggen');
    this.cookies.clear(reply, 'inloggen');
    const gebruiker = await this.login.finish(poging, request.url.slice(request.routeOptions.url?.length ?? 0));
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
}
