import { join } from 'node:path';
import { Controller, Get, OnModuleInit, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { gebruikerOf, Pages, Pagina, Voor } from '../../web';
import { DienstGuard } from '../dienst';
import { lezers } from '../rollen';
import { AlarmService } from './alarm.service';

const lijst = '/werkvoorraad/alarm';

/** Where somebody who was woken says "I have it". Nothing of what it is about is shown here. */
@ApiExcludeController()
@Controller('werkvoorraad/alarm')
@Voor(...lezers)
@UseGuards(DienstGuard)
export class AlarmController implements OnModuleInit {
  constructor(
    private readonly alarmen: AlarmService,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  async list(@Req() request: FastifyRequest): Promise<string> {
    return this.pages.render(request, '@alarmen', { alarmen: await this.alarmen.open() });
  }

  @Get(':id')
  @Pagina()
  async show(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const alarm = await this.alarmen.read(id);
    const mijn = alarm.bevestigdDoor === gebruikerOf(request).id;
    return this.pages.render(request, '@alarm', { alarm, mijn });
  }

  /** The page that follows says who has it: this person, or who was first. */
  @Post(':id/bevestiging')
  async takeUp(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    await this.alarmen.takeUp(gebruikerOf(request), id);
    void reply.redirect(`${lijst}/${id}`, 303);
  }
}
