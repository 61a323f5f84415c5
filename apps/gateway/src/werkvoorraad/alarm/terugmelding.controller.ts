import { createHmac, timingSafeEqual } from 'node:crypto';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RejectError, validate } from '@schakel/contracts';
import { Openbaar } from '../../web';
import { AlarmTerugmelding } from '../verzoeken';
import { AlarmService, AlarmStore } from './alarm.service';

/**
 * Where the provider of calls and text messages tells what became of them. No login: every body is signed with a secret that only the provider has,
 * `Schakel-Handtekening: sha256=<HMAC-SHA-256 in hex>`. The same again has no further effect.
 */
@ApiExcludeController()
@Controller('v1/alarm/terugmeldingen')
export class TerugmeldingController {
  constructor(
    private readonly alarmen: AlarmService,
    private readonly store: AlarmStore,
  ) {}

  /** `gehoord` is for the ear of whoever pressed or replied; empty: nothing. */
  @Post()
  @HttpCode(200)
  @Openbaar()
  async tell(@Req() request: RawBodyRequest<FastifyRequest>, @Body() body: unknown): Promise<{ gehoord: string }> {
    this.demandSigned(request);
    return { gehoord: await this.alarmen.hear(validate(AlarmTerugmelding, body)) };
  }

  private demandSigned({ rawBody, headers }: RawBodyRequest<FastifyRequest>): void {
    const { geheim } = this.store;
    const given = Buffer.from(String(headers['schakel-handtekening'] ?? ''));
    const wanted = Buffer.from(
      `sha256=${createHmac('sha256', geheim ?? '')
        .update(rawBody ?? '')
        .digest('hex')}`,
    );
    if (!geheim || given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new RejectError('niet-ingelogd');
  }
}
