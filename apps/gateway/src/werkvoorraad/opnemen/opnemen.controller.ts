import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError } from '@schakel/contracts';
import { casusIdOf } from '@schakel/domain';
import { casusRegels } from '@schakel/store/casus';
import { datumVan, gebruikerOf, isHandled, Pages, Pagina, untilHandled, Voor } from '../../web';
import { DienstGuard } from '../dienst';
import { hasRol, lezers, opnemers } from '../rollen';
import type { Form } from '../view/form';
import { textOf } from '../view/form';
import { gevondenView, termijnVan } from './lijst-view';
import { OpnemenService, OpnemenStore } from './opnemen.service';
import { ZoekenService, type Zoekvraag } from './zoeken.service';

const html = 'text/html; charset=utf-8';
const refreshSeconds = 2;
const lijst = '/werkvoorraad/opnemen';
const meldingen: Readonly<Record<string, string>> = {
  weg: 'Weggegooid. De inhoud is vernietigd.',
  advies: 'Vastgelegd als advies. Wat er over het gezin stond is vernietigd.',
};
const zoekTeksten: Readonly<Record<string, string>> = {
  reden: 'Schrijf in hooguit 500 tekens waarom u zoekt',
  bsn: 'Vul een BSN in dat klopt, of een achternaam met de hele geboortedatum',
};

/** The beginning of a melding that somebody tells: is the family known, and what was begun before. */
@ApiExcludeController()
@Controller('werkvoorraad/opnemen')
@Voor(...opnemers)
@UseGuards(DienstGuard)
export class OpnemenController implements OnModuleInit {
  constructor(
    private readonly opnemen: OpnemenService,
    private readonly zoeken: ZoekenService,
    private readonly store: OpnemenStore,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  list(@Req() request: FastifyRequest, @Query('melding') melding?: string): Promise<string> {
    return this.render(request, { melding: meldingen[melding ?? ''] });
  }

  /** A POST, so that whom somebody looks for stands in no address and no log. */
  @Post('zoeken')
  async search(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: Form): Promise<void> {
    const gezocht = zoekvraagFrom(body);
    try {
      const gevonden = (await this.zoeken.search(gebruikerOf(request), gezocht)).map(gevondenView);
      void reply.type(html).send(await this.render(request, { gezocht, gevonden }));
    } catch (error) {
      if (!(error instanceof RejectError) || error.status !== 400) throw error;
      const fouten = error.fouten.map(({ location }) => ({ veld: location, tekst: zoekTeksten[location] ?? location }));
      void reply
        .status(400)
        .type(html)
        .send(await this.render(request, { gezocht, fouten }));
    }
  }

  @Post()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.redirect(`${lijst}/concepten/${await this.opnemen.begin(gebruikerOf(request))}`, 303);
  }

  /** What became of a draft that was sent. Refreshes until the casus is there. */
  @Get('verstuurd/:bericht')
  async sent(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('bericht') bericht: string): Promise<void> {
    if (!isUuid(bericht)) throw new RejectError('niet-gevonden');
    const casus = casusIdOf(bericht);
    const find = async () => {
      const [regel] = await casusRegels(this.store.db, [casus]);
      return regel && { ...regel, status: 'afgehandeld' };
    };
    const regel = await untilHandled(find);
    if (!isHandled(regel)) void reply.header('refresh', String(refreshSeconds));
    const magOpenen = hasRol(gebruikerOf(request).rollen, lezers);
    const shown = {
      bericht,
      casus,
      magOpenen,
      klaar: regel !== undefined,
      dringend: regel?.dringend === true,
      termijn: regel && termijnVan(regel),
    };
    void reply.type(html).send(this.pages.render(request, '@opgenomen', shown));
  }

  private async render(request: FastifyRequest, shown: object): Promise<string> {
    const { id } = gebruikerOf(request);
    const concepten = await this.opnemen.list();
    return this.pages.render(request, '@opnemen', {
      gezocht: {},
      fouten: [],
      gevonden: undefined,
      melding: undefined,
      magOpenen: hasRol(gebruikerOf(request).rollen, lezers),
      eigen: concepten.filter(({ door }) => door === id),
      collega: concepten.filter(({ door }) => door !== id),
      ...shown,
    });
  }
}

const zoekvraagFrom = (form: Form): Zoekvraag => {
  const text = (name: string): string => textOf(form, name)?.trim() ?? '';
  return { bsn: text('bsn'), geslachtsnaam: text('geslachtsnaam'), geboortedatum: datumVan(text('geboortedatum')), reden: text('reden') };
};
