import { Body, Controller, Get, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError } from '@schakel/contracts';
import type { Receipt } from '@schakel/store/journal-append';
import { gebruikerOf, isHandled, Pages, Redenen, RedenVragen, Voor } from '../web';
import { CasussenService } from './casussen.service';
import { CasusPage } from './casus-page';
import { DienstGuard } from './dienst';
import { beslissers, lezers, oordelaars } from './rollen';
import { doorzendingFrom, reactieFrom } from './view/doorzending-view';
import type { Form } from './view/form';
import { besluitFrom, notitieFrom, oordeelFrom, textOf, vragenFrom } from './view/form';

const html = 'text/html; charset=utf-8';
const refreshSeconds = 2;
const pathOf = (id: string): string => `/werkvoorraad/casussen/${id}`;
const inzageOf = (id: string) => ({
  titel: 'Casus openen',
  wat: 'deze casus',
  naar: `${pathOf(id)}/reden`,
  terug: '/werkvoorraad',
  opent: pathOf(id),
});

/** The file of a casus. Its content is shown only after a reason was given, and every showing is logged first. */
@ApiExcludeController()
@Controller('werkvoorraad/casussen/:id')
@Voor(...lezers)
@UseGuards(DienstGuard)
export class CasusPageController {
  constructor(
    private readonly casussen: CasussenService,
    private readonly redenen: Redenen,
    private readonly inzage: RedenVragen,
    private readonly page: CasusPage,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query('bericht') bericht?: string,
  ): Promise<void> {
    if (!isUuid(id)) throw new RejectError('niet-gevonden');
    const known = this.redenen.of(request, id) !== undefined;
    const gevolgd = bericht !== undefined && isUuid(bericht) ? { bericht } : {};
    void reply.type(html).send(known ? await this.page.render(request, id, gevolgd) : this.inzage.page(request, inzageOf(id)));
  }

  @Post('reden')
  async reason(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    if (!isUuid(id)) throw new RejectError('niet-gevonden');
    await this.inzage.keep(request, reply, id, textOf(body, 'reden'), inzageOf(id));
  }

  @Post('vragen')
  @Voor(...beslissers)
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    return this.handle(request, reply, id, body, () => this.casussen.ask(gebruikerOf(request), id, vragenFrom(body)));
  }

  @Post('vervolgbesluit')
  @Voor(...beslissers)
  decide(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    return this.handle(request, reply, id, body, () => this.casussen.decide(gebruikerOf(request), id, besluitFrom(body), new Date()));
  }

  @Post('anonieme-melding')
  @Voor(...oordelaars)
  judgeAnonymous(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    return this.handle(request, reply, id, body, () => this.casussen.judgeAnonymous(gebruikerOf(request), id, oordeelFrom(body)));
  }

  @Post('notities')
  note(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    return this.handle(request, reply, id, body, () => this.casussen.note(gebruikerOf(request), id, notitieFrom(body)));
  }

  @Post('koppelingen')
  @Voor(...beslissers)
  koppel(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    return this.handle(request, reply, id, body, () => this.casussen.koppel(gebruikerOf(request), id, textOf(body, 'ander') ?? ''));
  }

  @Post('doorzending')
  @Voor(...beslissers)
  sendOn(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    return this.handle(request, reply, id, body, () => this.casussen.sendOn(gebruikerOf(request), id, doorzendingFrom(body)));
  }

  @Post('doorzending/reactie')
  @Voor(...beslissers)
  answerSentOn(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string, @Body() body: Form): Promise<void> {
    const answer = () => this.casussen.answerSentOn(gebruikerOf(request), id, reactieFrom(body), new Date());
    return this.handle(request, reply, id, body, answer);
  }

  /** Shown while a bericht is handled; leads back to the casus as soon as it was. */
  @Get('afhandeling/:bericht')
  async pending(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { id = '', bericht = '' }: Record<string, string>,
  ): Promise<void> {
    if (!isUuid(id) || !isUuid(bericht)) throw new RejectError('niet-gevonden');
    if (isHandled(await this.casussen.handled(gebruikerOf(request), bericht, 0))) {
      void reply.redirect(`${pathOf(id)}?bericht=${bericht}`, 303);
      return;
    }
    const shown = { naar: pathOf(id), naarTekst: 'Naar de casus' };
    void reply
      .header('refresh', String(refreshSeconds))
      .type(html)
      .send(this.pages.render(request, '@afhandeling', shown));
  }

  /** What a form asks: done, under way, or the page again with what is wrong beside each field. Without a reason for this casus nothing is done. */
  private async handle(request: FastifyRequest, reply: FastifyReply, id: string, body: Form, send: () => Promise<Receipt>): Promise<void> {
    if (this.redenen.of(request, id) === undefined) throw new RejectError('reden-ontbreekt');
    try {
      const { id: bericht } = await send();
      const ready = isHandled(await this.casussen.handled(gebruikerOf(request), bericht));
      void reply.redirect(ready ? `${pathOf(id)}?bericht=${bericht}` : `${pathOf(id)}/afhandeling/${bericht}`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || (error.status !== 400 && error.status !== 409)) throw error;
      void reply
        .status(error.status)
        .type(html)
        .send(await this.page.render(request, id, { ingevuld: body, error }));
    }
  }
}
