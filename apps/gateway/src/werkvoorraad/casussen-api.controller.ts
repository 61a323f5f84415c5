import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Gebruiker } from '@schakel/contracts';
import { DoorzendingVerzoek, isUuid, validate, VervolgbesluitVerzoek, VraagbesluitVerzoek } from '@schakel/contracts';
import type { CasusRegel } from '@schakel/store/casus';
import type { Receipt } from '@schakel/store/journal-append';
import { Door, Voor } from '../web';
import type { GelezenCasus } from './casussen.service';
import { CasussenService } from './casussen.service';
import { beslissers } from './rollen';
import { KoppelVerzoek, NotitieVerzoek } from './verzoeken';

const mostPerPage = 200;

/** The casussen for systems of Veilig Thuis itself; the same road as the pages. */
@ApiTags('casussen')
@ApiBearerAuth()
@Controller('v1/casussen')
@Voor(...beslissers)
export class CasussenApiController {
  constructor(private readonly casussen: CasussenService) {}

  @Get()
  @ApiOperation({ summary: 'De casussen, nieuwste eerst, zonder inhoud' })
  @ApiQuery({ name: 'na', required: false, description: '`volgende` van de vorige bladzijde' })
  @ApiQuery({ name: 'aantal', required: false })
  @ApiOkResponse({ description: 'Een bladzijde casussen' })
  async list(@Query('na') na?: string, @Query('aantal') aantal?: string): Promise<object> {
    const limit = Math.min(Math.max(Number(aantal ?? 50) || 50, 1), mostPerPage);
    const { casussen, volgende } = await this.casussen.list({ limit, ...(na && isUuid(na) ? { na } : {}) });
    return { casussen: casussen.map(lineOf), ...(volgende ? { volgende } : {}) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Het dossier van een casus; de reden wordt eerst vastgelegd' })
  @ApiHeader({ name: 'Reden', required: true, description: 'Waarom u dit dossier opent' })
  @ApiOkResponse({ description: 'Het dossier' })
  get(@Door() door: Gebruiker, @Param('id') id: string, @Headers('reden') reden?: string): Promise<GelezenCasus> {
    return this.casussen.open(door, id, reden);
  }

  @Post(':id/vragen')
  @HttpCode(202)
  @ApiOperation({ summary: 'Bevestig welke vragen noodzakelijk zijn' })
  @ApiBody({ type: VraagbesluitVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  async ask(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return asAnswer(await this.casussen.ask(door, id, validate(VraagbesluitVerzoek, body)));
  }

  @Post(':id/vervolgbesluit')
  @HttpCode(202)
  @ApiOperation({ summary: 'Neem het vervolgbesluit' })
  @ApiBody({ type: VervolgbesluitVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  async decide(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return asAnswer(await this.casussen.decide(door, id, validate(VervolgbesluitVerzoek, body), new Date()));
  }

  @Post(':id/notities')
  @HttpCode(202)
  @ApiOperation({ summary: 'Leg een contactmoment of een toezegging van anonimiteit vast' })
  @ApiBody({ type: NotitieVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  async note(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return asAnswer(await this.casussen.note(door, id, validate(NotitieVerzoek, body)));
  }

  @Post(':id/doorzending')
  @HttpCode(202)
  @ApiOperation({ summary: 'Zend de melding door naar de regio waarvoor zij is' })
  @ApiBody({ type: DoorzendingVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  async sendOn(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return asAnswer(await this.casussen.sendOn(door, id, validate(DoorzendingVerzoek, body)));
  }

  @Post(':id/koppelingen')
  @HttpCode(202)
  @ApiOperation({ summary: 'Zeg dat een andere casus over hetzelfde incident gaat; beide casussen tonen het' })
  @ApiBody({ type: KoppelVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  async koppel(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return asAnswer(await this.casussen.koppel(door, id, validate(KoppelVerzoek, body).ander));
  }
}

const asAnswer = ({ id, ontvangenOp, status }: Receipt) => ({ id, ontvangenOp: ontvangenOp.toISOString(), status });
const lineOf = ({ ontvangenOp, ...rest }: CasusRegel) => ({ ...rest, ontvangenOp: ontvangenOp.toISOString() });
