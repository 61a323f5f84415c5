import { join } from 'node:path';
import { Controller, Get, OnModuleInit, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pages, Voor } from '../web';
import { BeheerService } from './beheer.service';
import { overzicht } from './overzicht';

const refreshSeconds = 10;

/** How the hub is, and whether somebody must act. */
@ApiExcludeController()
@Controller('beheer')
@Voor('technisch-beheer', 'functioneel-beheer')
export class BeheerController implements OnModuleInit {
  constructor(
    private readonly beheer: BeheerService,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  /** Comes back by itself, also without JavaScript, unless the reader asked it to stand still. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('ververs') ververs?: unknown): Promise<void> {
    const now = new Date();
    const stil = ververs === 'nee';
    const seen = overzicht(await this.beheer.look(now), now);
    if (!stil) reply.header('refresh', String(refreshSeconds));
    void reply.type('text/html; charset=utf-8').send(this.pages.render(request, '@beheer', { ...seen, now, stil, refreshSeconds }));
  }
}
