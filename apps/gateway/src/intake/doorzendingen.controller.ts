import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RejectError, validate, Veld, type DoorzendingReactie, type Machine } from '@schakel/contracts';
import { JournalAppender } from '@schakel/store/journal-append';
import { VanPartij, VoorPartij } from '../web';
import { ontvangstbewijs } from './beschrijving';
import { asAnswer, type OntvangstbewijsAnswer } from './meldingen.controller';

/** Why another region does not take a melding over. */
export class TeruggaveVanRegio {
  @Veld({ gevoeligheid: 'vrije-tekst', max: 2000 }) reden!: string;
}

/**
 * Where another region says whether it takes over the melding that we sent there, by the `kenmerk` that stands in it. Until it confirms the family
 * is ours. 202 only after COMMIT; the same answer again is the same bericht.
 */
@ApiTags('doorzendingen')
@ApiBearerAuth()
@Controller('v1/doorzendingen')
@VoorPartij('veilig-thuis')
export class DoorzendingenController {
  constructor(private readonly journal: JournalAppender) {}

  @Post(':id/acceptatie')
  @HttpCode(202)
  @ApiOperation({ summary: 'Neem een doorgezonden melding over; vanaf nu is zij van u' })
  @ApiAcceptedResponse({ description: 'Vastgelegd', schema: ontvangstbewijs })
  confirm(@VanPartij() partij: Machine, @Param('id') id: string): Promise<OntvangstbewijsAnswer> {
    return this.answer(partij, id, 'acceptatie');
  }

  @Post(':id/teruggave')
  @HttpCode(202)
  @ApiOperation({ summary: 'Neem een doorgezonden melding niet over; zij blijft van ons' })
  @ApiBody({ type: TeruggaveVanRegio })
  @ApiAcceptedResponse({ description: 'Vastgelegd', schema: ontvangstbewijs })
  refuse(@VanPartij() partij: Machine, @Param('id') id: string, @Body() body: unknown): Promise<OntvangstbewijsAnswer> {
    return this.answer(partij, id, 'teruggave', validate(TeruggaveVanRegio, body).reden);
  }

  /** Only the region that got it may answer; to anybody else it does not exist. */
  private async answer({ partij }: Machine, id: string, reactie: DoorzendingReactie, reden?: string): Promise<OntvangstbewijsAnswer> {
    const sent = await this.journal.question(id);
    if (sent?.ontvanger !== partij) throw new RejectError('niet-gevonden');
    const said = { casus: sent.casus, doorzending: sent.verzending, reactie, ...(reden ? { reden } : {}) };
    return asAnswer(
      await this.journal.append({
        soort: 'reactie-op-doorzending.v1',
        deur: 'http',
        partij,
        referentie: `reactie-op-doorzending ${id} ${reactie}`,
        bytes: Buffer.from(JSON.stringify(said), 'utf8'),
        dringend: false,
        casus: sent.casus,
      }),
    );
  }
}
