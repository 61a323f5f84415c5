import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { nestLogger } from '@schakel/runtime';
import type { GatewayParts } from './gateway.module';
import { GatewayModule } from './gateway.module';
import { describeApi } from './openapi';
import { ApiDescription, createAdapter, demandDeclaredAccess, equip } from './web';

/**
 * The complete HTTP application, initialised and not yet listening. Bodies in JSON keep their bytes as `rawBody`.
 *
 * @throws when a route does not declare who may call it
 */
export async function createGateway(parts: GatewayParts): Promise<NestFastifyApplication> {
  const adapter = createAdapter(parts.settings);
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.with(parts), adapter, {
    bodyParser: false,
    logger: nestLogger(parts.logger),
    abortOnError: false,
  });
  await equip(app, parts.settings, parts.log);
  demandDeclaredAccess(app);
  app.get(ApiDescription).document = describeApi(app, parts.settings);
  await app.init();
  return app;
}
