import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '@schakel/contracts';
import { gebruikerOf, Pages, Redenen, RedenVragen, Voor } from '../web';
import { ToezichtService } from './toezicht.service';

const html = 'text/html; charset=utf-8';
const onderwerp = 'toezicht';
const geenNummer = [{ veld: 'casus', tekst: 'Dit is geen nummer van een casus. Neem het hele nummer over. Hieronder staat alles' }];
const inzage = { titel: 'Toezicht openen', wat: 'dit overzicht', naar: '/toezicht/reden', terug: '/', opent: '/toezicht' };

/** The disclosure ledger and the audit log. Shown only after a reason was given, and every showing is logged first. */
@ApiExcludeController()
@Controller('toezicht')
@Voor('privacy-officer', 'fg')
export class ToezichtController implements OnModuleInit {
  constructor(
    private readonly toezicht: ToezichtService,
    private readonly redenen: Redenen,
    private readonly inzage: RedenVragen,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('casus') gevraagd?: unknown): Promise<void> {
    const reden = this.redenen.of(request, onderwerp);
    const nummer = typeof gevraagd === 'string' ? gevraagd.trim().toLowerCase() : '';
    const casus = isUuid(nummer) ? nummer : undefined;
    const fouten = nummer && !casus ? geenNummer : [];
    const page =
      reden === undefined
        ? this.inzage.page(request, inzage)
        : this.pages.render(request, '@toezicht', { ...(await this.toezicht.look(gebruikerOf(request), reden, casus)), casus, fouten });
    void reply.type(html).send(page);
  }

  @Post('reden')
  async reason(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body('reden') reden: unknown): Promise<void> {
    await this.inzage.keep(request, reply, onderwerp, reden, inzage);
  }
}
