import { join } from 'node:path';
import { Controller, Get, OnModuleInit, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { kopregel } from '@schakel/beheer';
import { Pages, Pagina, Voor } from '../web';
import { BeheerService } from './beheer.service';

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

  @Get()
  @Pagina()
  async show(@Req() request: FastifyRequest): Promise<string> {
    const gezondheid = await this.beheer.look(new Date());
    return this.pages.render(request, '@beheer', { ...gezondheid, kop: kopregel(gezondheid.gevonden) });
  }
}
