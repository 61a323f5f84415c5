import { join } from 'node:path';
import { Body, Controller, Get, OnModuleInit, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError } from '@schakel/contracts';
import { statussen } from '@schakel/domain';
import { gebruikerOf, Pages, Pagina, Voor, withReason } from '../web';
import { CasussenService, Region } from './casussen.service';
import { DienstGuard } from './dienst';
import { hasRol, isDienstAlleen, kijkers, lezers, postlezers } from './rollen';
import { afgewezenView } from './view/afgewezen-view';
import { regelView, statusKeuzes } from './view/lijst-view';

const mostRefused = 20;
type Fields = Readonly<Record<string, unknown>>;
/** What is said besides, above the list. */
interface Shown {
  readonly gedaan?: string | undefined;
  readonly fouten?: readonly { readonly veld: string; readonly tekst: string }[];
  /** What was typed, by bericht. */
  readonly ingevuld?: Readonly<Record<string, string>>;
}
const gedaan = new Map<unknown, string>([
  ['ja', 'Het bericht is van de lijst. Wat u afsprak, is bewaard.'],
  ['al', 'Dit bericht was al van de lijst: iemand anders belde al.'],
]);

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
  list(@Req() request: FastifyRequest, @Query() query: Fields): Promise<string> {
    return this.render(request, query, { gedaan: gedaan.get(query['gebeld']) });
  }

  /** Whoever called the sender of a refused bericht takes it off the list, for everybody. */
  @Post('afgewezen/:id/gebeld')
  @Voor(...postlezers)
  async called(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query() query: Fields,
    @Body() body: Fields,
  ): Promise<void> {
    if (!isUuid(id)) throw new RejectError('niet-gevonden');
    const afspraak = typeof body['afspraak'] === 'string' ? body['afspraak'] : '';
    await withReason(
      async () => {
        const first = await this.casussen.gebeld(gebruikerOf(request), id, afspraak);
        void reply.redirect(`${linkTo({ ...pageOf(query), gebeld: first ? 'ja' : 'al' })}#afgewezen`, 303);
      },
      async () => {
        const fouten = [{ veld: `afspraak-${id}`, tekst: 'Schrijf in hooguit 500 tekens op wie u sprak en wat u afsprak' }];
        const page = await this.render(request, query, { fouten, ingevuld: { [id]: afspraak } });
        void reply.status(400).type('text/html; charset=utf-8').send(page);
      },
    );
  }

  private async render(request: FastifyRequest, query: Fields, shown: Shown): Promise<string> {
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
      bladzijde: new URLSearchParams(pageOf(query)).toString(),
      fouten: [],
      ingevuld: {},
      ...shown,
      gekozen,
      statusKeuzes,
      magOpenen: hasRol(gebruikerOf(request).rollen, lezers),
      magPost: hasRol(gebruikerOf(request).rollen, postlezers),
    });
  }
}

const idIn = (value: unknown): string | undefined => (typeof value === 'string' && isUuid(value) ? value : undefined);
/** Which page of the refused berichten somebody looks at. */
function pageOf(query: Fields): Record<string, string> {
  const na = idIn(query['afgewezenNa']);
  return na ? { afgewezenNa: na } : {};
}
const linkTo = (query: Readonly<Record<string, string>>): string => `/werkvoorraad?${new URLSearchParams(query).toString()}`;
const asQuery = ({ dringend, status }: { dringend: boolean; status: string | undefined }): Record<string, string> => ({
  ...(dringend ? { dringend: 'ja' } : {}),
  ...(status ? { status } : {}),
});
