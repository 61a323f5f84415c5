import { join } from 'node:path';
import { Controller, Get, Header, OnModuleInit, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { rollen } from '@schakel/contracts';
import { toegangCsv } from '@schakel/store/toegang';
import { gebruikerOf, Pages, Pagina, Voor, WebSettings } from '../web';
import type { Keuze } from './toegang.service';
import { ToegangService } from './toegang.service';

type Asked = Readonly<Record<string, unknown>>;

/** Who has access. The names of colleagues are personal data: every look and every export is written down. */
@ApiExcludeController()
@Controller('beheer/toegang')
@Voor('technisch-beheer', 'functioneel-beheer')
export class ToegangController implements OnModuleInit {
  constructor(
    private readonly toegang: ToegangService,
    private readonly settings: WebSettings,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  async show(@Req() request: FastifyRequest, @Query() query: Asked): Promise<string> {
    const keuze = this.keuzeFrom(query);
    const regels = await this.toegang.look(gebruikerOf(request), keuze, 'toegang-ingezien');
    const gekozen = new URLSearchParams(Object.entries(keuze)).toString();
    return this.pages.render(request, '@toegang', {
      mensen: regels.filter(({ soort }) => soort === 'mens'),
      machines: regels.filter(({ soort }) => soort === 'machine'),
      groepen: this.toegang.groepen(regels, keuze),
      organisaties: this.organisaties(),
      rollen,
      keuze,
      uitvoer: `/beheer/toegang/uitvoer${gekozen === '' ? '' : `?${gekozen}`}`,
    });
  }

  @Get('uitvoer')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="toegang.csv"')
  async download(@Req() request: FastifyRequest, @Query() query: Asked): Promise<string> {
    return toegangCsv(await this.toegang.look(gebruikerOf(request), this.keuzeFrom(query), 'toegang-uitgevoerd'));
  }

  /** What the address asks for and does not exist is no choice. */
  private keuzeFrom(query: Asked): Keuze {
    const organisatie = this.organisaties().find((known) => known.id === query['organisatie'])?.id;
    const rol = rollen.find((known) => known === query['rol']);
    return { ...(organisatie ? { organisatie } : {}), ...(rol ? { rol } : {}) };
  }

  private organisaties(): { id: string; naam: string }[] {
    const { issuers, partijen } = this.settings;
    const people = issuers.map(({ organisatie, naam }) => ({ id: organisatie, naam }));
    const machines = partijen.filter(({ id, clients }) => clients.length > 0 && !people.some((one) => one.id === id));
    return [...people, ...machines.map(({ id }) => ({ id, naam: id }))];
  }
}
