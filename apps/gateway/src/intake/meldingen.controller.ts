import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { isDatum, MeldingProfessional, RejectError, type Machine } from '@schakel/contracts';
import { JournalAppender, type Receipt } from '@schakel/store/journal-append';
import type { tellingVan } from '@schakel/store/tellingen';
import type { Teruggekoppeld } from '@schakel/store/terugkoppeling';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RawBody, TooLargeBody, VanPartij, VoorPartij } from '../web';
import { Acceptance, stufMeldingen, type Offered } from './accept';
import { dagtelling, meldingBody, ontvangstbewijs } from './beschrijving';
import { JsonAcceptance } from './json-acceptance';

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

/** What a sender may read back: what it heard last about its melding, and how much of it came in on a day. An injection token. */
export abstract class Terugkoppelingen {
  abstract tellingen(partij: string, dag: string): Promise<Awaited<ReturnType<typeof tellingVan>>>;
  abstract read(melding: string, partij: string): Promise<Teruggekoppeld | undefined>;
}

/** The HTTP door for reports: StUF-Jeugdzorg 1.0.9 from the police, JSON from any professional. 202 only after COMMIT. */
@ApiTags('meldingen')
@ApiBearerAuth()
@Controller('v1/meldingen')
export class MeldingenController {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly json: JsonAcceptance,
    private readonly journal: JournalAppender,
    private readonly reports: Terugkoppelingen,
  ) {}

  @Post()
  @HttpCode(202)
  @VoorPartij('politie', 'zorg', 'veilig-thuis')
  @RawBody()
  @ApiOperation({
    summary:
      'Doe een melding: vtMeldingDi01, meldingGeneriekDi01 of zorgmeldingDi01 (StUF-Jeugdzorg 1.0.9), of melding-professional (JSON)',
    requestBody: meldingBody,
  })
  @ApiExtraModels(MeldingProfessional)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Een tweede sleutel naast het kenmerk; vervangt het niet' })
  @ApiResponse({ status: 202, description: 'Ontvangen en vastgelegd', schema: ontvangstbewijs })
  async post(
    @VanPartij() partij: Machine,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OntvangstbewijsAnswer> {
    const key = request.headers['idempotency-key'];
    const receipt = await this.take(partij, request, typeof key === 'string' && key ? { idempotentie: key } : {});
    void reply.header('location', `/v1/meldingen/${receipt.id}`);
    return asAnswer(receipt);
  }

  /** By what the body says to be. Only the police reports by XML. */
  private async take(partij: Machine, request: FastifyRequest, more: { readonly idempotentie?: string }): Promise<Receipt> {
    const shared = { deur: 'http', ...bodyOf(request), ...more } as const;
    const [xml, json] = [
      { ...shared, partij },
      { ...shared, partij: partij.partij },
    ];
    const police = partij.partijSoort === 'politie';
    if (isJson(request.headers)) return this.json.accept(json);
    if (!isXml(request.headers)) {
      const error = new RejectError('type-niet-ondersteund');
      return police ? this.acceptance.refuse(xml, error) : this.json.refuse(json, error);
    }
    if (!police) return this.acceptance.refuse(xml, new RejectError('niet-toegestaan'));
    return (await this.acceptance.accept(xml, 'meldingen', stufMeldingen)).receipt;
  }

  /** Before `:id`, or it would be one. */
  @Get('tellingen')
  @VoorPartij('politie', 'zorg', 'veilig-thuis')
  @ApiOperation({ summary: 'Hoeveel er op een dag van u binnenkwam, per deur; vergelijk het met wat u verstuurde' })
  @ApiQuery({ name: 'dag', description: 'een dag in Nederland: 2026-05-04' })
  @ApiResponse({ status: 200, description: 'De aantallen van die dag', schema: dagtelling })
  async tellingen(@VanPartij() { partij }: Machine, @Query('dag') dag?: unknown): Promise<object> {
    if (typeof dag !== 'string' || !isDatum(dag)) throw new RejectError('invoer-ongeldig', [{ code: 'invoer-ongeldig', location: 'dag' }]);
    return { dag, deuren: await this.reports.tellingen(partij, dag) };
  }

  @Get(':id')
  @VoorPartij('politie', 'zorg', 'veilig-thuis')
  @ApiOperation({ summary: 'Het ontvangstbewijs van een eigen melding, ook van een afgewezen melding' })
  @ApiResponse({ status: 200, description: 'Stand, en de laatste terugkoppeling', schema: ontvangstbewijs })
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

/** JSON is UTF-8 (RFC 8259); who says another charset is told so. */
export const isJson = ({ 'content-type': type = '', 'content-encoding': packed = 'identity' }: IncomingHttpHeaders): boolean =>
  /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) && packed === 'identity';

/** The raw bytes; no body at all is an empty message, which no reader accepts. */
export function bodyOf({ body }: FastifyRequest): Pick<Offered, 'body' | 'tooLarge'> {
  if (body instanceof TooLargeBody) return { body: body.begin, tooLarge: true };
  return { body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}
