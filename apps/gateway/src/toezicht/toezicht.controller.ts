import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError } from '@schakel/contracts';
import { gebruikerOf, Pages, Redenen, Voor } from '../web';
import { ToezichtService } from './toezicht.service';

const html = 'text/html; charset=utf-8';
const onderwerp = 'toezicht';

/** The disclosure ledger and the audit log. Shown only after a reason was given, and every showing is logged first. */
@ApiExcludeController()
@Controller('toezicht')
@Voor('privacy-officer', 'fg')
export class ToezichtController implements OnModuleInit {
  constructor(
    private readonly toezicht: ToezichtService,
    private readonly redenen: Redenen,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('casus') gevraagd?: unknown): Promise<void> {
    const reden = this.redenen.of(request, onderwerp);
    const casus = typeof gevraagd === 'string' && isUuid(gevraagd) ? gevraagd : undefined;
    const page =
      reden === undefined
        ? this.askReason(request, false)
        : this.pages.render(request, '@toezicht', { ...(await this.toezicht.look(gebruikerOf(request), reden, casus)), casus });
    void reply.type(html).send(page);
  }

  @Post('reden')
  async reason(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body('reden') reden: unknown): Promise<void> {
    try {
      await this.redenen.keep(request, onderwerp, reden);
      void reply.redirect('/toezicht', 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'reden-ontbreekt') throw error;
      void reply.status(400).type(html).send(this.askReason(request, true));
    }
  }

  private askReason(request: FastifyRequest, missing: boolean): string {
    const fouten = missing ? [{ veld: 'reden', tekst: 'Schrijf in hooguit 500 tekens waarom u dit opent' }] : [];
    return this.pages.render(request, '@reden', {
      titel: 'Toezicht openen',
      wat: 'dit overzicht',
      naar: '/toezicht/reden',
      terug: '/',
      fouten,
    });
  }
}
