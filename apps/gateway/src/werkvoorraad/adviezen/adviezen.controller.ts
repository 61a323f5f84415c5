import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError } from '@schakel/contracts';
import { dagVan } from '@schakel/domain';
import { datumTekst, gebruikerOf, Pages, Pagina, Redenen, Voor, withReason } from '../../web';
import { Region } from '../casussen.service';
import { DienstGuard } from '../dienst';
import { opnemers } from '../rollen';
import type { Form } from '../view/form';
import { listOf, textOf } from '../view/form';
import type { VeldFout } from '../view/veldfouten';
import { adviesFouten, adviesFrom } from './advies-form';
import { AdviezenService, type Aanleiding } from './adviezen.service';
import { adviesView, registerView } from './register-view';
import { bronTeksten, dienstTeksten, redenTeksten, vormTeksten } from './woorden';

const html = 'text/html; charset=utf-8';
const pad = '/werkvoorraad/adviezen';
const redenFout: readonly VeldFout[] = [{ veld: 'reden', tekst: 'Schrijf in hooguit 500 tekens waarom dit een melding wordt' }];
type Query = Readonly<Record<string, unknown>>;

/** The register of adviezen, and what is asked to record one: never whom it was about. */
@ApiExcludeController()
@Controller('werkvoorraad/adviezen')
@Voor(...opnemers)
@UseGuards(DienstGuard)
export class AdviezenController implements OnModuleInit {
  constructor(
    private readonly adviezen: AdviezenService,
    private readonly region: Region,
    private readonly redenen: Redenen,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  async list(@Req() request: FastifyRequest, @Query() query: Query): Promise<string> {
    const asked = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
    const jaar = Number(/^20\d\d$/.test(asked('jaar')) ? asked('jaar') : dagVan(new Date()).slice(0, 4));
    const filter = { dienst: asked('dienst'), organisatieSoort: asked('organisatieSoort'), aard: asked('aard') };
    const found = await this.adviezen.list(gebruikerOf(request), jaar);
    const register = registerView(this.region.inrichting, found, filter);
    const melding = asked('melding') === 'vastgelegd';
    return this.pages.render(request, '@adviezen', { register, filter, jaar, melding, keuzes: this.keuzes });
  }

  @Get('nieuw')
  @Pagina()
  begin(@Req() request: FastifyRequest, @Query() query: Query): string {
    const uuid = (name: string) => (typeof query[name] === 'string' && isUuid(query[name]) ? { [name]: query[name] } : {});
    return this.form(request, { ...uuid('concept'), ...uuid('poststuk'), formulier: randomUUID() });
  }

  @Post()
  async record(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: Form): Promise<void> {
    const aanleiding = aanleidingFrom(body);
    // Who never opened the mail cannot judge it.
    if (aanleiding.poststuk && this.redenen.of(request, aanleiding.poststuk) === undefined) throw new RejectError('reden-ontbreekt');
    try {
      const door = gebruikerOf(request);
      await this.adviezen.record(door, adviesFrom(this.region.inrichting, body, door, new Date()), aanleiding);
      void reply.redirect(`${pad}?melding=vastgelegd`, 303);
    } catch (error) {
      if (!(error instanceof RejectError) || error.code !== 'invoer-ongeldig') throw error;
      void reply
        .status(400)
        .type(html)
        .send(this.form(request, aanleiding, body, adviesFouten(error.fouten)));
    }
  }

  @Get(':id')
  @Pagina()
  show(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return this.one(request, id);
  }

  @Post(':id/melding')
  async becomesMelding(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Body() body: Form,
  ): Promise<void> {
    await withReason(
      async () => {
        const concept = await this.adviezen.becomesMelding(gebruikerOf(request), id, textOf(body, 'reden'));
        void reply.redirect(`/werkvoorraad/opnemen/concepten/${concept}`, 303);
      },
      async () => {
        const page = await this.one(request, id, redenFout);
        void reply.status(400).type(html).send(page);
      },
    );
  }

  private async one(request: FastifyRequest, id: string, fouten: readonly VeldFout[] = []): Promise<string> {
    const advies = adviesView(this.region.inrichting, await this.adviezen.open(gebruikerOf(request), id));
    return this.pages.render(request, '@advies', { advies, fouten });
  }

  private form(request: FastifyRequest, aanleiding: Aanleiding, body?: Form, fouten: readonly VeldFout[] = []): string {
    const vandaag = datumTekst(dagVan(new Date()));
    const tekst = (name: string): string => textOf(body, name) ?? (name === 'contactmomenten' ? vandaag : '');
    const aard = listOf(body, 'aard');
    return this.pages.render(request, '@advies-nieuw', { aanleiding, tekst, aard, fouten, keuzes: this.keuzes });
  }

  private get keuzes() {
    const { organisatieSoorten, aardGeweld } = this.region.inrichting.codelijsten;
    const pairs = (teksten: Readonly<Record<string, string>>) =>
      Object.entries(teksten).map(([code, omschrijving]) => ({ code, omschrijving }));
    return {
      organisatieSoorten,
      aardGeweld,
      diensten: pairs(dienstTeksten),
      redenen: pairs(redenTeksten),
      vormen: pairs(vormTeksten),
      bronnen: pairs(bronTeksten),
    };
  }
}

function aanleidingFrom(form: Form): Aanleiding {
  const uuid = (name: string) => {
    const value = textOf(form, name) ?? '';
    return isUuid(value) ? { [name]: value } : {};
  };
  const formulier = textOf(form, 'formulier') ?? '';
  if (!isUuid(formulier)) throw new RejectError('niet-gevonden');
  return { ...uuid('concept'), ...uuid('poststuk'), formulier };
}
