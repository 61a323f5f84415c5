import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '@schakel/contracts';
import { gebruikerOf, Pages, Redenen, RedenVragen, Voor } from '../web';
import { logSoorten } from './log-soorten';
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
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: Readonly<Record<string, unknown>>): Promise<void> {
    const reden = this.redenen.of(request, onderwerp);
    const page = reden === undefined ? this.inzage.page(request, inzage) : await this.page(request, reden, query);
    void reply.type(html).send(page);
  }

  @Post('reden')
  async reason(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body('reden') reden: unknown): Promise<void> {
    await this.inzage.keep(request, reply, onderwerp, reden, inzage);
  }

  private async page(request: FastifyRequest, reden: string, query: Readonly<Record<string, unknown>>): Promise<string> {
    const text = (name: string): string => (typeof query[name] === 'string' ? query[name].trim().toLowerCase() : '');
    const [casus, voor, soort] = [text('casus'), text('voor'), text('soort')];
    const vraag = {
      ...(isUuid(casus) ? { casus } : {}),
      ...(/^\d{1,18}$/.test(voor) ? { voor } : {}),
      ...(Object.hasOwn(logSoorten, soort) ? { soort } : {}),
    };
    const found = await this.toezicht.look(gebruikerOf(request), reden, vraag);
    const verder = found.verder && `/toezicht?${new URLSearchParams({ ...vraag, voor: found.verder }).toString()}`;
    const fouten = casus && !vraag.casus ? geenNummer : [];
    return this.pages.render(request, '@toezicht', { ...found, ...vraag, verder, fouten, soorten: logSoorten });
  }
}
