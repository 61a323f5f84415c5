import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fout, Reactie } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { gebruikerOf, Pages, Pagina, Voor } from '../web';
import type { Form } from './form';
import { answerFrom, gedaan, isKnownForm } from './form';
import { aandachtOf } from './overdracht-view';
import type { Afloop } from './overdrachten.service';
import { mayAnswer, OverdrachtenService } from './overdrachten.service';
import { gemeenteVan, nietGedaan, redenen, statussen, veldFouten } from './teksten';

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
      gemeenteVan,
    });
  }

  @Get(':id')
  @Pagina()
  one(@Req() request: FastifyRequest, @Param('id') id: string, @Query() query: Readonly<Record<string, string>>): Promise<string> {
    return this.show(request, id, { gedaan: gedaan.get(query['gedaan'] ?? ''), refused: query['niet-gedaan'] });
  }

  /** Shown while the answer is handled; leads back to the handover as soon as it was, done or refused. */
  @Get(':id/afhandeling/:bericht/:reactie')
  async pending(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param() path: Record<string, string>): Promise<void> {
    const { id = '', bericht = '', reactie = '' } = path;
    if (!isKnownForm(reactie)) throw new RejectError('niet-gevonden');
    await this.overdrachten.open(gebruikerOf(request), id);
    const afloop = await this.overdrachten.outcome(gebruikerOf(request), bericht, 0);
    if (afloop !== 'bezig') {
      void reply.redirect(pathAfter(id, afloop, reactie), 303);
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
      const afloop = await this.overdrachten.outcome(door, bericht);
      const next = afloop === 'bezig' ? `/overdrachten/${id}/afhandeling/${bericht}/${reactie}` : pathAfter(id, afloop, reactie);
      void reply.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'invoer-ongeldig') throw error;
      const page = await this.show(request, id, { ingevuld: { ...body, reactie }, fouten: veldFouten(reactie, locations(error.fouten)) });
      void reply.status(400).type(html).send(page);
    }
  }

  private async show(request: FastifyRequest, id: string, { refused, ...more }: Shown): Promise<string> {
    const item = await this.overdrachten.open(gebruikerOf(request), id);
    const mag = (reactie: Parameters<typeof mayAnswer>[1]): boolean => mayAnswer(item, reactie);
    const shown = { item, mag, gemeenteVan, aandacht: aandachtOf(item, new Date()), statussen, redenen, fouten: [], ingevuld: {} };
    const unsaid = refused !== undefined && isKnownForm(refused) ? nietGedaan(refused, item) : undefined;
    return this.pages.render(request, '@overdracht', { ...shown, ...more, nietGedaan: unsaid });
  }
}

/** What the page shows beside the handover itself; `refused` is the reactie that was not done, as the address says it. */
type Shown = { readonly refused?: string | undefined } & Readonly<Record<string, unknown>>;

const pathAfter = (id: string, afloop: Exclude<Afloop, 'bezig'>, reactie: Reactie): string => `/overdrachten/${id}?${afloop}=${reactie}`;
const locations = (fouten: readonly Fout[]): string[] => fouten.map(({ location }) => location);
