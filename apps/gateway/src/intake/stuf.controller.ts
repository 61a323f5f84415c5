import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { errorCodes, RejectError, uuidV7, type Hub, type Machine, type Soort } from '@schakel/contracts';
import {
  bevestigingWortels,
  bv03,
  fo03,
  RefusedXml,
  wrapFault,
  wrapSoap,
  type Antwoordadres,
  type XmlEnvelope,
} from '@schakel/ketenpartners';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RawBody, VanPartij, VoorPartij } from '../web';
import { Acceptance, stufMeldingen } from './accept';
import { bodyOf, isXml } from './meldingen.controller';

/** Who we are on the SOAP door. An injection token. */
export abstract class OwnPartij {
  abstract readonly hub: Hub;
}

const answers = ['uitslag-check-op-bekendheid.v1', 'uitkomst-casusinformatie.v1', 'bezorging.v1', 'afwijzing.v1'] as const;
const perSoort: Partial<Record<Machine['partijSoort'], readonly Soort[]>> = { politie: stufMeldingen, rvdk: ['notificatie.v1'] };
/** The same as by HTTP: only the police reports by XML; an answer is taken from whoever was asked, a notificatie from a Raad. */
export const takenFrom = ({ partijSoort }: Machine): readonly Soort[] => [...answers, ...(perSoort[partijSoort] ?? [])];

const partners = ['politie', 'zorg', 'rvdk', 'zvh', 'veilig-thuis', 'gemeente'] as const;

/**
 * The SOAP 1.1 door for partners (StUF-Jeugdzorg 1.0.9): Bv03 after COMMIT, or Fo03 as a SOAP fault that names codes and places only.
 * A message that may succeed later is answered with 503, not with a fault: it is not the message that is wrong.
 */
@ApiTags('stuf')
@ApiBearerAuth()
@Controller('v1/stuf')
export class StufController {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly own: OwnPartij,
  ) {}

  @Post()
  @HttpCode(200)
  @VoorPartij(...partners)
  @RawBody()
  @ApiConsumes('text/xml')
  @ApiOperation({ summary: 'Stuur een StUF-Jeugdzorg-bericht (SOAP 1.1)' })
  async post(
    @VanPartij() partij: Machine,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const offered = { deur: 'soap', partij, ...bodyOf(request) } as const;
    if (!isXml(request.headers)) return this.acceptance.refuse(offered, new RejectError('type-niet-ondersteund'));
    void reply.type('text/xml; charset=utf-8');
    try {
      const { envelope } = await this.acceptance.accept(offered, 'soap', takenFrom(partij));
      return isBevestiging(envelope) ? nothing(reply) : wrapSoap(bv03(this.answerTo(envelope, partij)));
    } catch (error) {
      if (!(error instanceof RejectError)) throw error;
      void reply.status(500);
      const locaties = error.fouten.map(({ code, location }) => `${code} ${location}`);
      const answer = this.answerTo(error instanceof RefusedXml ? error.envelope : undefined, partij);
      return wrapFault('Client', errorCodes[error.code][1], fo03(answer, { code: error.code, locaties }));
    }
  }

  private answerTo(envelope: Partial<XmlEnvelope> | undefined, partij: Machine): Antwoordadres {
    const { hub } = this.own;
    const now = new Date();
    return {
      referentienummer: uuidV7(now.getTime()),
      crossRefnummer: envelope?.referentienummer ?? '',
      zender: { oin: hub.oin, naam: hub.naam },
      ontvanger: { oin: envelope?.zender ?? partij.spreektVoor[0] ?? '', naam: partij.partij },
      tijdstip: now,
    };
  }
}

/** A confirmation is not confirmed in its turn: 202 and no envelope (SOAP 1.1 over HTTP, WS-I Basic Profile 1.1 R2714). */
const isBevestiging = ({ wortel }: XmlEnvelope): boolean => (bevestigingWortels as readonly string[]).includes(wortel);
function nothing(reply: FastifyReply): Buffer {
  void reply.status(202);
  return Buffer.alloc(0);
}
