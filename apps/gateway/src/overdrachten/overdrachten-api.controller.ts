import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Gebruiker } from '@schakel/contracts';
import { validate } from '@schakel/contracts';
import { Door, Voor } from '../web';
import { viewOf } from './overdracht-view';
import { OverdrachtenService } from './overdrachten.service';
import type { Antwoord } from './verzoeken';
import { acceptatie, AcceptatieVerzoek, afronding, AfrondingVerzoek, teruggave, TeruggaveVerzoek, vraag, VraagVerzoek } from './verzoeken';

/** The inbox for the systems of a team: the same four answers as on the page. */
@ApiTags('Overdrachten')
@ApiBearerAuth()
@Controller('v1/overdrachten')
@Voor('lokaal-team', 'lokaal-team-leider')
export class OverdrachtenApiController {
  constructor(private readonly overdrachten: OverdrachtenService) {}

  @Get()
  @ApiOperation({ summary: 'De overdrachten aan de eigen teams' })
  @ApiOkResponse({ description: 'De overdrachten, nieuwste eerst, zonder inhoud' })
  async list(@Door() door: Gebruiker): Promise<object> {
    return { overdrachten: (await this.overdrachten.list(door)).map(viewOf) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Een overdracht; de inhoud na oppakken' })
  @ApiOkResponse({ description: 'De overdracht' })
  async one(@Door() door: Gebruiker, @Param('id') id: string): Promise<object> {
    return viewOf(await this.overdrachten.open(door, id));
  }

  @Post(':id/acceptatie')
  @HttpCode(202)
  @ApiOperation({ summary: 'Oppakken: dit is voor ons' })
  @ApiBody({ type: AcceptatieVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  accept(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return this.answer(door, id, acceptatie(validate(AcceptatieVerzoek, body)));
  }

  @Post(':id/teruggave')
  @HttpCode(202)
  @ApiOperation({ summary: 'Teruggeven aan Veilig Thuis, met een reden' })
  @ApiBody({ type: TeruggaveVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  giveBack(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return this.answer(door, id, teruggave(validate(TeruggaveVerzoek, body)));
  }

  @Post(':id/vraag')
  @HttpCode(202)
  @ApiOperation({ summary: 'Een vraag stellen aan Veilig Thuis' })
  @ApiBody({ type: VraagVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  ask(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return this.answer(door, id, vraag(validate(VraagVerzoek, body)));
  }

  @Post(':id/afronding')
  @HttpCode(202)
  @ApiOperation({ summary: 'Afronden, met het resultaat' })
  @ApiBody({ type: AfrondingVerzoek })
  @ApiAcceptedResponse({ description: 'Aangenomen' })
  finish(@Door() door: Gebruiker, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    return this.answer(door, id, afronding(validate(AfrondingVerzoek, body)));
  }

  private async answer(door: Gebruiker, id: string, antwoord: Antwoord): Promise<object> {
    return { id: await this.overdrachten.answer(door, id, antwoord) };
  }
}
