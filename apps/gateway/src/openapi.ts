import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { WebSettings } from './web';

/** The description of the machine API: every route under /v1/, made from the contracts and the controllers. */
export function describeApi(app: INestApplication, settings: Pick<WebSettings, 'apiVersie' | 'gatewayUrl'>): object {
  const outline = new DocumentBuilder()
    .setTitle('Schakel: knooppunt van Veilig Thuis en de ketenpartners')
    .setDescription(
      'Meldingen aannemen, vragen aan ketenpartners stellen en overdrachten aan gemeentelijke teams doen. Fouten zijn application/problem+json.',
    )
    .setVersion(settings.apiVersie)
    .addServer(settings.gatewayUrl)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Toegangsbewijs met aud urn:schakel:api' })
    .addGlobalResponse({ status: '4XX', description: 'De aanvraag is geweigerd (application/problem+json)' })
    .addGlobalResponse({ status: '5XX', description: 'De hub kan nu niet antwoorden (application/problem+json)' })
    .build();
  const document = SwaggerModule.createDocument(app, outline);
  return { ...document, paths: Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/v1/'))) };
}
