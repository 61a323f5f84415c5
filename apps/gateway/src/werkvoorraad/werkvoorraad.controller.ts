import { join } from 'node:path';
import { Controller, Get, OnModuleInit, Query, Req, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isUuid } from '@schakel/contracts';
import { statussen } from '@schakel/domain';
import { gebruikerOf, Pages, Pagina, Voor } from '../web';
import { CasussenService, Region } from './casussen.service';
import { DienstGuard } from './dienst';
import { hasRol, isDienstAlleen, kijkers, lezers, postlezers } from './rollen';
import { afgewezenView } from './view/afgewezen-view';
import { regelView, statusKeuzes } from './view/lijst-view';

const mostRefused = 20;

/** What is to be done, without content: opening a casus comes with a reason. */
@ApiExcludeController()
@Controller('werkvoorraad')
@Voor(...kijkers)
@UseGuards(DienstGuard)
export class WerkvoorraadController implements OnModuleInit {
  constructor(
    private readonly casussen: CasussenService,
    private readonly region: Region,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Pagina()
  async list(@Req() request: FastifyRequest, @Query() query: Readonly<Record<string, unknown>>): Promise<string> {
    const { inrichting } = this.region;
    const gekozen = { dringend: query['dringend'] === 'ja', status: statussen.find((status) => status === query['status']) };
    const [na, afgewezenNa] = [idIn(query['na']), idIn(query['afgewezenNa'])];
    const dienst = isDienstAlleen(gebruikerOf(request).rollen) ? { dringend: true, onbeoordeeld: true } : {};
    const filter = { ...(gekozen.dringend ? { dringend: true } : {}), ...(gekozen.status ? { status: gekozen.status } : {}), ...dienst };
    const [{ regels, volgende }, afgewezen] = await Promise.all([
      this.casussen.werklijst({ ...filter, ...(na ? { na } : {}) }),
      this.casussen.afgewezen(mostRefused + 1, afgewezenNa),
    ]);
    const now = new Date();
    const getoond = afgewezen.slice(0, mostRefused);
    return this.pages.render(request, '@werkvoorraad', {
      regels: regels.map((regel) => regelView(inrichting, regel, now)),
      afgewezen: getoond.map((bericht) => afgewezenView(inrichting, bericht)),
      ouder: afgewezen.length > mostRefused && `${linkTo({ ...asQuery(gekozen), afgewezenNa: getoond.at(-1)?.id ?? '' })}#afgewezen`,
      nieuwste: afgewezenNa && `${linkTo(asQuery(gekozen))}#afgewezen`,
      verder: volgende && linkTo({ ...asQuery(gekozen), na: volgende }),
      gekozen,
      statusKeuzes,
      magOpenen: hasRol(gebruikerOf(request).rollen, lezers),
      magPost: hasRol(gebruikerOf(request).rollen, postlezers),
    });
  }
}

const idIn = (value: unknown): string | undefined => (typeof value === 'string' && isUuid(value) ? value : undefined);
const linkTo = (query: Readonly<Record<string, string>>): string => `/werkvoorraad?${new URLSearchParams(query).toString()}`;
const asQuery = ({ dringend, status }: { dringend: boolean; status: string | undefined }): Record<string, string> => ({
  ...(dringend ? { dringend: 'ja' } : {}),
  ...(status ? { status } : {}),
});
