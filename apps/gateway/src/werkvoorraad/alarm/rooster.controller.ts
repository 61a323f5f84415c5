import { Controller, Get, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Dienst } from '@schakel/domain';
import { dienstenTussen, gatenIn } from '@schakel/domain';
import { Pages, Pagina, Voor } from '../../web';
import { Region } from '../casussen.service';

const daysAhead = 14;
const dayMs = 86_400_000;

/** Who is on duty now and in the next fortnight, and when nobody is. */
@ApiExcludeController()
@Controller('werkvoorraad/rooster')
@Voor('teamleider', 'functioneel-beheer', 'bereikbaarheidsdienst')
export class RoosterController {
  constructor(
    private readonly region: Region,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Pagina()
  show(@Req() request: FastifyRequest): string {
    const { inrichting } = this.region;
    const now = new Date();
    const end = new Date(now.getTime() + daysAhead * dayMs);
    const diensten = dienstenTussen(inrichting, now, end);
    return this.pages.render(request, '@rooster', {
      nu: diensten.filter(({ van }) => van <= now).map((dienst) => this.asShown(dienst)),
      straks: diensten.filter(({ van }) => van > now).map((dienst) => this.asShown(dienst)),
      gaten: gatenIn(inrichting, now, end),
      achterwacht: this.namen(inrichting.bereikbaarheid.achterwacht),
    });
  }

  private asShown({ van, tot, volgorde }: Dienst) {
    return { van, tot, namen: this.namen(volgorde) };
  }

  private namen(ids: readonly string[]): string[] {
    const { personen } = this.region.inrichting.bereikbaarheid;
    return ids.flatMap((id) => personen.find((persoon) => persoon.id === id)?.naam ?? []);
  }
}
