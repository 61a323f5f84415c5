import { DynamicModule, Global, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { Log } from '@schakel/runtime';
import { AccessLog, RequestLog, Sessions, WebModule, WebSettings } from './web';

/** What the application hands to the frame, and the doors and screens that plug into it. */
export interface GatewayParts {
  readonly settings: WebSettings;
  readonly sessions: Sessions;
  readonly accessLog: AccessLog;
  readonly log: RequestLog;
  readonly logger: Log;
  readonly modules: readonly (Type | DynamicModule)[];
}

@Global()
@Module({})
class PartsModule {
  static with({ settings, sessions, accessLog, log }: GatewayParts): DynamicModule {
    const providers = [
      { provide: WebSettings, useValue: settings },
      { provide: Sessions, useValue: sessions },
      { provide: AccessLog, useValue: accessLog },
      { provide: RequestLog, useValue: log },
    ];
    return { module: PartsModule, providers, exports: [WebSettings, Sessions, AccessLog, RequestLog] };
  }
}

@Module({})
export class GatewayModule {
  static with(parts: GatewayParts): DynamicModule {
    return { module: GatewayModule, imports: [PartsModule.with(parts), WebModule, ...parts.modules] };
  }
}
