import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError, validate } from '@schakel/contracts';
import { gebruikerOf, Pages, Pagina, Redenen, RedenVragen, Voor } from '../../web';
import { Region } from '../casussen.service';
import { DienstGuard } from '../dienst';
import { postlezers } from '../rollen';
import { PostOordeel } from '../verzoeken';
import type { Form } from '../view/form';
import { textOf } from '../view/form';
import { bijlageOf, leeswijzeOf, mailView, regelView, veldenVan } from './mail-view';
import { aflopen, PostService } from './post.service';
import type { PoststukRegel } from '@schakel/store/poststukken';

const html = 'text/html; charset=utf-8';
const lijst = '/werkvoorraad/post';
const pathOf = (id: string): string => `${lijst}/${id}`;
const veldTeksten: Readonly<Record<string, string>> = {
  uitkomst: 'Kies wat er met deze post is gedaan',
  toelichting: 'Schrijf in hooguit 500 tekens wat u deed of waarom',
};
const inzageOf = (id: string) => ({ titel: 'Post openen', wat: 'deze post', naar: `${pathOf(id)}/reden`, terug: lijst, opent: pathOf(id) });
const fouten = (...velden: string[]) => velden.map((veld) => ({ veld, tekst: veldTeksten[veld] ?? veld }));

/** The mail that no machine could read. Opening one asks a reason; nothing of a mail is loaded, run or followed. */
@ApiExcludeController()
@Controller('werkvoorraad/post')
@Voor(...postlezers)
@UseGuards(DienstGuard)
export class PostController implements OnModuleInit {
  constructor(
    private readonly post: PostService,
    private readonly region: Region,
    private readonly redenen: Redenen,
    private readonly inzage: RedenVragen,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  async list(@Req() request: FastifyRequest, @Query('melding') melding?: string): Promise<string> {
    const regels = (await this.post.list()).map(this.viewOf);
    return this.pages.render(request, '@post', {
      regels,
      melding: aflopen.find((afloop) => afloop === melding),
    });
  }

  @Get(':id')
  @Pagina()
  async show(@Req() request: FastifyRequest, @Param('id') id: string, @Query('deel') deel = '1'): Promise<string> {
    demandId(id);
    if (!/^\d{1,2}$/.test(deel) || deel === '0') throw new RejectError('niet-gevonden');
    const known = this.redenen.of(request, id) !== undefined;
    return known ? this.render(request, id, { deel: Number(deel) }) : this.inzage.page(request, inzageOf(id));
  }

  @Post(':id/reden')
  async reason(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    demandId(id);
    await this.inzage.keep(request, reply, id, textOf(body, 'reden'), inzageOf(id));
  }

  /** Bytes for the worker's own programs to look at, under a name and a type that say nothing. */
  @Get(':id/bijlagen/:nummer')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param() params: Record<string, string>): Promise<void> {
    const { id = '', nummer = '' } = params;
    const { mail, ...regel } = await this.post.open(gebruikerOf(request), id, this.redenen.of(request, id));
    if (this.viewOf(regel).dicht) throw new RejectError('niet-toegestaan');
    const bijlage = /^[1-9]\d{0,3}$/.test(nummer) ? await bijlageOf(mail, Number(nummer)) : undefined;
    if (!bijlage) throw new RejectError('niet-gevonden');
    const { naam, bytes } = bijlage;
    void reply.type('application/octet-stream').header('content-disposition', `attachment; filename="${naam}"`).send(bytes);
  }

  /** Begins a draft with what was found in the mail; the worker completes it beside the mail. */
  @Post(':id/overnemen')
  async takeOver(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    demandId(id);
    const gebruiker = gebruikerOf(request);
    const { mail, ...regel } = await this.post.open(gebruiker, id, this.redenen.of(request, id));
    const velden = this.viewOf(regel).dicht ? {} : await veldenVan(mail, leeswijzeOf(this.region.inrichting, regel.partij));
    const concept = await this.post.takeOver(gebruiker, regel, velden);
    void reply.redirect(`/werkvoorraad/opnemen/concepten/${concept}`, 303);
  }

  @Post(':id/beoordeling')
  async judge(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    demandId(id);
    if (this.redenen.of(request, id) === undefined) throw new RejectError('reden-ontbreekt');
    try {
      const said = { uitkomst: textOf(body, 'uitkomst') ?? '', toelichting: textOf(body, 'toelichting')?.trim() ?? '' };
      const afloop = await this.post.judge(gebruikerOf(request), id, validate(PostOordeel, said));
      void reply.redirect(`${lijst}?melding=${afloop}`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'invoer-ongeldig') throw error;
      const velden = error.fouten.map(({ location }) => location);
      void reply
        .status(400)
        .type(html)
        .send(await this.render(request, id, { velden, body }));
    }
  }

  private async render(request: FastifyRequest, id: string, { deel = 1, velden = [], body }: Vertoning): Promise<string> {
    const { mail, ...regel } = await this.post.open(gebruikerOf(request), id, this.redenen.of(request, id));
    return this.pages.render(request, '@poststuk', {
      post: this.viewOf(regel),
      mail: await mailView(mail, { ...leeswijzeOf(this.region.inrichting, regel.partij), deel }),
      fouten: fouten(...velden),
      uitkomst: textOf(body, 'uitkomst'),
      toelichting: textOf(body, 'toelichting') ?? '',
    });
  }

  private viewOf = (regel: PoststukRegel) => regelView(this.region.inrichting, regel, new Date());
}

interface Vertoning {
  readonly deel?: number;
  readonly velden?: readonly string[];
  readonly body?: Form;
}

function demandId(id: string): void {
  if (!isUuid(id)) throw new RejectError('niet-gevonden');
}
