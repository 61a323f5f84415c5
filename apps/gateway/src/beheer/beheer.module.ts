import { DynamicModule, Module } from '@nestjs/common';
import { BeheerController } from './beheer.controller';
import { BeheerService, BeheerStore } from './beheer.service';

/** The screen of administrators: numbers, ids and codes. */
@Module({ controllers: [BeheerController], providers: [BeheerService] })
export class BeheerModule {
  static with(store: BeheerStore): DynamicModule {
    return { module: BeheerModule, providers: [{ provide: BeheerStore, useValue: store }] };
  }
}
