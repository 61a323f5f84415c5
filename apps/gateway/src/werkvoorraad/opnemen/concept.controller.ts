import { Body, Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RejectError } from '@schakel/contracts';
import type { Concept } from '@schakel/store/concepten';
import { gebruikerOf, Pages, RedenVragen, Voor, withReason } from '../../web';
import { Region } from '../casussen.service';
import { DienstGuard } from '../dienst';
import { leeswijzeOf, mailView } from '../post/mail-view';
import { opnemers } from '../rollen';
import type { Form } from '../view/form';
import { textOf } from '../view/form';
import type { VeldFout } from '../view/veldfouten';
import { metFormulier, type Velden } from './concept-velden';
import { conceptView } from './concept-view';
import { conceptFouten, idOf } from './fouten';
import { naKnop } from './knoppen';
import { OpnemenService } from './opnemen.service';

const html = 'text/html; charset=utf-8';
const lijst = '/werkvoorraad/opnemen';
const pathOf = (id: string): string => `${lijst}/concepten/${id}`;
const inzageOf = (id: string) => ({
  titel: 'Concept van een collega overnemen',
  wat: 'dit concept',
  naar: `${pathOf(id)}/overnemen`,
  terug: lijst,
});
const redenFout: readonly VeldFout[] = [{ veld: 'reden', tekst: 'Schrijf in hooguit 500 tekens waarom' }];
const eldersFout: readonly VeldFout[] = [
  { tekst: 'Dit concept is ergens anders bewaard terwijl u bezig was. Hieronder staat wat u typte; bewaar opnieuw om dat te houden' },
];

/** One draft: written down in parts, kept after each button, sent when it is complete. */
@ApiExcludeController()
@Controller('werkvoorraad/opnemen/concepten/:id')
@Voor(...opnemers)
@UseGuards(DienstGuard)
export class ConceptController {
  constructor(
    private readonly opnemen: OpnemenService,
    private readonly region: Region,
    private readonly inzage: RedenVragen,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const mine = await this.opnemen.isOwn(gebruikerOf(request), id);
    void reply
      .type(html)
      .send(mine ? await this.render(request, await this.opnemen.open(gebruikerOf(request), id)) : this.inzage.page(request, inzageOf(id)));
  }

  /** Keeps what was typed, and then does what the button says. */
  @Post()
  async handle(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    const concept = await this.find(request, id);
    if (!concept) return this.send(request, reply, id);
    const typed = metFormulier(concept.velden as Velden, body);
    const actie = textOf(body, 'actie') ?? '';
    const next = naKnop(typed, actie);
    const current = Number(textOf(body, 'versie')) === concept.versie;
    if (!current || !(await this.opnemen.save(concept, next?.velden ?? typed))) return this.elders(request, reply, id, typed);
    if (actie === 'versturen') return this.send(request, reply, id);
    void reply.redirect(`${pathOf(id)}#${next ? idOf(next.naar) : 'bewaard'}`, 303);
  }

  /** Saved in another window meanwhile, or sent: what was typed here is shown and not kept yet. */
  private async elders(request: FastifyRequest, reply: FastifyReply, id: string, typed: Velden): Promise<void> {
    const concept = await this.find(request, id);
    return concept ? this.refuse(request, reply, { ...concept, velden: typed }, [...eldersFout]) : this.send(request, reply, id);
  }

  @Post('overnemen')
  async takeOver(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    await withReason(
      async () => {
        await this.opnemen.takeOver(gebruikerOf(request), id, textOf(body, 'reden'));
        void reply.redirect(pathOf(id), 303);
      },
      () => {
        this.inzage.again(request, reply, inzageOf(id));
      },
    );
  }

  @Post('weggooien')
  async discard(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    await withReason(
      async () => {
        await this.opnemen.discard(gebruikerOf(request), id, textOf(body, 'reden'));
        void reply.redirect(`${lijst}?melding=weg`, 303);
      },
      async () => this.refuse(request, reply, await this.opnemen.open(gebruikerOf(request), id), [...redenFout]),
    );
  }

  /** Undefined when it was sent before: then sending it again shows what became of it. */
  private async find(request: FastifyRequest, id: string): Promise<Concept | undefined> {
    try {
      return await this.opnemen.open(gebruikerOf(request), id);
    } catch (error) {
      if (error instanceof RejectError && error.code === 'niet-gevonden') return undefined;
      throw error;
    }
  }

  private async send(request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> {
    try {
      void reply.redirect(`${lijst}/verstuurd/${await this.opnemen.submit(gebruikerOf(request), id)}`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'invoer-ongeldig') throw error;
      const concept = await this.opnemen.open(gebruikerOf(request), id);
      await this.refuse(request, reply, concept, conceptFouten(error.fouten, concept.velden as Velden));
    }
  }

  private async refuse(request: FastifyRequest, reply: FastifyReply, concept: Concept, fouten: VeldFout[]): Promise<void> {
    void reply
      .status(400)
      .type(html)
      .send(await this.render(request, concept, fouten));
  }

  private async render(request: FastifyRequest, concept: Concept, fouten: readonly VeldFout[] = []): Promise<string> {
    const post = await this.opnemen.poststuk(gebruikerOf(request), concept);
    return this.pages.render(request, '@concept', {
      concept,
      formulier: conceptView(this.region.inrichting, concept.velden as Velden),
      fouten,
      mail: post && (await mailView(post.mail, { ...leeswijzeOf(this.region.inrichting, post.partij), deel: 1 })),
    });
  }
}
