import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fout } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { gebruikerOf, Pages, Pagina, Voor } from '../web';
import type { Form } from './form';
import { answerFrom, gedaan, isKnownForm } from './form';
import { aandachtOf } from './overdracht-view';
import { mayAnswer, OverdrachtenService } from './overdrachten.service';
import { redenen, statussen, veldFouten } from './teksten';

const html = 'text/html; charset=utf-8';
const refreshSeconds = 2;

/** The inbox page of a team. Every form works without JavaScript. */
@ApiExcludeController()
@Controller('overdrachten')
@Voor('lokaal-team', 'lokaal-team-leider')
export class OverdrachtenController implements OnModuleInit {
  constructor(
    private readonly overdrachten: OverdrachtenService,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  async list(@Req() request: FastifyRequest): Promise<string> {
    const items = await this.overdrachten.list(gebruikerOf(request));
    const now = new Date();
    const rijen = items.map((item) => ({ ...item, aandacht: aandachtOf(item, now) }));
    const open = (status: string): boolean => status === 'aangeboden' || status === 'opgepakt';
    return this.pages.render(request, '@overdrachten', {
      lopend: rijen.filter(({ status }) => open(status)),
      klaar: rijen.filter(({ status }) => !open(status)),
      statussen,
    });
  }

  @Get(':id')
  @Pagina()
  one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('gedaan') done?: string): Promise<string> {
    return this.show(request, id, { gedaan: done === undefined ? undefined : gedaan.get(done) });
  }

  /** Shown while the answer is handled; leads back to the handover as soon as it was. */
  @Get(':id/afhandeling/:bericht/:reactie')
  async pending(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param() path: Record<string, string>): Promise<void> {
    const { id = '', bericht = '', reactie = '' } = path;
    if (!isKnownForm(reactie)) throw new RejectError('niet-gevonden');
    await this.overdrachten.open(gebruikerOf(request), id);
    if (await this.overdrachten.handled(gebruikerOf(request), bericht, 0)) {
      void reply.redirect(`/overdrachten/${id}?gedaan=${reactie}`, 303);
      return;
    }
    void reply
      .header('refresh', String(refreshSeconds))
      .type(html)
      .send(this.pages.render(request, '@afhandeling', { naar: `/overdrachten/${id}`, naarTekst: 'Naar de overdracht' }));
  }

  @Post(':id/:reactie')
  async answer(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { id = '', reactie = '' }: Record<string, string>,
    @Body() body: Form,
  ): Promise<void> {
    if (!isKnownForm(reactie)) throw new RejectError('niet-gevonden');
    const door = gebruikerOf(request);
    try {
      const bericht = await this.overdrachten.answer(door, id, answerFrom(reactie, body));
      const ready = await this.overdrachten.handled(door, bericht);
      const next = ready ? `?gedaan=${reactie}` : `/afhandeling/${bericht}/${reactie}`;
      void reply.redirect(`/overdrachten/${id}${next}`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'invoer-ongeldig') throw error;
      const page = await this.show(request, id, { ingevuld: { ...body, reactie }, fouten: veldFouten(reactie, locations(error.fouten)) });
      void reply.status(400).type(html).send(page);
    }
  }

  private async show(request: FastifyRequest, id: string, more: object): Promise<string> {
    const item = await this.overdrachten.open(gebruikerOf(request), id);
    const mag = (reactie: Parameters<typeof mayAnswer>[1]): boolean => mayAnswer(item, reactie);
    const shown = { item, mag, aandacht: aandachtOf(item, new Date()), statussen, redenen, fouten: [], ingevuld: {} };
    return this.pages.render(request, '@overdracht', { ...shown, ...more });
  }
}

const locations = (fouten: readonly Fout[]): string[] => fouten.map(({ location }) => location);
