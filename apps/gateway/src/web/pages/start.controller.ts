import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ingelogd } from '../access/access';
import { gebruikerOf } from '../access/request';
import { Pages } from './pages';
import { Screens } from './screens';

/** `/` leads to the first screen of the person's role; a role whose screen is not served gets a page that says so. */
@Controller()
export class StartController {
  constructor(
    private readonly pages: Pages,
    private readonly screens: Screens,
  ) {}

  @Get()
  @Ingelogd()
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const first = this.screens.of(gebruikerOf(request))[0];
    if (first !== undefined) void reply.redirect(first.path, 303);
    else void reply.type('text/html; charset=utf-8').send(this.pages.render(request, '@start'));
  }
}
