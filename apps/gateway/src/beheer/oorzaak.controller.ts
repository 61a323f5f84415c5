import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Oorzaak } from '@schakel/beheer';
import { RejectError } from '@schakel/contracts';
import { gebruikerOf, Pages, Voor } from '../web';
import { BeheerService } from './beheer.service';
import { fieldsOf, oorzaakFrom, pathOf } from './oorzaak-adres';
import { Taken } from './taken';
import { gedaanVan, keuzeVan, naamVan, woordenVan } from './woorden';

const html = 'text/html; charset=utf-8';
const refreshSeconds = 2;
type Form = Readonly<Record<string, unknown>>;

/** All that waits for a person by one cause, and the way to mend it at once. */
@ApiExcludeController()
@Controller('beheer')
@Voor('technisch-beheer', 'functioneel-beheer')
export class OorzaakController {
  constructor(
    private readonly beheer: BeheerService,
    private readonly taken: Taken,
    private readonly pages: Pages,
  ) {}

  @Get('oorzaak')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: Form): Promise<void> {
    void reply.type(html).send(await this.page(request, oorzaakFrom(query), []));
  }

  @Post('oorzaak')
  async mend(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: Form): Promise<void> {
    const oorzaak = oorzaakFrom(body);
    const wat = keuzeVan(oorzaak, body['keuze']);
    if (!wat) throw new RejectError('niet-gevonden');
    try {
      const { id } = await this.beheer.alle(oorzaak, wat, gebruikerOf(request), body['reden']);
      void reply.redirect(`/beheer/taken/${id}`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'reden-ontbreekt') throw error;
      const fouten = [{ veld: 'reden', tekst: 'Schrijf in hooguit 500 tekens een antwoord op' }];
      void reply
        .status(400)
        .type(html)
        .send(await this.page(request, oorzaak, fouten));
    }
  }

  /** How far it is; stands still once it came to an end. */
  @Get('taken/:id')
  progress(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): void {
    const taak = this.taken.find(id);
    if (!taak) throw new RejectError('niet-gevonden');
    if (taak.stand === 'bezig') reply.header('refresh', String(refreshSeconds));
    const { oorzaak, wat } = taak;
    const shown = {
      taak,
      naam: naamVan(oorzaak),
      naar: pathOf(oorzaak),
      titel: woordenVan(oorzaak).titel,
      gedaan: gedaanVan(oorzaak, wat),
    };
    void reply.type(html).send(this.pages.render(request, '@beheer-taak', shown));
  }

  private async page(request: FastifyRequest, oorzaak: Oorzaak, fouten: readonly object[]): Promise<string> {
    const gevallen = await this.beheer.gevallen(oorzaak);
    const shown = { oorzaak, gevallen, fouten, naam: naamVan(oorzaak), woorden: woordenVan(oorzaak), velden: fieldsOf(oorzaak) };
    return this.pages.render(request, '@beheer-oorzaak', shown);
  }
}
