import { bestandsnaam } from '@schakel/domain';
import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { gebruikerOf, Redenen, Voor } from '../web';
import { DienstGuard } from './dienst';
import { DocumentenService } from './documenten.service';
import { lezers } from './rollen';

/** The document of a melding, or the mail that it was typed over from, as it came, for the worker's own programs to look at, under a name and a type that say nothing. */
@ApiExcludeController()
@Controller('werkvoorraad/casussen/:id/documenten')
@Voor(...lezers)
@UseGuards(DienstGuard)
export class DocumentenController {
  constructor(
    private readonly documenten: DocumentenService,
    private readonly redenen: Redenen,
  ) {}

  @Get(':bericht')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param() params: Record<string, string>): Promise<void> {
    const { id = '', bericht = '' } = params;
    const { naam, bytes } = await this.documenten.open(gebruikerOf(request), id, bericht, this.redenen.of(request, id));
    const disposition = `attachment; filename="${bestandsnaam('document', naam)}"`;
    void reply.type('application/octet-stream').header('content-disposition', disposition).send(bytes);
  }
}
