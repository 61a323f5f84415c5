import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RejectError, type Machine } from '@schakel/contracts';
import { JournalAppender, type Receipt } from '@schakel/store/journal-append';
import type { Teruggekoppeld } from '@schakel/store/terugkoppeling';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VanPartij, VoorPartij } from '../web';
import { Acceptance, stufMeldingen } from './accept';

/** What a sender gets: id, moment, state, and the places of doubtful values. Nothing that the sender sent. */
export interface OntvangstbewijsAnswer {
  readonly id: string;
  readonly ontvangenOp: string;
  readonly status: Receipt['status'];
  readonly twijfel?: readonly string[];
  /** What the sender heard last about it: the step that was taken, no content (Wmo 4.1.1 lid 2 g). */
  readonly terugkoppeling?: { readonly status: string; readonly uitkomst?: string; readonly op: string };
}

export const asAnswer = ({ id, ontvangenOp, status, twijfel }: Receipt): OntvangstbewijsAnswer => ({
  id,
  ontvangenOp: ontvangenOp.toISOString(),
  status,
  ...(twijfel.length > 0 ? { twijfel } : {}),
});

/** What a sender may read back of the outbox. An injection token. */
export abstract class Terugkoppelingen {
  abstract read(melding: string, partij: string): Promise<Teruggekoppeld | undefined>;
}

/** The HTTP door for reports (interfaces.md; StUF-Jeugdzorg 1.0.9). 202 only after COMMIT. */
@ApiTags('meldingen')
@ApiBearerAuth()
@Controller('v1/meldingen')
export class MeldingenController {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly journal: JournalAppender,
    private readonly reports: Terugkoppelingen,
  ) {}

  @Post()
  @HttpCode(202)
  @VoorPartij('politie')
  @ApiConsumes('application/xml')
  @ApiOperation({ summary: 'Doe een melding (vtMeldingDi01, meldingGeneriekDi01 of zorgmeldingDi01, StUF-Jeugdzorg 1.0.9)' })
  @ApiResponse({ status: 202, description: 'Ontvangen en vastgelegd' })
  async post(
    @VanPartij() partij: Machine,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ): Promise<OntvangstbewijsAnswer> {
    if (!isXml(request.headers)) throw new RejectError('type-niet-ondersteund');
    const offered = { deur: 'http', partij, body: bodyOf(request), ...(key ? { idempotentie: key } : {}) } as const;
    const { receipt } = await this.acceptance.accept(offered, 'meldingen', stufMeldingen);
    void reply.header('location', `/v1/meldingen/${receipt.id}`);
    return asAnswer(receipt);
  }

  @Get(':id')
  @VoorPartij('politie', 'zorg', 'veilig-thuis')
  @ApiOperation({ summary: 'Het ontvangstbewijs van een eigen melding, ook van een afgewezen melding' })
  async get(@VanPartij() { partij }: Machine, @Param('id') id: string): Promise<OntvangstbewijsAnswer> {
    const receipt = await this.journal.receipt(id, partij);
    if (!receipt) throw new RejectError('niet-gevonden');
    const heard = await this.reports.read(id, partij);
    return { ...asAnswer(receipt), ...(heard ? { terugkoppeling: { ...heard, op: heard.op.toISOString() } } : {}) };
  }
}

/** XML as it is: nothing here unpacks a body, so a packed one is told to come unpacked. */
export const isXml = ({ 'content-type': type, 'content-encoding': packed = 'identity' }: IncomingHttpHeaders): boolean =>
  /^(application|text)\/xml\b/i.test(type ?? '') && packed === 'identity';

/** The raw bytes; no body at all is an empty message, which no schema accepts. */
export function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
