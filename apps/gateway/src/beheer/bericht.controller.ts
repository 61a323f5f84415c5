import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Oorzaak } from '@schakel/beheer';
import { isUuid, RejectError } from '@schakel/contracts';
import type { Loop } from '@schakel/store/beheer';
import { gebruikerOf, Pages, Voor } from '../web';
import { BeheerService } from './beheer.service';
import { keuzeVan, woordenVan } from './woorden';

const html = 'text/html; charset=utf-8';
const pathOf = (id: string): string => `/beheer/berichten/${id}`;

/** The life of one bericht or verzending, by its own number: times, states and codes. */
@ApiExcludeController()
@Controller('beheer/berichten')
@Voor('technisch-beheer', 'functioneel-beheer')
export class BerichtController {
  constructor(
    private readonly beheer: BeheerService,
    private readonly pages: Pages,
  ) {}

  /** By a form, so that whatever somebody types never stands in a URL. */
  @Post()
  async find(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body('nummer') nummer: unknown): Promise<void> {
    const id = typeof nummer === 'string' ? nummer.trim().toLowerCase() : '';
    if (isUuid(id) && (await this.beheer.loop(id))) void reply.redirect(pathOf(id), 303);
    else
      void reply
        .status(404)
        .type(html)
        .send(this.pages.render(request, '@beheer-zoek', {}));
  }

  @Get(':id')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query('gedaan') gedaan?: unknown,
  ): Promise<void> {
    void reply.type(html).send(await this.page(request, id, { gedaan, fouten: [] }));
  }

  @Post(':id')
  async mend(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Body('reden') reden: unknown,
    @Body('keuze') keuze?: unknown,
  ): Promise<void> {
    const oorzaak = oorzaakOf(await this.known(id));
    const wat = oorzaak && keuzeVan(oorzaak, keuze);
    try {
      const done = wat !== undefined && (await this.beheer.een(wat, id, gebruikerOf(request), reden));
      void reply.redirect(`${pathOf(id)}?gedaan=${done ? 'ja' : 'ander'}`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'reden-ontbreekt') throw error;
      const fouten = [{ veld: 'reden', tekst: 'Schrijf in hooguit 500 tekens een antwoord op' }];
      void reply
        .status(400)
        .type(html)
        .send(await this.page(request, id, { fouten }));
    }
  }

  private async known(id: string): Promise<Loop> {
    const loop = isUuid(id) ? await this.beheer.loop(id) : undefined;
    if (!loop) throw new RejectError('niet-gevonden');
    return loop;
  }

  private async page(request: FastifyRequest, id: string, shown: object): Promise<string> {
    const loop = await this.known(id);
    const oorzaak = oorzaakOf(loop);
    return this.pages.render(request, '@beheer-bericht', { ...shown, loop, woorden: oorzaak && woordenVan(oorzaak) });
  }
}

/** What can be done about it now; undefined when it waits for nobody. */
function oorzaakOf(loop: Loop): Oorzaak | undefined {
  if (loop.aard === 'bericht') {
    if (loop.status === 'quarantaine') return { wat: 'quarantaine', soort: loop.soort };
    const waits = loop.status === 'afgewezen' && loop.afgehandeldOp === null;
    return waits ? { wat: 'geweigerd', partij: loop.partij ?? '', deur: loop.deur } : undefined;
  }
  const { status, partner, volgendePoging, foutcode } = loop;
  if (status === 'onzeker') return { wat: 'verzending', partner, status, ...(foutcode ? { foutcode } : {}) };
  return status === 'gereed' && volgendePoging > new Date() ? { wat: 'verzending', partner, status } : undefined;
}
