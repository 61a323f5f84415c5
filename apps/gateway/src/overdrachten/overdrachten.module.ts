import { DynamicModule, Module } from '@nestjs/common';
import { Inbox } from './inbox';
import { OverdrachtenApiController } from './overdrachten-api.controller';
import { OverdrachtenController } from './overdrachten.controller';
import { OverdrachtenService } from './overdrachten.service';

/** The inbox of municipal teams, page and API. */
@Module({ controllers: [OverdrachtenController, OverdrachtenApiController], providers: [OverdrachtenService] })
export class OverdrachtenModule {
  static with(inbox: Inbox): DynamicModule {
    return { module: OverdrachtenModule, providers: [{ provide: Inbox, useValue: inbox }] };
  }
}
