import { DynamicModule, Module } from '@nestjs/common';
import { BeheerController } from './beheer.controller';
import { BeheerService, BeheerStore } from './beheer.service';
import { BerichtController } from './bericht.controller';
import { OorzaakController } from './oorzaak.controller';
import { Taken } from './taken';

/** The screens of administrators: numbers, ids and codes. */
@Module({ controllers: [BeheerController, OorzaakController, BerichtController], providers: [BeheerService, Taken] })
export class BeheerModule {
  static with(store: BeheerStore): DynamicModule {
    return { module: BeheerModule, providers: [{ provide: BeheerStore, useValue: store }] };
  }
}
