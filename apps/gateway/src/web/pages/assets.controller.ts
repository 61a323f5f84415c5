import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RejectError } from '@schakel/contracts';
import { Openbaar } from '../access/access';

interface Asset {
  readonly body: Buffer;
  readonly etag: string;
}
const read = (path: string): Asset => {
  const body = readFileSync(path);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
};

/** The style sheets: the Utrecht design system as published, and our own. */
@Controller('stijl')
@Openbaar()
export class AssetsController {
  private readonly assets = new Map<string, Asset>([
    ['utrecht.css', read(require.resolve('@utrecht/component-library-css/dist/html.css'))],
    ['schakel.css', read(join(__dirname, '..', 'templates', 'stijl.css'))],
  ]);

  @Get(':naam')
  asset(@Param('naam') naam: string, @Res() reply: FastifyReply): void {
    const asset = this.assets.get(naam);
    if (asset === undefined) throw new RejectError('niet-gevonden');
    reply.header('cache-control', 'public, max-age=3600').header('etag', asset.etag);
    if (reply.request.headers['if-none-match'] === asset.etag) void reply.status(304).send();
    else void reply.type('text/css; charset=utf-8').send(asset.body);
  }
}
